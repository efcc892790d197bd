using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HiveContracts.Support;

/// <summary>Finds the JSON path of a byte by reading the document once more: a reader that succeeds pays nothing for paths.</summary>
internal static class JsonLocation
{
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = JsonScanner.MaxDepth + 1 };

    internal static string PathAt(ReadOnlySpan<byte> document, long offset)
    {
        var steps = new Stack<Step>();
        int start = JsonScanner.LengthOfByteOrderMark(document);
        offset -= start;
        var reader = new Utf8JsonReader(document[start..], ReaderOptions);
        try
        {
            while (reader.Read() && reader.TokenStartIndex <= offset)
            {
                Advance(ref reader, steps);
                if (reader.TokenStartIndex == offset && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
                {
                    break;
                }
            }
        }
        catch (JsonException)
        {
            // Malformed from here on: the path so far is the path of the fault.
        }

        return Print(steps);
    }

    internal static (long Line, long Column) LineAt(ReadOnlySpan<byte> document, long offset)
    {
        ReadOnlySpan<byte> before = document[..(int)offset];
        return (before.Count((byte)'\n'), offset - (before.LastIndexOf((byte)'\n') + 1));
    }

    private static void Advance(ref Utf8JsonReader reader, Stack<Step> steps)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                steps.Pop();
                steps.Push(new Step(Text(ref reader), 0));
                return;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                steps.Pop();
                return;
        }

        if (steps.TryPeek(out Step top) && top.Name is null)
        {
            steps.Pop();
            steps.Push(top with { Index = top.Index + 1 });
        }

        if (reader.TokenType is JsonTokenType.StartObject)
        {
            steps.Push(new Step("", -1));
        }
        else if (reader.TokenType is JsonTokenType.StartArray)
        {
            steps.Push(new Step(null, -1));
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "?"; // not Unicode: that is the fault being reported, or not worth another
        }
    }

    private static string Print(Stack<Step> steps)
    {
        var path = new StringBuilder("$");
        foreach (Step step in steps.Reverse())
        {
            if (step.Index < 0)
            {
                continue; // just opened: the fault is the object or array itself
            }

            if (step.Name is null)
            {
                path.Append('[').Append(step.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
            else if (step.Name.Length > 0 && step.Name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                path.Append('.').Append(step.Name);
            }
            else
            {
                path.Append("['").Append(step.Name.Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
            }
        }

        return path.ToString();
    }

    /// <summary>An open object (with the property being read) or, without a name, an open array (with the index being read).</summary>
    private readonly record struct Step(string? Name, int Index);
}
