using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HiveContracts.Support;

/// <summary>Makes System.Text.Json read and write a generated type with the type's own reader and writer.</summary>
/// <typeparam name="T">The generated type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractConverter<T> : JsonConverter<T>
    where T : IContract<T>
{
    /// <inheritdoc/>
    /// <exception cref="ContractException">The value does not match the type. The path and the offset are relative to the value.</exception>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // The contract's reader needs the value in contiguous memory. Utf8JsonReader may have only a part of a stream.
        using JsonDocument value = JsonDocument.ParseValue(ref reader);
        return Contract.Parse<T>(JsonMarshal.GetRawUtf8Value(value.RootElement));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        Debug.Assert(value is not null, "System.Text.Json does not call converters for null.");
        using var json = new JsonWriter();
        value.Write(json);
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
}
