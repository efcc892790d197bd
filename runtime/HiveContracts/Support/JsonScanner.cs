using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace HiveContracts.Support;

/// <summary>
/// What generated readers read from: a forward-only view of one JSON document.
/// A <c>Read</c> method is called with the scanner at the start of a value that is not null, and consumes it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonScanner
{
    internal static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 64 };

    private const string InvalidUnicode = "Expected a string of valid Unicode, found bytes or an escape that are none.";

    private readonly ReadOnlySpan<byte> document;
    private readonly int start;
    private Utf8JsonReader reader;
    private ClassScoreTable? scores;

    internal JsonScanner(ReadOnlySpan<byte> document)
    {
        this.document = document;
        start = LengthOfByteOrderMark(document);
        reader = new Utf8JsonReader(document[start..], ReaderOptions);
    }

    internal static int LengthOfByteOrderMark(ReadOnlySpan<byte> document) => document.StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>Where the value at hand starts, in bytes from the document's start.</summary>
    private readonly int Offset => start + (int)reader.TokenStartIndex;

    /// <summary>Whether the value at hand is an object.</summary>
    public readonly bool IsObject => reader.TokenType is JsonTokenType.StartObject;

    /// <summary>Whether the value at hand is an array.</summary>
    public readonly bool IsArray => reader.TokenType is JsonTokenType.StartArray;

    /// <summary>Whether the value at hand is a string.</summary>
    public readonly bool IsString => reader.TokenType is JsonTokenType.String;

    /// <summary>Whether the value at hand is a number.</summary>
    public readonly bool IsNumber => reader.TokenType is JsonTokenType.Number;

    /// <summary>Whether the value at hand is true or false.</summary>
    public readonly bool IsBoolean => reader.TokenType is JsonTokenType.True or JsonTokenType.False;

    /// <summary>What the value at hand is.</summary>
    internal readonly JsonTokenType TokenType => reader.TokenType;

    internal void Begin() => reader.Read();

    internal void End() => reader.Read();

    /// <summary>Enters the object at hand.</summary>
    public void BeginObject() => Require(JsonTokenType.StartObject, "an object");

    /// <summary>
    /// Goes to the object's next property that is known and not null. Unknown properties and nulls are noted on the way.
    /// </summary>
    /// <param name="names">The known properties, in the order in which they are likely to come.</param>
    /// <param name="property">In: the property before, or -1; out: the index in <paramref name="names"/>.</param>
    /// <param name="notes">Takes what the typed members cannot hold.</param>
    /// <returns>False at the object's end.</returns>
    public bool NextProperty(PropertyNames names, ref int property, [NotNullIfNotNull(nameof(notes))] ref PropertyNotes? notes)
    {
        ArgumentNullException.ThrowIfNull(names);
        while (true)
        {
            Advance();
            if (reader.TokenType is JsonTokenType.EndObject)
            {
                return false;
            }

            int found = IndexOf(names, property + 1);
            if (found < 0)
            {
                string name = ReadString();
                Advance();
                (notes ??= new()).AddUnknown(name, RawValue());
                continue;
            }

            property = found;
            Advance();
            if (reader.TokenType is not JsonTokenType.Null)
            {
                notes?.Forget(found);
                return true;
            }

            (notes ??= new()).AddNull(property);
        }
    }

    /// <summary>Goes to the next property of the object at hand, whatever its name and value.</summary>
    internal bool NextProperty(out string name)
    {
        Advance();
        if (reader.TokenType is JsonTokenType.EndObject)
        {
            name = "";
            return false;
        }

        name = ReadString();
        Advance();
        return true;
    }

    /// <summary>Enters the array at hand.</summary>
    public void BeginArray() => Require(JsonTokenType.StartArray, "an array");

    /// <summary>Goes to the array's next element, null or not.</summary>
    /// <returns>False at the array's end.</returns>
    public bool NextElement()
    {
        Advance();
        return reader.TokenType is not JsonTokenType.EndArray;
    }

    /// <summary>Reports that required properties did not come, at the object that lacks them.</summary>
    [DoesNotReturn]
    public readonly void MissingProperty(string expected) => throw Failure($"Expected {expected} in the object that ends here.");

    /// <summary>Notes which of several exclusive properties came; a second one is an error.</summary>
    public readonly void Choose(PropertyNames names, int property, ref int chosen, string allowed)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (chosen >= 0 && chosen != property)
        {
            throw Failure($"Expected exactly one of {allowed}, found both {names[chosen]} and {names[property]}.");
        }

        chosen = property;
    }

    /// <summary>The bytes of the value at hand, exactly as they stand in the document.</summary>
    internal ReadOnlySpan<byte> RawValue()
    {
        int from = (int)reader.TokenStartIndex;
        reader.Skip();
        return document[(start + from)..(start + (int)reader.BytesConsumed)];
    }

    internal readonly ContractException Failure(string problem, Exception? inner = null) => ContractException.At(document, Offset, problem, inner);

    internal readonly ContractException Malformed(JsonException exception)
    {
        // The framework's reader tells line and byte in line; the document tells the rest.
        int offset = start;
        for (long line = exception.LineNumber ?? 0; line > 0; line--)
        {
            offset += document[offset..].IndexOf((byte)'\n') + 1;
        }

        string reason = exception.Message.Split(" LineNumber:", 2)[0];
        return ContractException.At(document, offset + (exception.BytePositionInLine ?? 0), $"Not JSON: {reason}", exception);
    }

    private void Advance()
    {
        if (!reader.Read())
        {
            throw Failure("Not JSON: the document ends early.");
        }
    }

    private readonly int IndexOf(PropertyNames names, int expected)
    {
        try
        {
            return names.IndexOf(in reader, expected);
        }
        catch (InvalidOperationException invalid)
        {
            throw Failure(InvalidUnicode, invalid);
        }
    }

    private readonly void Require(JsonTokenType type, string expected)
    {
        if (reader.TokenType != type)
        {
            throw Unexpected(expected);
        }
    }

    private readonly ContractException Unexpected(string expected) => Failure(string.Create(CultureInfo.InvariantCulture, $"Expected {expected}, found {Found()}."));

    private readonly string Found() => reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "the number " + System.Text.Encoding.UTF8.GetString(reader.ValueSpan[..Math.Min(reader.ValueSpan.Length, 32)]),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => "null",
        _ => "the end",
    };
}
