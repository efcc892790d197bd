using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;

namespace HiveContracts.Generator.Schemas;

/// <summary>Follows references that lead to other references.</summary>
internal sealed class ReferenceChains(
    Dictionary<JsonProperty, JsonObject> direct, Dictionary<JsonProperty, string> anchors, SchemaIndex index, DiagnosticBag diagnostics)
{
    public ReferenceTable Follow() => new(Follow(ReferenceOf, isReporting: true), Follow(AliasOf, isReporting: false), anchors);

    private static JsonProperty? ReferenceOf(JsonObject schema) => schema.Property("$ref");

    /// <summary>The reference of a schema that is only another name for what it refers to; null for any other.</summary>
    private JsonProperty? AliasOf(JsonObject schema)
    {
        // Validation has to pass through a schema that others depend on.
        bool isPassed = index.HasDynamicAnchors && index.Of(schema).DynamicAnchors.Count > 0;
        return isPassed || schema.Properties.Any(static keyword => KeywordTable.Find(keyword.Name) is { IsAssertion: true }) ? null : ReferenceOf(schema);
    }

    private Dictionary<JsonProperty, JsonObject> Follow(Func<JsonObject, JsonProperty?> next, bool isReporting)
    {
        var ends = new Dictionary<JsonProperty, JsonObject>();
        foreach (JsonProperty reference in direct.Keys)
        {
            Follow(reference, next, ends, isReporting);
        }

        return ends;
    }

    private void Follow(JsonProperty reference, Func<JsonObject, JsonProperty?> next, Dictionary<JsonProperty, JsonObject> ends, bool isReporting)
    {
        var passed = new HashSet<JsonProperty>();
        JsonProperty current = reference;
        JsonObject? end;
        while (!ends.TryGetValue(current, out end))
        {
            if (!passed.Add(current))
            {
                if (isReporting)
                {
                    diagnostics.Add(Descriptors.UnresolvedReference, reference.Value.Position, reference.Value.AsString()!, "it leads back to itself");
                }

                return;
            }

            if (!direct.TryGetValue(current, out JsonObject? target))
            {
                return; // which is reported at the reference that leads nowhere
            }

            if (next(target) is not { } following)
            {
                end = target;
                break;
            }

            current = following;
        }

        foreach (JsonProperty passedReference in passed)
        {
            ends[passedReference] = end;
        }
    }
}
