namespace HiveContracts.Generator.Schema;

/// <summary>
/// Checks a text against RFC 8259, to the letter: Newtonsoft reads comments, single quotes, trailing commas and more that is no JSON.
/// A key that comes twice in one object is a fault, too: one of its values would be lost.
/// </summary>
internal sealed class JsonSyntax
{
    private const int MaxDepth = 64;

    private readonly string text;
    private int at;

    private JsonSyntax(string text) => this.text = text;

    private char Next => at < text.Length ? text[at] : '\0';

    /// <summary>Where the first fault is, and what it is; null where there is none.</summary>
    public static (int At, string Problem)? FindFault(string text)
    {
        var syntax = new JsonSyntax(text);
        try
        {
            syntax.SkipWhiteSpace();
            if (syntax.at == text.Length)
            {
                return (0, "the file is empty");
            }

            syntax.Value(0);
            syntax.SkipWhiteSpace();
            return syntax.at < text.Length ? (syntax.at, "expected the end of the file") : null;
        }
        catch (FaultException fault)
        {
            return (fault.At, fault.Message);
        }
    }

    private void Value(int depth)
    {
        if (depth > MaxDepth)
        {
            throw Fault($"nested more than {MaxDepth} deep");
        }

        switch (Next)
        {
            case '{':
                Object(depth);
                break;
            case '[':
                Array(depth);
                break;
            case '"':
                String();
                break;
            case 't':
                Word("true");
                break;
            case 'f':
                Word("false");
                break;
            case 'n':
                Word("null");
                break;
            default:
                Number();
                break;
        }
    }

    private void Object(int depth)
    {
        var keys = new HashSet<string>();
        for (bool isFirst = true; More('}', isFirst); isFirst = false)
        {
            int start = at;
            if (Next != '"')
            {
                throw Fault("expected a key in double quotes");
            }

            String();
            string key = Newtonsoft.Json.JsonConvert.DeserializeObject<string>(text[start..at])!;
            if (!keys.Add(key))
            {
                at = start;
                throw Fault($"the key '{key}' comes twice");
            }

            SkipWhiteSpace();
            Expect(':');
            SkipWhiteSpace();
            Value(depth + 1);
        }
    }

    private void Array(int depth)
    {
        for (bool isFirst = true; More(']', isFirst); isFirst = false)
        {
            Value(depth + 1);
        }
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

    private void String()
    {
        for (at++; Next != '"'; at++)
        {
            if (at >= text.Length || text[at] < ' ')
            {
                throw Fault("expected the end of the string; a control character in it is written \\u00XX");
            }

            if (text[at] == '\\')
            {
                at++;
                if (Next == 'u' && at + 4 < text.Length && text.Skip(at + 1).Take(4).All(IsHexDigit))
                {
                    at += 4;
                }
                else if ("\"\\/bfnrt".IndexOf(Next) < 0)
                {
                    throw Fault("expected an escape that JSON has");
                }
            }
        }

        at++;
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

    private void Word(string word)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            throw Fault("expected a JSON value");
        }

        at += word.Length;
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
