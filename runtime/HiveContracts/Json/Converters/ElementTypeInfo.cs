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

    /// <summary>Whether a converter of the type does not exist. NativeAOT has one for all classes, but of value types only those that code names.</summary>
    public static bool IsCodeMissing(Type type) => type.IsValueType && !RuntimeFeature.IsDynamicCodeSupported;

    private static JsonConverter? ConverterOf(Type type, JsonSerializerOptions options)
    {
        JsonConverter? converter =
            type == typeof(string) ? JsonMetadataServices.StringConverter
            : type == typeof(double) ? JsonMetadataServices.DoubleConverter
            : type == typeof(long) ? JsonMetadataServices.Int64Converter
            : type == typeof(bool) ? JsonMetadataServices.BooleanConverter
            : type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType is { } named ? (JsonConverter?)Activator.CreateInstance(named)
            : null;
        return converter is JsonConverterFactory factory ? factory.CreateConverter(type, options) : converter;
    }
}
