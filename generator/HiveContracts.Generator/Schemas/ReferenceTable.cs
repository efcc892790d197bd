using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Schemas;

/// <summary>What the references of a namespace lead to in the end. References that lead nowhere are not in it.</summary>
internal sealed class ReferenceTable(IReadOnlyDictionary<JsonProperty, JsonObject> targets)
{
    /// <summary>The schema that a <c>$ref</c> or an <c>x-answer</c> leads to, through further references; null if it leads nowhere.</summary>
    public JsonObject? TargetOf(JsonProperty? keyword) => keyword is not null && targets.TryGetValue(keyword, out JsonObject? target) ? target : null;

    public ReferenceTable Without(ICollection<JsonProperty> keywords) =>
        new(targets.Where(entry => !keywords.Contains(entry.Key)).ToDictionary(static entry => entry.Key, static entry => entry.Value));
}
