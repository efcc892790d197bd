using System.Globalization;
using System.Text;

namespace HiveContracts;

/// <summary>Finds the JSON path of a byte by walking over the document once more: a reader that succeeds pays nothing for paths.</summary>
internal static class JsonPath
{
    /// <summary>The path of the value or the property that a byte is of; up to where the document is malformed, whatever follows.</summary>
    internal static string PathAt(ReadOnlySpan<byte> document, long offset)
    {
        var steps = new List<Step>();
        bool isNext = true; // whether a name or an element may start
        int at = JsonReader.LengthOfByteOrderMark(document);
        while (at < document.Length && at <= offset)
        {
            int start = at++;
            switch ((char)document[start])
            {
                case ' ' or '\n' or '\r' or '\t' or ':':
                    continue;
                case ',':
                    isNext = true;
                    continue;
                case '}' or ']':
                    if (steps is [.., Step open] && open.IsArray == (document[start] == ']'))
                    {
                        steps.RemoveAt(steps.Count - 1);
                    }

                    isNext = false;
                    continue;
                case '{':
                    Element(steps, isNext);
                    steps.Add(new Step(isArray: false, -1, 0..0));
                    isNext = true;
                    break;
                case '[':
                    Element(steps, isNext);
                    steps.Add(new Step(isArray: true, -1, 0..0));
                    isNext = true;
                    break;
                case '"':
                    at = EndOfString(document, at);
                    if (isNext && steps is [.., { IsArray: false }])
                    {
                        steps[^1] = new Step(isArray: false, 0, start..at);
                    }
                    else
                    {
                        Element(steps, isNext);
                    }

                    isNext = false;
                    break;
                default:
                    Element(steps, isNext);
                    isNext = false;
                    while (at < document.Length && document[at] is not ((byte)',' or (byte)']' or (byte)'}' or <= (byte)' '))
                    {
                        at++;
                    }

                    break;
            }
        }

        return Print(document, steps);
    }

    internal static (long Line, long Column) LineAt(ReadOnlySpan<byte> document, long offset)
    {
        ReadOnlySpan<byte> before = document[..(int)offset];
        return (before.Count((byte)'\n'), offset - (before.LastIndexOf((byte)'\n') + 1));
    }

    private static void Element(List<Step> steps, bool isNext)
    {
        if (isNext && steps is [.., { IsArray: true } array])
        {
            steps[^1] = new Step(isArray: true, array.Index + 1, 0..0);
        }
    }

    private static int EndOfString(ReadOnlySpan<byte> document, int at)
    {
        while (at < document.Length)
        {
            switch (document[at])
            {
                case (byte)'"':
                    return at + 1;
                case (byte)'\\':
                    at += 2;
                    break;
                default:
                    at++;
                    break;
            }
        }

        return document.Length;
    }

    private static string Text(ReadOnlySpan<byte> quoted)
    {
        try
        {
            return new JsonReader(quoted).ReadString();
        }
        catch (ContractException)
        {
            return "?"; // not Unicode, or cut: that is the fault being reported, or not worth another
        }
    }

    private static string Print(ReadOnlySpan<byte> document, List<Step> steps)
    {
        var path = new StringBuilder("$");
        foreach (Step step in steps)
        {
            if (step.Index < 0)
            {
                continue; // just opened: the fault is the object or array itself
            }

            if (step.IsArray)
            {
                path.Append('[').Append(step.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
                continue;
            }

            string name = Text(document[step.Name]);
            if (IsPlain(name))
            {
                path.Append('.').Append(name);
            }
            else
            {
                path.Append("['");
                foreach (char c in name)
                {
                    if (c == '\'')
                    {
                        path.Append('\\');
                    }

                    path.Append(c);
                }

                path.Append("']");
            }
        }

        return path.ToString();
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

    /// <summary>An open object, with where the property's name stands that is being read, or an open array, with the index.</summary>
    private readonly struct Step(bool isArray, int index, Range name)
    {
        internal bool IsArray => isArray;

        internal int Index => index;

        internal Range Name => name;
    }
}
