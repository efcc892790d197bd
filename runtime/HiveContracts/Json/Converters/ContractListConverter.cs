using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HiveContracts.Support;

/// <summary>Makes System.Text.Json read and write a <see cref="ContractList{T}"/> as an array.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractListConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ContractList<>);
    }

    /// <inheritdoc/>
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor, typeof(ContractListConverter<>))]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Reference types share code, and the value types of contracts are named below.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The converter's type parameter has no requirements.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        Type element = typeToConvert.GetGenericArguments()[0];
        return element == typeof(double) ? new ContractListConverter<double>()
            : element == typeof(long) ? new ContractListConverter<long>()
            : element == typeof(bool) ? new ContractListConverter<bool>()
            : element == typeof(JsonValue) ? new ContractListConverter<JsonValue>()
            : ElementTypeInfo.IsCodeMissing(element) ? throw new NotSupportedException(
                $"Under NativeAOT, System.Text.Json converts a {nameof(ContractList<>)} of classes, double, long, bool or JsonValue, but not of {element}.")
            : (JsonConverter)Activator.CreateInstance(typeof(ContractListConverter<>).MakeGenericType(element))!;
    }
}

/// <summary>Reads and writes a <see cref="ContractList{T}"/> as an array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractListConverter<T> : JsonConverter<ContractList<T>>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not an array.</exception>
    public override ContractList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException($"Expected an array, found a {reader.TokenType} token.");
        }

        var element = ElementTypeInfo.Of<T>(options);
        List<T> elements = [];
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            elements.Add(JsonSerializer.Deserialize(ref reader, element)!);
        }

        return ContractList.Create<T>([.. elements]);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ContractList<T> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(options);
        var element = ElementTypeInfo.Of<T>(options);
        writer.WriteStartArray();
        foreach (T item in value)
        {
            JsonSerializer.Serialize(writer, item, element);
        }

        writer.WriteEndArray();
    }
}
