using System.Globalization;
using System.Text;

namespace HiveContracts;

/// <summary>Finds the JSON path of a byte by scanning the document once more, so that reading without errors does not pay for paths.</summary>
internal static class JsonPath
{
    // Only the start of a name is shown. An escaped surrogate pair takes 12 bytes.
    private const int MaxNameBytes = Excerpt.MaxLength * 12;

    /// <summary>Returns the path of the value or property that contains a byte. The document needs to be valid only up to that byte.</summary>
    internal static string PathAt(ReadOnlySpan<byte> document, long offset)
    {
        var steps = new List<Step>();
        bool startsItem = true; // whether a property name or an array element may start
        int index = JsonReader.LengthOfByteOrderMark(document);
        while (index < document.Length && index <= offset)
        {
            int start = index++;
            switch ((char)document[start])
            {
                case ' ' or '\n' or '\r' or '\t' or ':':
                    continue;
                case ',':
                    startsItem = true;
                    continue;
                case '}' or ']':
                    if (steps is [.., Step open] && open.IsArray == (document[start] == ']'))
                    {
                        steps.RemoveAt(steps.Count - 1);
                    }

                    startsItem = false;
                    continue;
                case '{':
                    CountElement(steps, startsItem);
                    steps.Add(new Step(isArray: false, -1, 0..0));
                    startsItem = true;
                    break;
                case '[':
                    CountElement(steps, startsItem);
                    steps.Add(new Step(isArray: true, -1, 0..0));
                    startsItem = true;
                    break;
                case '"':
                    index = FindStringEnd(document, index);
                    if (startsItem && steps is [.., { IsArray: false }])
                    {
                        steps[^1] = new Step(isArray: false, 0, start..index);
                    }
                    else
                    {
                        CountElement(steps, startsItem);
                    }

                    startsItem = false;
                    break;
                default:
                    CountElement(steps, startsItem);
                    startsItem = false;
                    while (index < document.Length && document[index] is not ((byte)',' or (byte)']' or (byte)'}' or <= (byte)' '))
                    {
                        index++;
                    }

                    break;
            }
        }

        return Format(document, steps);
    }

    /// <summary>Returns the line and the byte in that line of a byte, both from zero.</summary>
    internal static (long Line, long Column) LineAt(ReadOnlySpan<byte> document, long offset)
    {
        ReadOnlySpan<byte> before = document[..(int)offset];
        return (before.Count((byte)'\n'), offset - (before.LastIndexOf((byte)'\n') + 1));
    }

    /// <summary>Returns the step of a path that leads to a property.</summary>
    internal static string StepTo(string property)
    {
        var step = new StringBuilder();
        AppendProperty(step, property);
        return step.ToString();
    }

    private static void CountElement(List<Step> steps, bool startsItem)
    {
        if (startsItem && steps is [.., { IsArray: true } array])
        {
            steps[^1] = new Step(isArray: true, array.Index + 1, 0..0);
        }
    }

    private static int FindStringEnd(ReadOnlySpan<byte> document, int index)
    {
        while (index < document.Length)
        {
            switch (document[index])
            {
                case (byte)'"':
                    return index + 1;
                case (byte)'\\':
                    index += 2;
                    break;
                default:
                    index++;
                    break;
            }
        }

        return document.Length;
    }

    private static string Unquote(ReadOnlySpan<byte> name)
    {
        if (name.Length > MaxNameBytes)
        {
            return Encoding.UTF8.GetString(name[1..MaxNameBytes]); // not unescaped: the cut may be inside an escape
        }

        try
        {
            return new JsonReader(name).ReadString();
        }
        catch (ContractException)
        {
            return "?"; // the name is truncated or not valid Unicode
        }
    }

    private static string Format(ReadOnlySpan<byte> document, List<Step> steps)
    {
        var path = new StringBuilder("$");
        foreach (Step step in steps)
        {
            if (step.Index < 0)
            {
                continue; // the byte is the opening bracket, so the path is that of the object or array itself
            }

            if (step.IsArray)
            {
                path.Append('[').Append(step.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
                continue;
            }

            AppendProperty(path, Unquote(document[step.Name]));
        }

        return path.ToString();
    }

    private static void AppendProperty(StringBuilder path, string fullName)
    {
        string name = Excerpt.Of(fullName);
        if (IsPlain(name))
        {
            path.Append('.').Append(name);
            return;
        }

        path.Append("['").Append(name.Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
    }

    private static bool IsPlain(string name)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    /// <summary>
    /// An open object, with the range of its current property's quoted name, or an open array, with its current index. The index is -1 before the first item.
    /// </summary>
    private readonly struct Step(bool isArray, int index, Range name)
    {
        internal bool IsArray => isArray;

        internal int Index => index;

        internal Range Name => name;
    }
}
