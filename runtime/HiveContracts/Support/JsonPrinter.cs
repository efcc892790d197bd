using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HiveContracts.Support;

/// <summary>What generated writers write to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonPrinter
{
    // JSON that goes over the wire needs no escapes made for HTML; raw JSON was validated when it was read.
    internal static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = 128 };

    internal JsonPrinter(Utf8JsonWriter writer) => Writer = writer;

    internal Utf8JsonWriter Writer { get; }

    /// <summary>Opens an object; what is returned writes its properties and closes it.</summary>
    public ObjectPrinter BeginObject(PropertyNames names, PropertyNotes? notes)
    {
        Writer.WriteStartObject();
        return new ObjectPrinter(this, names, notes);
    }

    /// <summary>Writes a string.</summary>
    public void Write(string value) => Writer.WriteStringValue(value);

    internal void Raw(ReadOnlySpan<byte> json) => Writer.WriteRawValue(json, skipInputValidation: true);
}
