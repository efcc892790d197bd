using HiveContracts.Generator.Diagnostics;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace HiveContracts.Generator.Schema;

/// <summary>
/// The definitions as NJsonSchema understands them: one bundle with local references only, so that nothing is fetched from
/// disk or network, and without keywords that are not translated, so that none of them can fail it.
/// </summary>
internal sealed class SchemaGraph
{
    private readonly SchemaSet set;
    private readonly Dictionary<JObject, string> keys;
    private readonly Dictionary<JsonSchema, Definition> definitions = [];
    private readonly Dictionary<Definition, JsonSchema> schemas = [];

    private SchemaGraph(SchemaSet set)
    {
        this.set = set;
        keys = set.Definitions.Select(static (definition, index) => (definition.Schema, Key: $"d{index}")).ToDictionary(static pair => pair.Schema, static pair => pair.Key);
    }

    /// <summary>Reads the definitions; reports, and returns null, where a reference leads nowhere.</summary>
    public static SchemaGraph? Read(SchemaSet set, DiagnosticBag diagnostics)
    {
        var graph = new SchemaGraph(set);
        var bundled = new JObject();
        foreach (Definition definition in set.Definitions)
        {
            bundled[graph.keys[definition.Schema]] = graph.Bundle(definition.Schema);
        }

        if (diagnostics.HasErrors)
        {
            return null;
        }

        // The one place that waits: the reader is asynchronous for fetching, and here it has nothing to fetch.
        JsonSchema root = JsonSchema.FromJsonAsync(new JObject { ["definitions"] = bundled }.ToString()).GetAwaiter().GetResult();
        foreach (Definition definition in set.Definitions)
        {
            JsonSchema schema = root.Definitions[graph.keys[definition.Schema]];
            if (!definition.IsAlias)
            {
                graph.definitions[schema] = definition; // what an alias leads to has a name of its own, which is the type's
            }

            graph.schemas.Add(definition, schema);
        }

        return graph;
    }

    public JsonSchema SchemaOf(Definition definition) => schemas[definition];

    /// <summary>The definition that a schema is; null for a schema inside another.</summary>
    public Definition? Find(JsonSchema schema) => definitions.TryGetValue(schema, out Definition? definition) ? definition : null;

    /// <summary>The definition of an object that a reference leads to; null where it leads to none.</summary>
    public Definition? FindObject(JToken reference) =>
        set.Resolve(reference) is { } target && set.Definitions.FirstOrDefault(definition => definition.Schema == target) is { IsMap: false, IsVocabulary: false, IsClassScores: false } found && ValueReader.IsObject(SchemaOf(found)) ? found : null;

    /// <summary>A copy with the keywords that are translated.</summary>
    private JObject Bundle(JObject schema)
    {
        var copy = new JObject();
        if (schema["$ref"] is JValue { Type: JTokenType.String } reference)
        {
            // Beside a reference only the description counts, which NJsonSchema keeps.
            if (set.Resolve(reference) is { } target)
            {
                if (keys.TryGetValue(target, out string? key))
                {
                    copy["$ref"] = "#/definitions/" + key;
                }
                else
                {
                    // A part of something has no name, and so no type of its own.
                    set.ReportUntyped(reference);
                }
            }

            if (schema["description"] is JValue description)
            {
                copy["description"] = description.DeepClone();
            }

            return copy;
        }

        foreach (JProperty property in schema.Properties())
        {
            switch (Keywords.Find(property.Name) is { IsOfTypes: true } keyword ? keyword.Takes : (Keywords.Takes?)null)
            {
                case Keywords.Takes.SchemaOrList when property.Value is JArray:
                case Keywords.Takes.SchemaList when property.Name == "allOf": // whose properties were merged
                case Keywords.Takes.Count: // which NJsonSchema takes as an integer only, while 2.0 is one as well
                    break;
                case Keywords.Takes.Schema or Keywords.Takes.SchemaOrList when property.Value is JObject inner:
                    copy[property.Name] = Bundle(inner);
                    break;
                case Keywords.Takes.SchemaList when property.Value is JArray list:
                    copy[property.Name] = new JArray(list.OfType<JObject>().Select(Bundle));
                    break;
                case Keywords.Takes.SchemaMap when property.Name == "properties" && property.Value is JObject map:
                    copy[property.Name] = new JObject(map.Properties().Where(static inner => inner.Value is JObject).Select(inner => new JProperty(inner.Name, Bundle((JObject)inner.Value))));
                    break;
                case null or Keywords.Takes.SchemaMap or Keywords.Takes.Anything:
                case Keywords.Takes.Text when property.Name is "$schema" or "$id":
                    break;
                default:
                    copy[property.Name] = property.Value.DeepClone();
                    break;
            }
        }

        return copy;
    }
}
