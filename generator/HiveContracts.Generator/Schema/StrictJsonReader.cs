using Microsoft.CodeAnalysis.Text;
using Newtonsoft.Json;

namespace HiveContracts.Generator.Schema;

/// <summary>
/// Newtonsoft's reader without its leniency: comments, single quotes, bare names, trailing commas and constructors are not JSON,
/// and a key that comes twice would lose one of its values.
/// </summary>
internal sealed class StrictJsonReader : JsonTextReader
{
    private readonly SourceText text;
    private readonly Stack<HashSet<string>> keys = new();

    public StrictJsonReader(SourceText text)
        : base(new StringReader(text.ToString()))
    {
        this.text = text;
        DateParseHandling = DateParseHandling.None;
        MaxDepth = 64;
    }

    public override bool Read()
    {
        bool read = base.Read();
        switch (TokenType)
        {
            case JsonToken.PropertyName or JsonToken.String when QuoteChar != '"':
                throw Error("expected double quotes");
            case JsonToken.StartObject:
                keys.Push([]);
                break;
            case JsonToken.PropertyName when !keys.Peek().Add((string)Value!):
                throw Error($"the key '{Value}' comes twice", KeyStart());
            case JsonToken.Comment:
                throw Error("JSON has no comments");
            case JsonToken.EndObject or JsonToken.EndArray when FollowsComma():
                throw Error("a comma with nothing behind it");
            case JsonToken.Undefined or JsonToken.StartConstructor:
            case JsonToken.Float when Value is double and (double.NaN or double.PositiveInfinity or double.NegativeInfinity):
                throw Error("expected a JSON value");
            case JsonToken.EndObject:
                keys.Pop();
                break;
        }

        return read;
    }

    /// <summary>Whether a comma stands before the bracket that was just read.</summary>
    private bool FollowsComma()
    {
        int at = text.Lines[LineNumber - 1].Start + LinePosition - 2;
        while (at >= 0 && char.IsWhiteSpace(text[at]))
        {
            at--;
        }

        return at >= 0 && text[at] == ',';
    }

    /// <summary>Where in its line the key starts that was just read, counted from one.</summary>
    private int KeyStart()
    {
        string before = text.Lines[LineNumber - 1].ToString()[..(LinePosition - 1)];
        return Math.Max(before.LastIndexOf(JsonConvert.ToString((string)Value!), StringComparison.Ordinal), 0) + 1;
    }

    private JsonReaderException Error(string message, int? linePosition = null) => new(message, Path, LineNumber, linePosition ?? LinePosition, null);
}
