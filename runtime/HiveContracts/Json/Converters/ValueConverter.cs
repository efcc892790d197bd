using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HiveContracts.Support;

/// <summary>Makes System.Text.Json read and write a value with the contracts' reader and writer.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ValueConverter<T> : JsonConverter<T>
{
    /// <inheritdoc/>
    /// <exception cref="ContractException">The document does not match the type.</exception>
    /// <exception cref="JsonException">The value is inside a document, and does not match the type.</exception>
    public sealed override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // The contracts' reader needs the value in contiguous memory. Utf8JsonReader may have only a part of a stream.
        JsonReaderOptions readerOptions = reader.CurrentState.Options;
        bool isRoot = reader.CurrentDepth == 0;
        using JsonDocument value = JsonDocument.ParseValue(ref reader);
        try
        {
            return Parse(readerOptions.AllowTrailingCommas || readerOptions.CommentHandling is not JsonCommentHandling.Disallow
                ? JsonValue.StrictJsonOf(value.RootElement)
                : JsonMarshal.GetRawUtf8Value(value.RootElement));
        }
        catch (ContractException error) when (!isRoot)
        {
            throw InnerValueException.Create(error, "", isRoot: false);
        }
    }

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        using var json = new JsonWriter();
        WriteValue(json, value);
        if (writer.Options.Indented)
        {
            using JsonDocument document = JsonDocument.Parse(json.Written.ToArray());
            document.WriteTo(writer);
        }
        else
        {
            writer.WriteRawValue(json.Written, skipInputValidation: true);
        }
    }

    /// <summary>Reads a value, which is valid JSON and the whole of it.</summary>
    private protected abstract T Parse(ReadOnlySpan<byte> utf8Json);

    /// <summary>Creates a reader that is at the value.</summary>
    private protected static JsonReader ReaderOf(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new JsonReader(utf8Json);
        reader.Begin();
        return reader;
    }

    /// <summary>Writes a value.</summary>
    private protected abstract void WriteValue(JsonWriter writer, T value);
}
