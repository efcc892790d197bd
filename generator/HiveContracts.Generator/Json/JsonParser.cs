using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Json;

/// <summary>
/// Reads a text by RFC 8259, to the letter, into tokens that know where they stand: Newtonsoft reads comments, single quotes, trailing commas and more that is no JSON,
/// rounds numbers, and tells where it stood when it was done with a token. A key that comes twice in one object of a schema is a fault, too: one of its values would be lost.
/// </summary>
internal sealed class JsonParser
{
    private readonly string text;
    private readonly int maxDepth;
    private readonly bool isSample;
    private int at;

    private JsonParser(string text, bool isSample)
    {
        this.text = text;
        this.isSample = isSample;

        // What validates documents goes as deep as documents do, and has the schemas a few levels down.
        maxDepth = isSample ? 64 : 60;
    }

    private char Next => at < text.Length ? text[at] : '\0';

    /// <summary>The value that a text is; or where the first fault is, and what it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isSample">Whether it is a document, of whose equal keys the last counts.</param>
    /// <param name="fault">Null where there is none.</param>
    public static JToken? Read(string text, bool isSample, out (int At, string Problem)? fault)
    {
        var syntax = new JsonParser(text, isSample);
        fault = null;
        try
        {
            syntax.SkipWhiteSpace();
            if (syntax.at == text.Length)
            {
                fault = (0, "the file is empty");
                return null;
            }

            JToken value = syntax.Value(0);
            syntax.SkipWhiteSpace();
            if (syntax.at == text.Length)
            {
                return value;
            }

            fault = (syntax.at, "expected the end of the file");
        }
        catch (FaultException exception)
        {
            fault = (exception.At, exception.Message);
        }

        return null;
    }

    private JToken Value(int depth)
    {
        if (depth > maxDepth)
        {
            throw Fault($"nested more than {maxDepth} deep");
        }

        int start = at;
        switch (Next)
        {
            case '{':
                return Placed(Object(depth), start, 1);
            case '[':
                return Placed(Array(depth), start, 1);
            case '"':
                return Placed(new JValue(String()), start, at - start);
            case 't':
                return Word("true", true);
            case 'f':
                return Word("false", false);
            case 'n':
                return Word("null", null);
            default:
                Number();
                return Placed(new JValue(ToNumber(text[start..at])), start, at - start);
        }
    }

    private JToken Placed(JToken token, int start, int length)
    {
        token.AddAnnotation(new JsonPlace(start, length, at));
        return token;
    }

    /// <summary>A number as C# has it: the text at its place has it exactly.</summary>
    private static object ToNumber(string number) =>
        long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer) ? (object)integer
        : double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value
        : number[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity; // which .NET Framework calls an error

    private JObject Object(int depth)
    {
        var found = new JObject();
        for (bool isFirst = true; More('}', isFirst); isFirst = false)
        {
            int start = at;
            if (Next != '"')
            {
                throw Fault("expected a key in double quotes");
            }

            string key = String();
            int end = at;
            if (found.ContainsKey(key))
            {
                at = isSample ? at : start;
                _ = isSample ? found.Remove(key) : throw Fault($"the key '{key}' comes twice");
            }

            SkipWhiteSpace();
            Expect(':');
            SkipWhiteSpace();
            JToken value = Value(depth + 1);
            found.Add(Placed(new JProperty(key, value), start, end - start));
        }

        return found;
    }

    private JArray Array(int depth)
    {
        var found = new JArray();
        for (bool isFirst = true; More(']', isFirst); isFirst = false)
        {
            found.Add(Value(depth + 1));
        }

        return found;
    }

    /// <summary>Goes to the next element behind a bracket or comma; false at the end.</summary>
    private bool More(char end, bool isFirst)
    {
        if (isFirst)
        {
            at++;
        }

        SkipWhiteSpace();
        if (Next == end)
        {
            at++;
            return false;
        }

        if (!isFirst)
        {
            Expect(',');
            SkipWhiteSpace();
        }

        return true;
    }

    private string String()
    {
        int start = ++at;
        StringBuilder? unescaped = null;
        for (; Next != '"'; at++)
        {
            if (at >= text.Length || text[at] < ' ')
            {
                throw Fault("expected the end of the string; a control character in it is written \\u00XX");
            }

            if (text[at] == '\\')
            {
                unescaped ??= new StringBuilder(text, start, at - start, Math.Max(16, (at - start) * 2));
                at++;
                unescaped.Append(Escape());
            }
            else
            {
                unescaped?.Append(text[at]);
            }
        }

        at++;
        return unescaped?.ToString() ?? text[start..(at - 1)];
    }

    /// <summary>The character that the escape at hand stands for; leaves its last one at hand.</summary>
    private char Escape()
    {
        if (Next == 'u' && at + 4 < text.Length && IsHexDigit(text[at + 1]) && IsHexDigit(text[at + 2]) && IsHexDigit(text[at + 3]) && IsHexDigit(text[at + 4]))
        {
            at += 4;
            return (char)int.Parse(text.Substring(at - 3, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        return Next switch
        {
            '"' or '\\' or '/' => Next,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Fault("expected an escape that JSON has"),
        };
    }

    private void Number()
    {
        if (Next == '-')
        {
            at++;
        }

        if (Next == '0')
        {
            at++;
        }
        else
        {
            Digits("a JSON value");
        }

        if (Next == '.')
        {
            at++;
            Digits("a digit");
        }

        if (Next is 'e' or 'E')
        {
            at++;
            if (Next is '+' or '-')
            {
                at++;
            }

            Digits("a digit");
        }
    }

    private void Digits(string expected)
    {
        if (Next is < '0' or > '9')
        {
            throw Fault("expected " + expected);
        }

        while (Next is >= '0' and <= '9')
        {
            at++;
        }
    }

    private JToken Word(string word, bool? value)
    {
        int start = at;
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            throw Fault("expected a JSON value");
        }

        at += word.Length;
        return Placed(value is { } flag ? new JValue(flag) : JValue.CreateNull(), start, word.Length);
    }

    private void Expect(char expected)
    {
        if (Next != expected)
        {
            throw Fault($"expected '{expected}'");
        }

        at++;
    }

    private void SkipWhiteSpace()
    {
        while (Next is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }
    }

    private static bool IsHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private FaultException Fault(string problem) => new(at, problem);

    private sealed class FaultException(int at, string problem) : Exception(problem)
    {
        public int At { get; } = at;
    }
}

/// <summary>Where a token stands in its file.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="Length">How long the property's name is, the value, or the bracket that it starts with.</param>
/// <param name="End">Where all of it ends.</param>
internal sealed record JsonPlace(int Start, int Length, int End);
