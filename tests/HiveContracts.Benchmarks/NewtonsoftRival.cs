#if !NATIVE
using System.Reflection;
using System.Text.Json.Serialization;
using Newtonsoft.Json.Serialization;

namespace HiveContracts.Benchmarks;

/// <summary>Reads the hand-written classes with Newtonsoft.Json, with the property names that their System.Text.Json attributes give.</summary>
internal static class NewtonsoftRival
{
    public static Newtonsoft.Json.JsonSerializer Serializer { get; } = new() { ContractResolver = new SystemTextJsonNames() };

    private sealed class SystemTextJsonNames : DefaultContractResolver
    {
        protected override JsonProperty CreateProperty(MemberInfo member, Newtonsoft.Json.MemberSerialization memberSerialization)
        {
            JsonProperty property = base.CreateProperty(member, memberSerialization);
            property.PropertyName = member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? property.PropertyName;
            property.Ignored |= property.PropertyType == typeof(System.Text.Json.JsonElement?) || member.Name == "Unknown";
            return property;
        }
    }
}
#endif
