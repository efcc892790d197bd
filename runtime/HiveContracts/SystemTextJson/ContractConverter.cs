using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HiveContracts.Support;

/// <summary>Lets System.Text.Json read and write a generated type by the type's own reader and writer.</summary>
/// <typeparam name="T">The generated type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractConverter<T> : JsonConverter<T>
    where T : IContract<T>
{
    /// <inheritdoc/>
    /// <exception cref="ContractException">The value does not fit the type; path and offset count from the value's start.</exception>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // The reader may stand in the middle of a stream: one value's bytes in one piece is what the reader needs.
        using JsonDocument value = JsonDocument.ParseValue(ref reader);
        return Contract.Parse<T>(JsonMarshal.GetRawUtf8Value(value.RootElement));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        Debug.Assert(value is not null, "System.Text.Json writes null by itself.");
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
