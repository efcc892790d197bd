using HiveContracts.Generator.Contracts;
using HiveContracts.Generator.Diagnostics;
using NJsonSchema;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schemas;

/// <summary>
/// The definitions as NJsonSchema understands them, with the keywords that types are made of. They are built and not parsed: its parser would take longer
/// than all the rest, and fetch from disk and network what a reference names.
/// </summary>
internal sealed class SchemaGraph
{
    private readonly SchemaSet set;
    private readonly Dictionary<JObject, JsonSchema> byToken = [];
    private readonly Dictionary<JsonSchema, Definition> definitions = [];
    private readonly Dictionary<Definition, JsonSchema> schemas = [];

    private SchemaGraph(SchemaSet set) => this.set = set;

    /// <summary>Reads the definitions; reports, and returns null, where a reference leads nowhere.</summary>
    public static SchemaGraph? Read(SchemaSet set, DiagnosticBag diagnostics)
    {
        // All are there before any is filled: they refer to each other.
        var graph = new SchemaGraph(set);
        foreach (Definition definition in set.Definitions)
        {
            var schema = new JsonSchema();
            graph.byToken[definition.Schema] = schema;
            graph.schemas.Add(definition, schema);
            if (!definition.IsAlias)
            {
                graph.definitions[schema] = definition; // what an alias leads to has a name of its own, which is the type's
            }
        }

        foreach (Definition definition in set.Definitions)
        {
            graph.Fill(graph.schemas[definition], definition.Schema);
        }

        return diagnostics.HasErrors ? null : graph;
    }

    public JsonSchema SchemaOf(Definition definition) => schemas[definition];

    /// <summary>The definition that a schema is; null for a schema inside another.</summary>
    public Definition? Find(JsonSchema schema) => definitions.TryGetValue(schema, out Definition? definition) ? definition : null;

    /// <summary>The definition of an object that a reference leads to; null where it leads to none.</summary>
    public Definition? FindObject(JToken reference) =>
        set.Resolve(reference) is { } target && set.Definitions.FirstOrDefault(definition => definition.Schema == target) is { IsMap: false, IsVocabulary: false, IsClassScores: false } found && ValueReader.IsObject(SchemaOf(found)) ? found : null;

    private JsonSchema Create(JObject token)
    {
        var schema = new JsonSchema();
        Fill(schema, token);
        return schema;
    }

    private void Fill(JsonSchema schema, JObject token)
    {
        schema.Description = token["description"] is JValue { Type: JTokenType.String } description ? (string)description! : null;
        if (token["$ref"] is JValue { Type: JTokenType.String } reference)
        {
            // Beside a reference only the description counts.
            Refer(schema, reference);
            return;
        }

        foreach (JProperty property in token.Properties())
        {
            switch (property.Name)
            {
                case "type":
                    schema.Type = TypesOf(property.Value);
                    break;
                case "format":
                    schema.Format = (string?)property.Value;
                    break;
                case "properties" when property.Value is JObject map:
                    AddProperties(schema, map);
                    break;
                case "required" when property.Value is JArray names:
                    names.Values<string>().OfType<string>().Distinct().ToList().ForEach(schema.RequiredProperties.Add);
                    break;
                case "items" when property.Value is JObject item:
                    schema.Item = Create(item);
                    break;
                case "additionalProperties" when property.Value is JObject values:
                    schema.AdditionalPropertiesSchema = Create(values);
                    break;
                case "anyOf" when property.Value is JArray choices:
                    choices.OfType<JObject>().Select(Create).ToList().ForEach(schema.AnyOf.Add);
                    break;
                case "oneOf" when property.Value is JArray choices:
                    choices.OfType<JObject>().Select(Create).ToList().ForEach(schema.OneOf.Add);
                    break;
                case "x-string-form":
                    schema.ExtensionData = new Dictionary<string, object?> { [property.Name] = (string?)property.Value };
                    break;
            }
        }
    }

    private void Refer(JsonSchema schema, JValue reference)
    {
        if (set.Resolve(reference) is not { } target)
        {
            return;
        }

        if (byToken.TryGetValue(target, out JsonSchema? found))
        {
            schema.Reference = found;
        }
        else
        {
            // A part of something has no name, and so no type of its own.
            set.ReportUntyped(reference);
        }
    }

    private void AddProperties(JsonSchema schema, JObject map)
    {
        foreach (JProperty property in map.Properties())
        {
            if (property.Value is JObject token)
            {
                var value = new JsonSchemaProperty();
                Fill(value, token);
                schema.Properties[property.Name] = value;
            }
        }
    }

    private static JsonObjectType TypesOf(JToken value) => value is JArray several ? several.Aggregate(JsonObjectType.None, static (types, one) => types | TypeOf(one)) : TypeOf(value);

    private static JsonObjectType TypeOf(JToken name) => (string?)name switch
    {
        "array" => JsonObjectType.Array,
        "boolean" => JsonObjectType.Boolean,
        "integer" => JsonObjectType.Integer,
        "null" => JsonObjectType.Null,
        "number" => JsonObjectType.Number,
        "object" => JsonObjectType.Object,
        "string" => JsonObjectType.String,
        _ => JsonObjectType.None,
    };
}
