namespace HiveContracts;

/// <summary>
/// What the anchors mean for which <c>$dynamicRef</c> is resolved, after the resources that a value was validated through: the first resource with an
/// anchor decides. A scope never changes, and the same resources give the same scope.
/// </summary>
internal sealed class DynamicScope
{
    private readonly Dictionary<string, string> keys;
    private readonly Dictionary<Dictionary<string, string>, DynamicScope> inner = [];

    private DynamicScope(Dictionary<string, string> keys) => this.keys = keys;

    /// <summary>Creates the scope outside all resources.</summary>
    internal static DynamicScope Create() => new([]);

    /// <summary>The key of the schema that an anchor means; null if no resource has the anchor.</summary>
    internal string? Find(string anchor) => keys.GetValueOrDefault(anchor);

    /// <summary>The scope inside a resource.</summary>
    /// <param name="anchors">The keys of the schemas of the resource, by anchor; null if it has none.</param>
    internal DynamicScope Enter(Dictionary<string, string>? anchors)
    {
        if (anchors is null || anchors.Keys.All(keys.ContainsKey))
        {
            return this;
        }

        if (!inner.TryGetValue(anchors, out DynamicScope? scope))
        {
            var merged = new Dictionary<string, string>(anchors, StringComparer.Ordinal);
            foreach ((string anchor, string key) in keys)
            {
                merged[anchor] = key;
            }

            scope = new DynamicScope(merged);
            inner.Add(anchors, scope);
        }

        return scope;
    }
}
