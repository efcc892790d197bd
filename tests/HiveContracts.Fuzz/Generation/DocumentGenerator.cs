using System.Globalization;
using System.Text;

namespace HiveContracts.Fuzz;

/// <summary>Generates documents of a shape. Most are valid; their style decides how odd they are.</summary>
internal sealed partial class DocumentGenerator
{
    // Lists have at least as many elements, however long the document is: fewer make no frames.
    private const int MinFrames = 4;

    private readonly StringBuilder json = new();
    private readonly JsonStyle style;

    // Numbers have dice of their own: the frames of a video differ in their numbers and nothing else.
    private readonly Dice numbers;

    // Longer documents get few properties and no more elements.
    private int usualLength;

    // In frames, the length at the start of the list counts, so that all of them have the same properties.
    private int? lengthBeforeFrames;
    private Dice dice;

    private DocumentGenerator(Dice dice, JsonStyle style)
    {
        this.dice = dice;
        this.style = style;
        numbers = dice;
        usualLength = dice.OneIn(40) ? 20_000 : dice.Pick(200, 800, 1_600, 3_000);
    }

    /// <summary>Returns a document of a shape.</summary>
    /// <param name="dice">The dice.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="isPlain">Whether the document is one that the writer would write.</param>
    public static byte[] Generate(Dice dice, Shape shape, bool isPlain = false)
    {
        var generator = new DocumentGenerator(dice, new JsonStyle(dice, isPlain));
        string start = isPlain ? "" : generator.style.ItemGap();
        generator.WriteObject(shape);
        string mark = !isPlain && dice.OneIn(60) ? "\uFEFF" : "";
        return Encoding.UTF8.GetBytes(mark + start + generator.json + (isPlain ? "" : generator.style.ItemGap()));
    }

    /// <summary>Returns a value of a member, as the writer would write it.</summary>
    public static byte[] PlainValue(Dice dice, PropertyShape member)
    {
        var generator = new DocumentGenerator(dice, new JsonStyle(dice, isPlain: true)) { usualLength = 0 };
        generator.WriteValue(member);
        return Encoding.UTF8.GetBytes(generator.json.ToString());
    }

    /// <summary>Returns any JSON value.</summary>
    public static string Any(Dice dice)
    {
        var generator = new DocumentGenerator(dice, new JsonStyle(dice));
        generator.WriteAny(dice.OneIn(30) ? dice.Between(58, 70) : dice.Small(6));
        return generator.json.ToString();
    }

    private void WriteObject(Shape shape)
    {
        var properties = new List<PropertyShape>(shape.Properties.Where(property => IsWritten(shape, property)));
        if (!style.IsPlain && dice.OneIn(6))
        {
            dice.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(properties));
        }

        json.Append('{');
        bool isFirst = true;
        foreach (PropertyShape property in properties)
        {
            WriteOddities(shape, ref isFirst);
            int times = style.IsOdd() ? 2 : 1;
            for (int time = 0; time < times; time++)
            {
                WriteName(property.Name, ref isFirst);
                WriteProperty(property);
            }
        }

        WriteOddities(shape, ref isFirst);
        json.Append(style.IsPlain ? "" : style.ItemGap()).Append('}');
    }

    private bool IsWritten(Shape shape, PropertyShape property)
    {
        if (shape.Required.Contains(property.Name) || (shape.RequiredAny.Count > 0 && shape.RequiredAny[0] == property.Name))
        {
            return !style.IsMistaken();
        }

        bool isLong = (lengthBeforeFrames ?? json.Length) > usualLength;
        bool leadsToScores = property is { Kind: ValueKind.Scores } or { Name: "response" } || (property.Name == "output" && shape.Name == "TaskResponse");
        bool isNested = property.Kind is ValueKind.Object or ValueKind.Objects or ValueKind.Choice or ValueKind.Scores;
        return leadsToScores ? !dice.OneIn(6) : isNested ? !isLong && dice.OneIn(3) : dice.OneIn(isLong ? 8 : 2);
    }

    /// <summary>Writes an unknown property now and then.</summary>
    private void WriteOddities(Shape shape, ref bool isFirst)
    {
        if (!style.IsOdd())
        {
            return;
        }

        string known = shape.Properties[dice.Below(shape.Properties.Count)].Name;
        WriteName(dice.Pick(Strings.Text(dice), known + "x", known[..^1], known.ToUpperInvariant(), "unknown_" + dice.Below(4)), ref isFirst);
        WriteAny(dice.Small(4));
    }

    private void WriteName(string name, ref bool isFirst)
    {
        json.Append(isFirst ? "" : ",");
        isFirst = false;
        if (style.IsPlain)
        {
            json.Append(Strings.Quote(dice, style, name)).Append(':');
        }
        else
        {
            json.Append(style.ItemGap()).Append(Strings.Quote(dice, style, name)).Append(style.Colon());
        }
    }

    private void WriteProperty(PropertyShape property)
    {
        if (style.IsMistaken())
        {
            WriteAny(dice.Small(3));
        }
        else if (style.IsOdd() || (!style.IsPlain && dice.OneIn(40)))
        {
            json.Append("null");
        }
        else
        {
            WriteValue(property);
        }
    }

    private void WriteValue(PropertyShape property)
    {
        switch (property.Kind)
        {
            case ValueKind.Choice:
                // The first variant is the usual one; an array of outputs holds the class scores.
                WriteValue(dice.OneIn(5) ? property.Variants[1] : property.Variants[0]);
                break;
            case ValueKind.Object:
                WriteObject(property.Object!);
                break;
            case ValueKind.ObjectsOrOne when !style.IsPlain && dice.OneIn(4):
                WriteObjectOrString(property.Object!);
                break;
            case ValueKind.Objects or ValueKind.ObjectsOrOne:
                WriteObjects(property.Object!);
                break;
            case ValueKind.Scores:
                WriteScores();
                break;
            case ValueKind.Texts:
                WriteArray(dice.Small(4), () => json.Append(Strings.Quote(dice, style, Strings.Text(dice))));
                break;
            case ValueKind.Any:
                WriteAny(dice.Small(4));
                break;
            case ValueKind.Values:
                WriteArray(dice.Small(4), () => WriteAny(dice.Small(3)));
                break;
            default:
                json.Append(Scalar(property.Kind));
                break;
        }
    }

    private void WriteObjectOrString(Shape shape)
    {
        if (shape.StringForm is not null && !style.IsPlain && dice.OneIn(6))
        {
            json.Append(Strings.Quote(dice, style, Strings.Text(dice)));
        }
        else
        {
            WriteObject(shape);
        }
    }

    /// <summary>Writes a list whose elements are all different, or frames: elements that differ in their numbers, with some exceptions.</summary>
    private void WriteObjects(Shape shape)
    {
        bool areFrames = lengthBeforeFrames is null && dice.OneIn(shape.Name == "TaskOutput" ? 2 : 5);
        if (!areFrames)
        {
            WriteArray(dice.Small(4), () => WriteObjectOrString(shape));
            return;
        }

        // Some lists are as long as a video: many frames are searched in another way than a few.
        bool isVideo = shape.Name == "TaskOutput" && dice.OneIn(8);
        int count = isVideo ? dice.Between(40, 70) : dice.Between(2, 14);
        lengthBeforeFrames = isVideo ? int.MaxValue : json.Length;
        oddScores = isVideo ? dice.Pick(8, 1_000_000, 1_000_000) : oddScores;

        Dice outer = dice;
        ulong structure = dice.Bits();
        int exceptions = dice.Pick(3, 10, 1000, 1000);
        int mistakes = style.IsPlain ? 1000 : exceptions;
        WriteArray(count, () =>
        {
            dice = style.Dice = new Dice(outer.OneIn(mistakes) ? outer.Bits() : structure);
            WriteObjectOrString(shape);
            dice = style.Dice = outer;
        });
        lengthBeforeFrames = null;
        oddScores = 8;
    }

    private void WriteArray(int count, Action writeItem)
    {
        json.Append('[');
        for (int index = 0; index < count && (index < MinFrames || lengthBeforeFrames == int.MaxValue || json.Length < usualLength * 2); index++)
        {
            json.Append(index == 0 ? "" : ",").Append(style.IsPlain ? "" : style.ItemGap());
            writeItem();
        }

        json.Append(style.IsPlain ? "" : style.ItemGap()).Append(style.IsMistaken() ? ",]" : "]");
    }

    /// <summary>Writes any value whose objects and arrays are nested up to a number of levels.</summary>
    private void WriteAny(int levels)
    {
        if (levels <= 0)
        {
            json.Append(dice.Below(6) switch
            {
                0 => "null",
                1 => dice.Pick("true", "false"),
                2 or 3 => Numbers.Any(dice),
                4 when !style.IsPlain && dice.OneIn(10) => dice.Pick("\"\\ud800\"", "\"\\uDFFFa\"", "\"\\uD83D\\uDE00\""),
                _ => Strings.Quote(dice, style, Strings.Text(dice)),
            });
            return;
        }

        // A deep value is narrow.
        int count = levels > 8 ? 1 : dice.Small(4);
        if (dice.OneIn(2))
        {
            WriteArray(count, () => WriteAny(levels - 1));
            return;
        }

        json.Append('{');
        bool isFirst = true;
        for (int index = 0; index < count; index++)
        {
            WriteName(dice.Pick("a", "b", "class", "score", "classes", "label", Strings.Text(dice)), ref isFirst);
            WriteAny(levels - 1);
        }

        json.Append(style.ItemGap()).Append('}');
    }
}
