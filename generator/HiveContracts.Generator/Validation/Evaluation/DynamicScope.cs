using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Validation.Evaluation;

/// <summary>
/// What the anchors mean for which <c>$dynamicRef</c> is resolved: the first resource with an anchor decides. The same resources give the same scope.
/// </summary>
internal sealed class DynamicScope
{
    private readonly Dictionary<string, string> keys;
    private readonly Dictionary<JsonObject, DynamicScope> inner = [];

    private DynamicScope(Dictionary<string, string> keys) => this.keys = keys;

    /// <summary>Creates the scope outside all resources.</summary>
    public static DynamicScope Create() => new([]);

    /// <summary>The key of the schema that an anchor means; null if no resource has the anchor.</summary>
    public string? Find(string? anchor) => anchor is not null && keys.TryGetValue(anchor, out string? key) ? key : null;

    /// <summary>The scope inside a schema, which may have the anchors of its resource.</summary>
    public DynamicScope Enter(JsonNode schema)
    {
        if ((schema as JsonObject)?["$dynamicAnchors"] is not JsonObject anchors || anchors.Properties.All(anchor => keys.ContainsKey(anchor.Name)))
        {
            return this;
        }

        if (!inner.TryGetValue(anchors, out DynamicScope? scope))
        {
            var merged = anchors.Properties.ToDictionary(static anchor => anchor.Name, static anchor => anchor.Value.AsString()!);
            foreach (KeyValuePair<string, string> known in keys)
            {
                merged[known.Key] = known.Value;
            }

            scope = new DynamicScope(merged);
            inner.Add(anchors, scope);
        }

        return scope;
    }
}
