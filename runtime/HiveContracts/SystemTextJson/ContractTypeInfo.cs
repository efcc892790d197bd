using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HiveContracts.Support;

/// <summary>Creates the metadata that a generated <see cref="IJsonTypeInfoResolver"/> returns.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ContractTypeInfo
{
    /// <summary>Creates the metadata of a generated type.</summary>
    public static JsonTypeInfo Create<T>(JsonSerializerOptions options)
        where T : IContract<T> => JsonMetadataServices.CreateValueInfo<T>(options, new ContractConverter<T>());

    /// <summary>Creates the metadata of a type of values inside documents, with its converter.</summary>
    public static JsonTypeInfo Create<T>(JsonSerializerOptions options, JsonConverter<T> converter) =>
        JsonMetadataServices.CreateValueInfo<T>(options, converter);

    /// <summary>Returns the metadata of a generated type from options.</summary>
    public static JsonTypeInfo<T> Get<T>(JsonSerializerOptions options)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(options);
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }
}
