using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HiveContracts.Support;

/// <summary>Makes System.Text.Json read and write a <see cref="ContractMap{T}"/> as an object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractMapConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ContractMap<>);
    }

    /// <inheritdoc/>
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor, typeof(ContractMapConverter<>))]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Reference types share code, and the value types of contracts are named below.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The converter's type parameter has no requirements.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        Type value = typeToConvert.GetGenericArguments()[0];
        return value == typeof(double) ? new ContractMapConverter<double>()
            : value == typeof(long) ? new ContractMapConverter<long>()
            : value == typeof(bool) ? new ContractMapConverter<bool>()
            : value == typeof(JsonValue) ? new ContractMapConverter<JsonValue>()
            : ElementTypeInfo.IsCodeMissing(value) ? throw new NotSupportedException(
                $"Under NativeAOT, System.Text.Json converts a {nameof(ContractMap<>)} of classes, double, long, bool or JsonValue, but not of {value}.")
            : (JsonConverter)Activator.CreateInstance(typeof(ContractMapConverter<>).MakeGenericType(value))!;
    }
}

/// <summary>Reads and writes a <see cref="ContractMap{T}"/> as an object.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractMapConverter<T> : JsonConverter<ContractMap<T>>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not an object.</exception>
    public override ContractMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException($"Expected an object, found a {reader.TokenType} token.");
        }

        JsonTypeInfo<T> info = ElementTypeInfo.Of<T>(options);
        var map = new ContractMap<T>();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            map.Set(name, JsonSerializer.Deserialize(ref reader, info)!);
        }

        return map;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ContractMap<T> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(options);
        JsonTypeInfo<T> info = ElementTypeInfo.Of<T>(options);
        writer.WriteStartObject();
        foreach (KeyValuePair<string, T> entry in value)
        {
            writer.WritePropertyName(entry.Key);
            JsonSerializer.Serialize(writer, entry.Value, info);
        }

        writer.WriteEndObject();
    }
}
