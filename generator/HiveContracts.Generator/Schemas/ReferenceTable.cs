using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Schemas;

/// <summary>What the references of a namespace lead to. References that lead nowhere are not in it.</summary>
/// <param name="ends">What a reference leads to in the end, through further references: what decides its type.</param>
/// <param name="rules">What validation applies: the end, or a schema before it that says more than its reference.</param>
/// <param name="anchors">The anchors of references that depend on what a document was validated through.</param>
internal sealed class ReferenceTable(
    Dictionary<JsonProperty, JsonObject> ends, Dictionary<JsonProperty, JsonObject> rules, Dictionary<JsonProperty, string> anchors)
{
    /// <summary>The schema that a reference or an <c>x-answer</c> leads to, through further references; null if it leads nowhere.</summary>
    public JsonObject? TargetOf(JsonProperty? keyword) => keyword is not null && ends.TryGetValue(keyword, out JsonObject? target) ? target : null;

    /// <summary>The schema that validation applies for a reference; null if it leads nowhere.</summary>
    public JsonObject? RuleOf(JsonProperty keyword) => rules.TryGetValue(keyword, out JsonObject? target) ? target : null;

    /// <summary>The anchor of a reference that depends on what a document was validated through; null for any other.</summary>
    public string? DynamicAnchorOf(JsonProperty keyword) => anchors.TryGetValue(keyword, out string? anchor) ? anchor : null;

    /// <summary>Whether some references depend on what a document was validated through.</summary>
    public bool HasDynamic => anchors.Count > 0;

    /// <summary>Returns the table without references.</summary>
    public ReferenceTable Without(ICollection<JsonProperty> keywords) =>
        keywords.Count == 0 ? this : new(Without(ends, keywords), Without(rules, keywords), anchors);

    private static Dictionary<JsonProperty, JsonObject> Without(Dictionary<JsonProperty, JsonObject> targets, ICollection<JsonProperty> keywords) =>
        targets.Where(entry => !keywords.Contains(entry.Key)).ToDictionary(static entry => entry.Key, static entry => entry.Value);
}
