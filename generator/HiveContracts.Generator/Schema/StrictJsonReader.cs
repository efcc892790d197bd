using Newtonsoft.Json;

namespace HiveContracts.Generator.Schema;

/// <summary>Newtonsoft's reader without its leniency: comments, single quotes, bare names and constructors are not JSON.</summary>
internal sealed class StrictJsonReader : JsonTextReader
{
    public StrictJsonReader(TextReader reader)
        : base(reader)
    {
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
            case JsonToken.Comment:
                throw Error("JSON has no comments");
            case JsonToken.Undefined or JsonToken.StartConstructor:
            case JsonToken.Float when Value is double and (double.NaN or double.PositiveInfinity or double.NegativeInfinity):
                throw Error("expected a JSON value");
        }

        return read;
    }

    private JsonReaderException Error(string message) => new(message, Path, LineNumber, LinePosition, null);
}
