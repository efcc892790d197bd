using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace HiveContracts.Support;

/// <summary>Makes what a generated <see cref="IJsonTypeInfoResolver"/> answers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ContractTypeInfo
{
    /// <summary>The metadata of a generated type.</summary>
    public static JsonTypeInfo Create<T>(JsonSerializerOptions options)
        where T : IContract<T> => JsonMetadataServices.CreateValueInfo<T>(options, new ContractConverter<T>());

    /// <summary>The metadata of a generated type that options hold.</summary>
    public static JsonTypeInfo<T> Get<T>(JsonSerializerOptions options)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(options);
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }
}
