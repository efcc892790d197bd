using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Keywords;

/// <summary>
/// Moves references into the <c>allOf</c> of their schema if other keywords next to them restrict values too, so that later steps find a reference alone.
/// </summary>
internal static class ReferenceSiblings
{
    public static IEnumerable<JsonProperty> Separate(List<JsonProperty> keywords, Draft draft)
    {
        List<JsonProperty> references = keywords.FindAll(static keyword => IsReference(keyword.Name));
        bool isAlone = references.Count <= 1 && !keywords.Exists(static keyword =>
            !IsReference(keyword.Name) && (keyword.Name == "format" || KeywordTable.Find(keyword.Name) is { IsAssertion: true }));
        if (references.Count == 0 || isAlone || !draft.HasReferenceSiblings)
        {
            return keywords;
        }

        JsonObject[] parts = [.. references.Select(static reference => new JsonObject(reference.Value.File, reference.Value.Place, [reference]))];
        List<JsonProperty> rest = keywords.FindAll(static keyword => !IsReference(keyword.Name));
        int allOf = rest.FindIndex(static keyword => keyword.Name == "allOf");
        if (allOf >= 0)
        {
            var known = (JsonArray)rest[allOf].Value;
            rest[allOf] = rest[allOf].With(known.With([.. known.Items, .. parts])); // behind the others: pointers count the items
        }
        else
        {
            JsonNode first = references[0].Value;
            rest.Add(new JsonProperty("allOf", references[0].Place, new JsonArray(first.File, first.Place, parts)));
        }

        return rest;
    }

    private static bool IsReference(string name) => name == "$ref" || KeywordTable.Find(name) is { IsReference: true };
}
