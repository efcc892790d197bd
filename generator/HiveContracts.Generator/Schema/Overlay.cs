using HiveContracts.Generator.Diagnostics;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schema;

/// <summary>
/// Merges an overlay into the file it names: a definition of a new name is added, a vocabulary of a known name grows
/// by the overlay's heads and classes, and a known object grows by the overlay's properties.
/// </summary>
internal static class Overlay
{
    public static void Merge(SchemaDocument overlay, SchemaDocument document, DiagnosticBag diagnostics)
    {
        foreach (JProperty property in overlay.Root.Properties())
        {
            switch (property.Name)
            {
                case "definitions" or "$defs" when property.Value is JObject added:
                    MergeDefinitions(added, Child(document.Root, document.Root.ContainsKey(property.Name) || property.Name == "$defs" ? property.Name : "definitions"), overlay, diagnostics);
                    break;
                case "$schema" or "$id" or "$comment" or "title" or "description" or "x-overlay":
                    break;
                default:
                    diagnostics.Add(Descriptors.BadValue, SchemaDocument.PositionOf(property), property.Name, "only definitions in an overlay");
                    break;
            }
        }
    }

    private static void MergeDefinitions(JObject added, JObject definitions, SchemaDocument overlay, DiagnosticBag diagnostics)
    {
        foreach (JProperty definition in added.Properties())
        {
            if (definitions[definition.Name] is not JObject known || definition.Value is not JObject extra)
            {
                Add(definitions, definition, overlay);
                continue;
            }

            foreach (JProperty keyword in extra.Properties())
            {
                switch (keyword.Name)
                {
                    case "x-vocabulary" when keyword.Value["heads"] is JObject heads && known["x-vocabulary"] is JObject vocabulary:
                        MergeHeads(heads, Child(vocabulary, "heads"), overlay);
                        break;
                    case "properties" when keyword.Value is JObject properties:
                        foreach (JProperty property in properties.Properties())
                        {
                            Add(Child(known, "properties"), property, overlay);
                        }

                        break;
                    case "$comment" or "description":
                        break;
                    default:
                        diagnostics.Add(Descriptors.BadValue, SchemaDocument.PositionOf(keyword), keyword.Name, $"only x-vocabulary or properties, since '{definition.Name}' is defined already");
                        break;
                }
            }
        }
    }

    private static void MergeHeads(JObject heads, JObject into, SchemaDocument overlay)
    {
        foreach (JProperty head in heads.Properties())
        {
            if (into[head.Name] is not JObject known || head.Value is not JObject extra)
            {
                Add(into, head, overlay);
                continue;
            }

            foreach (JProperty list in extra.Properties())
            {
                if (known[list.Name] is not JArray classes || list.Value is not JArray more)
                {
                    Add(known, list, overlay);
                    continue;
                }

                foreach (JToken name in more)
                {
                    classes.Add(Marked(name, overlay));
                }
            }
        }
    }

    private static JObject Child(JObject parent, string name)
    {
        if (parent[name] is not JObject child)
        {
            parent[name] = child = [];
        }

        return child;
    }

    private static void Add(JObject parent, JProperty property, SchemaDocument overlay) => parent[property.Name] = Marked(property.Value, overlay);

    /// <summary>A copy that keeps its position in the overlay's file.</summary>
    private static JToken Marked(JToken token, SchemaDocument overlay)
    {
        JToken copy = token.DeepClone();
        copy.RemoveAnnotations<SchemaDocument>();
        copy.AddAnnotation(overlay);
        return copy;
    }
}
