using System.Globalization;
using System.Text;

namespace HiveContracts.Fuzz;

/// <summary>Writes a document again as JSON that is equal to it, or that differs in one place.</summary>
internal sealed class Rewriter
{
    private readonly StringBuilder json = new();
    private readonly Dice dice;
    private readonly JsonStyle style;

    // The scalar or the bracket that is changed, counted from the start; negative once it is.
    private int change;

    private Rewriter(Dice dice, int change)
    {
        this.dice = dice;
        this.change = change;
        style = new JsonStyle(dice);
    }

    /// <summary>Returns the document with other white space, escapes, spellings of numbers and order of properties.</summary>
    /// <param name="dice">The dice.</param>
    /// <param name="node">The document.</param>
    /// <param name="change">The number of the value that is changed; -1 for none.</param>
    public static byte[] Rewrite(Dice dice, Node node, int change)
    {
        var rewriter = new Rewriter(dice, change);
        rewriter.Write(node);
        return Encoding.UTF8.GetBytes(rewriter.json.ToString());
    }

    /// <summary>Returns the number of values in a document.</summary>
    public static int Count(Node node) => 1 + node.Items.Sum(Count) + node.Properties.Sum(static property => Count(property.Value));

    private void Write(Node node)
    {
        bool isChanged = change-- == 0;
        switch (node.Kind)
        {
            case NodeKind.Object:
                WriteObject(node, isChanged);
                break;
            case NodeKind.Array:
                WriteArray(node, isChanged);
                break;
            case NodeKind.Text:
                json.Append(Strings.Quote(dice, style, isChanged ? Changed(node.Text!) : node.Text!));
                break;
            case NodeKind.Number:
                json.Append(isChanged ? ChangedNumber(node.RawText) : Respelled(node.RawText));
                break;
            default:
                json.Append(isChanged ? dice.Pick("true", "false", "null") : node.RawText);
                break;
        }
    }

    private void WriteObject(Node node, bool isChanged)
    {
        var properties = new List<NodeProperty>(node.Properties);

        // Of a repeated property, the last counts, so that such objects keep their order.
        if (properties.DistinctBy(static property => property.Name).Count() == properties.Count)
        {
            dice.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(properties));
        }

        bool isFirst = true;
        json.Append('{');
        int removed = isChanged && dice.OneIn(2) ? dice.Below(properties.Count + 1) : -1;
        for (int index = 0; index < properties.Count; index++)
        {
            if (index == removed)
            {
                continue;
            }

            WriteName(properties[index].Name!, ref isFirst);
            Write(properties[index].Value);
        }

        if (isChanged && removed < 0)
        {
            WriteName("added", ref isFirst);
            json.Append(dice.Pick("null", "1"));
        }

        json.Append(style.ItemGap()).Append('}');
    }

    private void WriteName(string name, ref bool isFirst)
    {
        json.Append(isFirst ? "" : ",").Append(style.ItemGap()).Append(Strings.Quote(dice, style, name)).Append(style.Colon());
        isFirst = false;
    }

    private void WriteArray(Node node, bool isChanged)
    {
        json.Append('[');
        int first = isChanged && node.Items.Count > 1 ? 1 : 0; // the first element becomes the last
        for (int index = 0; index < node.Items.Count; index++)
        {
            json.Append(index == 0 ? "" : ",").Append(style.ItemGap());
            Write(node.Items[(index + first) % node.Items.Count]);
        }

        json.Append(style.ItemGap()).Append(']');
    }

    private string Changed(string text) => dice.Below(4) switch
    {
        0 => text + "a",
        1 when text.Length > 1 && !char.IsSurrogate(text[0]) => text[1..],
        2 when text.Length > 0 && !char.IsSurrogate(text[^1]) => text[..^1] + (text[^1] == 'b' ? 'c' : 'b'),
        _ => text + "\0",
    };

    private string ChangedNumber(string number)
    {
        int digit = number.IndexOfAny(['1', '2', '3', '4', '5', '6', '7', '8'], dice.Below(number.Length));
        return digit < 0 || dice.OneIn(4)
            ? dice.Pick("0", "1", "7")
            : number[..digit] + (char)(number[digit] + 1) + number[(digit + 1)..];
    }

    /// <summary>Writes the same number with another point, other zeros or another exponent.</summary>
    private string Respelled(string number)
    {
        if (!style.IsOdd() && !dice.OneIn(4))
        {
            return number;
        }

        int end = number.IndexOfAny(['e', 'E']);
        string mantissa = end < 0 ? number : number[..end];
        string exponent = end < 0 ? "" : number[end..];
        return dice.Below(4) switch
        {
            0 => mantissa + (mantissa.Contains('.', StringComparison.Ordinal) ? "0" : ".0") + exponent,
            1 when exponent.Length == 0 => mantissa + dice.Pick("e0", "E+0", "e-0", "e00"),
            2 when exponent.Length == 0 && !mantissa.Contains('.', StringComparison.Ordinal) && mantissa.TrimStart('-') != "0" => mantissa + "0e-1",
            3 when exponent.Length > 0 => mantissa + exponent.Replace("e", "E", StringComparison.Ordinal),
            _ => number,
        };
    }
}
