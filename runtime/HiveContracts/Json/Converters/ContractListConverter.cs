using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HiveContracts.Support;

/// <summary>Makes System.Text.Json read and write a <see cref="ContractList{T}"/> as an array.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractListConverter : JsonConverterFactory
{
    private static readonly JsonConverter[] OfValueTypes =
    [
        new ContractListConverter<double>(), new ContractListConverter<long>(), new ContractListConverter<bool>(), new ContractListConverter<JsonValue>(),
        new ContractListConverter<int>(), new ContractListConverter<decimal>(),
        new ContractListConverter<DateTimeOffset>(), new ContractListConverter<DateOnly>(),
        new ContractListConverter<double?>(), new ContractListConverter<long?>(), new ContractListConverter<bool?>(), new ContractListConverter<int?>(),
        new ContractListConverter<decimal?>(), new ContractListConverter<DateTimeOffset?>(), new ContractListConverter<DateOnly?>(),
    ];

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ContractList<>);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The program is published with NativeAOT, and has no code for elements of the type.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        Array.Find(OfValueTypes, converter => converter.Type == typeToConvert)
        ?? ElementTypeInfo.CreateConverter(typeof(ContractListConverter<>), typeToConvert);
}

/// <summary>Reads and writes a <see cref="ContractList{T}"/> as an array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractListConverter<T> : JsonConverter<ContractList<T>>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not an array, or an element is null.</exception>
    public override ContractList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException($"Expected an array, found a {reader.TokenType} token.");
        }

        bool isRoot = reader.CurrentDepth == 0;
        JsonTypeInfo<T> element = ElementTypeInfo.Of<T>(options);
        List<T> elements = [];
        try
        {
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                elements.Add(ElementTypeInfo.Read(ref reader, element, "Expected an element that is not null."));
            }
        }
        catch (JsonException error)
        {
            throw InnerValueException.Create(error, string.Create(CultureInfo.InvariantCulture, $"[{elements.Count}]"), isRoot);
        }

        return ContractList.Create<T>([.. elements]);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ContractList<T> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(options);
        JsonTypeInfo<T> element = ElementTypeInfo.Of<T>(options);
        writer.WriteStartArray();
        foreach (T item in value)
        {
            JsonSerializer.Serialize(writer, item, element);
        }

        writer.WriteEndArray();
    }
}
