using HiveContracts.Generator.Diagnostics;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace HiveContracts.Generator.Schema;

/// <summary>
/// The definitions as NJsonSchema understands them: one bundle with local references only, so that nothing is fetched from
/// disk or network.
/// </summary>
internal sealed class SchemaGraph
{
    private readonly Dictionary<JsonSchema, Definition> definitions = [];
    private readonly Dictionary<Definition, JsonSchema> schemas = [];

    private SchemaGraph()
    {
    }

    /// <summary>Reads the definitions; reports, and returns null, where a reference leads nowhere.</summary>
    public static SchemaGraph? Read(SchemaSet set, DiagnosticBag diagnostics)
    {
        var keys = set.Definitions.Select(static (definition, index) => (definition.Schema, Key: $"d{index}")).ToDictionary(static pair => pair.Schema, static pair => pair.Key);
        var bundled = new JObject();
        foreach (Definition definition in set.Definitions)
        {
            var copy = (JObject)definition.Schema.DeepClone();
            copy.Remove("definitions");
            copy.Remove("$defs");
            copy.Remove("$id");
            copy.Remove("$schema");
            RewriteReferences(definition.Schema, copy, set, keys, diagnostics);
            bundled[keys[definition.Schema]] = copy;
        }

        if (diagnostics.HasErrors)
        {
            return null;
        }

        var bundle = new JObject { ["definitions"] = bundled };
        var graph = new SchemaGraph();

        // The one place that waits: the reader is asynchronous for fetching, and here it has nothing to fetch.
        JsonSchema root = JsonSchema.FromJsonAsync(bundle.ToString()).GetAwaiter().GetResult();
        foreach (Definition definition in set.Definitions)
        {
            JsonSchema schema = root.Definitions[keys[definition.Schema]];
            graph.definitions.Add(schema, definition);
            graph.schemas.Add(definition, schema);
        }

        return graph;
    }

    public JsonSchema SchemaOf(Definition definition) => schemas[definition];

    /// <summary>The definition that a schema is; null for a schema inside another.</summary>
    public Definition? Find(JsonSchema schema) => definitions.TryGetValue(schema, out Definition? definition) ? definition : null;

    private static void RewriteReferences(JToken original, JToken copy, SchemaSet set, Dictionary<JObject, string> keys, DiagnosticBag diagnostics)
    {
        // Original and copy have the same shape; the original knows its file, the copy is what is changed.
        foreach ((JToken from, JToken to) in References(original).Zip(References(copy), static (from, to) => (from, to)).ToList())
        {
            if (set.Resolve(from) is not { } target)
            {
                continue;
            }

            JObject? owner = target.AncestorsAndSelf().OfType<JObject>().FirstOrDefault(keys.ContainsKey);
            if (owner is null)
            {
                diagnostics.Add(Descriptors.UnresolvedReference, SchemaDocument.PositionOf(from), (string)from!, "what is there is neither a definition nor a part of one");
                continue;
            }

            to.Replace("#/definitions/" + keys[owner] + PointerTo(target, owner));
        }
    }

    private static string PointerTo(JToken target, JToken owner)
    {
        string pointer = "";
        for (JToken token = target; token != owner; token = token.Parent!)
        {
            pointer = token switch
            {
                { Parent: JArray array } => $"/{array.IndexOf(token)}{pointer}",
                JProperty property => $"/{property.Name}{pointer}",
                _ => pointer,
            };
        }

        return pointer;
    }

    /// <summary>The values of the <c>$ref</c>s of a schema, not of the definitions in it.</summary>
    private static IEnumerable<JToken> References(JToken schema) => schema
        .Children()
        .Where(static child => child is not JProperty { Name: "definitions" or "$defs" })
        .SelectMany(static child => child is JContainer container ? container.DescendantsAndSelf() : [])
        .OfType<JProperty>()
        .Where(static property => property is { Name: "$ref", Value: JValue { Type: JTokenType.String } })
        .Select(static property => property.Value);
}
