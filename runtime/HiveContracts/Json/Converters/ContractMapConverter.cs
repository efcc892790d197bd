using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HiveContracts.Support;

/// <summary>Makes System.Text.Json read and write a <see cref="ContractMap{T}"/> as an object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractMapConverter : JsonConverterFactory
{
    private static readonly JsonConverter[] OfValueTypes =
    [
        new ContractMapConverter<double>(), new ContractMapConverter<long>(), new ContractMapConverter<bool>(), new ContractMapConverter<JsonValue>(),
        new ContractMapConverter<int>(), new ContractMapConverter<decimal>(), new ContractMapConverter<DateTimeOffset>(), new ContractMapConverter<DateOnly>(),
        new ContractMapConverter<double?>(), new ContractMapConverter<long?>(), new ContractMapConverter<bool?>(), new ContractMapConverter<int?>(),
        new ContractMapConverter<decimal?>(), new ContractMapConverter<DateTimeOffset?>(), new ContractMapConverter<DateOnly?>(),
    ];

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ContractMap<>);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The program is published with NativeAOT, and has no code for values of the type.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        Array.Find(OfValueTypes, converter => converter.Type == typeToConvert)
        ?? ElementTypeInfo.CreateConverter(typeof(ContractMapConverter<>), typeToConvert);
}

/// <summary>Reads and writes a <see cref="ContractMap{T}"/> as an object.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractMapConverter<T> : JsonConverter<ContractMap<T>>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not an object, or a value inside it is null.</exception>
    public override ContractMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException($"Expected an object, found a {reader.TokenType} token.");
        }

        bool isRoot = reader.CurrentDepth == 0;
        JsonTypeInfo<T> info = ElementTypeInfo.Of<T>(options);
        var map = new ContractMap<T>();
        string name = "";
        try
        {
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                name = reader.GetString()!;
                reader.Read();
                map.Set(name, ElementTypeInfo.Read(ref reader, info, "Expected a value that is not null."));
            }
        }
        catch (JsonException error)
        {
            throw InnerValueException.Create(error, JsonPath.StepTo(name), isRoot);
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
