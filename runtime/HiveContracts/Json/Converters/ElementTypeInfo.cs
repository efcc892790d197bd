using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HiveContracts;

/// <summary>Finds how System.Text.Json reads and writes the elements of lists and maps.</summary>
internal static class ElementTypeInfo
{
    /// <summary>
    /// Returns the metadata of a type. A <see cref="JsonSerializerContext"/> does not look into lists and maps, so it may not know the type of their
    /// elements. Simple types, and types that name their converter, do not need it to.
    /// </summary>
    /// <exception cref="NotSupportedException">The options have no metadata of the type, and it names no converter.</exception>
    public static JsonTypeInfo<T> Of<T>(JsonSerializerOptions options)
    {
        if (options.TryGetTypeInfo(typeof(T), out JsonTypeInfo? info))
        {
            return (JsonTypeInfo<T>)info;
        }

        return ConverterOf(typeof(T), options) is { } converter
            ? JsonMetadataServices.CreateValueInfo<T>(options, converter)
            : (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }

    /// <summary>Reads an element. A null is an error, unless the type is a nullable value type: a type does not say whether a reference may be null.</summary>
    /// <exception cref="JsonException">The element is null.</exception>
    public static T Read<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> info, string error)
    {
        T? element = JsonSerializer.Deserialize(ref reader, info);
        return element is null && !typeof(T).IsValueType ? throw new JsonException(error) : element!;
    }

    /// <summary>Creates the converter of a list or a map.</summary>
    /// <param name="definition">The generic converter.</param>
    /// <param name="collection">The list or map, which has one type argument.</param>
    /// <exception cref="NotSupportedException">NativeAOT has code for all classes, but of value types only for those that code names.</exception>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Classes share code; value types are refused where code cannot be generated.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The type parameter of the converters has no requirements.")]
    public static JsonConverter CreateConverter(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type definition, Type collection)
    {
        Type element = collection.GetGenericArguments()[0];
        if (element.IsValueType && !RuntimeFeature.IsDynamicCodeSupported)
        {
            throw new NotSupportedException(
                "Under NativeAOT, System.Text.Json converts lists and maps of classes, numbers, bool, DateTimeOffset, DateOnly or JsonValue, "
                + $"but not a {collection.Name.Split('`')[0]} of {element}.");
        }

        return (JsonConverter)Activator.CreateInstance(definition.MakeGenericType(element))!;
    }

    private static JsonConverter? ConverterOf(Type type, JsonSerializerOptions options)
    {
        JsonConverter? converter =
            type == typeof(string) ? JsonMetadataServices.StringConverter
            : type == typeof(double) ? JsonMetadataServices.DoubleConverter
            : type == typeof(long) ? JsonMetadataServices.Int64Converter
            : type == typeof(bool) ? JsonMetadataServices.BooleanConverter
            : type == typeof(int) ? JsonMetadataServices.Int32Converter
            : type == typeof(decimal) ? JsonMetadataServices.DecimalConverter
            : type == typeof(DateTimeOffset) ? JsonMetadataServices.DateTimeOffsetConverter
            : type == typeof(DateOnly) ? JsonMetadataServices.DateOnlyConverter
            : type == typeof(Uri) ? JsonMetadataServices.UriConverter
            : type == typeof(double?) ? new NullableConverter<double>(JsonMetadataServices.DoubleConverter)
            : type == typeof(long?) ? new NullableConverter<long>(JsonMetadataServices.Int64Converter)
            : type == typeof(bool?) ? new NullableConverter<bool>(JsonMetadataServices.BooleanConverter)
            : type == typeof(int?) ? new NullableConverter<int>(JsonMetadataServices.Int32Converter)
            : type == typeof(decimal?) ? new NullableConverter<decimal>(JsonMetadataServices.DecimalConverter)
            : type == typeof(DateTimeOffset?) ? new NullableConverter<DateTimeOffset>(JsonMetadataServices.DateTimeOffsetConverter)
            : type == typeof(DateOnly?) ? new NullableConverter<DateOnly>(JsonMetadataServices.DateOnlyConverter)
            : type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType is { } named ? (JsonConverter?)Activator.CreateInstance(named)
            : null;
        return converter is JsonConverterFactory factory ? factory.CreateConverter(type, options) : converter;
    }
}
