#if !NATIVE
using System.Reflection;
using System.Text.Json.Serialization;
using Newtonsoft.Json.Serialization;

namespace HiveContracts.Benchmarks;

/// <summary>Newtonsoft.Json over the same hand-written classes, by the names that they give System.Text.Json.</summary>
internal static class NewtonsoftRival
{
    public static Newtonsoft.Json.JsonSerializer Serializer { get; } = new() { ContractResolver = new Names() };

    private sealed class Names : DefaultContractResolver
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
