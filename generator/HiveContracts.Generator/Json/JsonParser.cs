using System.Globalization;
using System.Text;

namespace HiveContracts.Generator.Json;

/// <summary>What happens to a key that occurs twice in one object.</summary>
internal enum DuplicateKeys
{
    /// <summary>It is an error: one of its values would be lost.</summary>
    Refuse,

    /// <summary>The last value that is not null counts, as in documents.</summary>
    TakeLast,
}

/// <summary>Where a text is not JSON, and why.</summary>
internal sealed record JsonError(int Offset, string Message);

/// <summary>Parses text strictly by RFC 8259 into nodes that know their place.</summary>
internal sealed class JsonParser
{
    // Documents may nest 64 deep; the validator holds schemas a few levels deeper than the file does.
    private const int MaxDepth = 60;
    private const int MaxDocumentDepth = 64;

    private readonly JsonFile file;
    private readonly string text;
    private readonly DuplicateKeys keys;
    private int position;

    private JsonParser(JsonFile file, DuplicateKeys keys)
    {
        this.file = file;
        this.keys = keys;
        text = file.Text;
    }

    private char Next => position < text.Length ? text[position] : '\0';

    /// <summary>The value of a file; null, with the first error, if it is not JSON.</summary>
    public static JsonNode? Parse(JsonFile file, DuplicateKeys keys, out JsonError? error)
    {
        error = null;
        try
        {
            return new JsonParser(file, keys).Document();
        }
        catch (JsonErrorException exception)
        {
            error = exception.Error;
            return null;
        }
    }

    private JsonNode Document()
    {
        SkipWhiteSpace();
        if (position == text.Length)
        {
            position = 0;
            throw Error("the file is empty");
        }

        JsonNode value = Value(0);
        SkipWhiteSpace();
        return position == text.Length ? value : throw Error("expected the end of the file");
    }

    private JsonNode Value(int depth)
    {
        int maxDepth = keys is DuplicateKeys.TakeLast ? MaxDocumentDepth : MaxDepth;
        if (depth > maxDepth)
        {
            throw Error($"nested more than {maxDepth} deep");
        }

        int start = position;
        switch (Next)
        {
            case '{':
                List<JsonProperty> properties = Properties(depth);
                return new JsonObject(file, Bracketed(start), properties);
            case '[':
                List<JsonNode> items = Items(depth);
                return new JsonArray(file, Bracketed(start), items);
            case '"':
                string value = String();
                return new JsonString(file, Since(start), value);
            case 't':
                Word("true");
                return new JsonBoolean(file, Since(start), true);
            case 'f':
                Word("false");
                return new JsonBoolean(file, Since(start), false);
            case 'n':
                Word("null");
                return new JsonNull(file, Since(start));
            default:
                Number();
                return new JsonNumber(file, Since(start));
        }
    }

    private JsonPlace Since(int start) => new(start, position - start, position);

    private JsonPlace Bracketed(int start) => new(start, 1, position);

    private List<JsonProperty> Properties(int depth)
    {
        var properties = new List<JsonProperty>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (bool isFirst = true; More('}', isFirst); isFirst = false)
        {
            int start = position;
            if (Next != '"')
            {
                throw Error("expected a key in double quotes");
            }

            string name = String();
            JsonPlace place = Since(start);
            bool isKnown = indexes.TryGetValue(name, out int index);
            if (isKnown && keys is DuplicateKeys.Refuse)
            {
                position = start;
                throw Error($"the key '{name}' occurs twice in one object");
            }

            SkipWhiteSpace();
            Expect(':');
            SkipWhiteSpace();
            var property = new JsonProperty(name, place, Value(depth + 1));
            if (!isKnown)
            {
                indexes.Add(name, properties.Count);
                properties.Add(property);
            }
            else if (property.Value is not JsonNull)
            {
                properties[index] = property;
            }
        }

        return properties;
    }

    private List<JsonNode> Items(int depth)
    {
        var items = new List<JsonNode>();
        for (bool isFirst = true; More(']', isFirst); isFirst = false)
        {
            items.Add(Value(depth + 1));
        }

        return items;
    }

    /// <summary>Goes to the next item after a bracket or a comma; returns false at the end.</summary>
    private bool More(char end, bool isFirst)
    {
        if (isFirst)
        {
            position++;
        }

        SkipWhiteSpace();
        if (Next == end)
        {
            position++;
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
        int start = ++position;
        StringBuilder? unescaped = null;
        for (; Next != '"'; position++)
        {
            if (position >= text.Length || text[position] < ' ')
            {
                throw Error("expected the end of the string; write control characters as \\u00XX");
            }

            if (text[position] == '\\')
            {
                unescaped ??= new StringBuilder(text, start, position - start, Math.Max(16, (position - start) * 2));
                position++;
                unescaped.Append(Escape());
            }
            else
            {
                unescaped?.Append(text[position]);
            }
        }

        position++;
        return unescaped?.ToString() ?? text[start..(position - 1)];
    }

    /// <summary>The character of an escape; stops at the last character of the escape.</summary>
    private char Escape()
    {
        if (Next == 'u' && position + 4 < text.Length && text.Substring(position + 1, 4).All(IsHexDigit))
        {
            position += 4;
            return (char)int.Parse(text.Substring(position - 3, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        return Next switch
        {
            '"' or '\\' or '/' => Next,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Error("expected an escape of JSON: \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\uXXXX"),
        };
    }

    private void Number()
    {
        if (Next == '-')
        {
            position++;
        }

        if (Next == '0')
        {
            position++;
        }
        else
        {
            Digits("a JSON value");
        }

        if (Next == '.')
        {
            position++;
            Digits("a digit");
        }

        if (Next is 'e' or 'E')
        {
            position++;
            if (Next is '+' or '-')
            {
                position++;
            }

            Digits("a digit");
        }
    }

    private void Digits(string expected)
    {
        if (Next is < '0' or > '9')
        {
            throw Error("expected " + expected);
        }

        while (Next is >= '0' and <= '9')
        {
            position++;
        }
    }

    private void Word(string word)
    {
        if (string.CompareOrdinal(text, position, word, 0, word.Length) != 0)
        {
            throw Error("expected a JSON value");
        }

        position += word.Length;
    }

    private void Expect(char expected)
    {
        if (Next != expected)
        {
            throw Error($"expected '{expected}'");
        }

        position++;
    }

    private void SkipWhiteSpace()
    {
        while (Next is ' ' or '\t' or '\r' or '\n')
        {
            position++;
        }
    }

    private static bool IsHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private JsonErrorException Error(string message) => new(new JsonError(position, message));

    private sealed class JsonErrorException(JsonError error) : Exception(error.Message)
    {
        public JsonError Error { get; } = error;
    }
}
