using System.Text.Json;
using System.Text.Json.Serialization;

namespace HiveContracts;

/// <summary>Reads and writes a value that may be null. The framework's own converter needs metadata of the value, which a context may lack.</summary>
internal sealed class NullableConverter<T>(JsonConverter<T> converter) : JsonConverter<T?>
    where T : struct
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null ? null : converter.Read(ref reader, typeof(T), options);

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options)
    {
        if (value is { } present)
        {
            converter.Write(writer, present, options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
