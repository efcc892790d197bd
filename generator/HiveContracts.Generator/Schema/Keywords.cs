using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schema;

/// <summary>Every keyword there is: what it takes, and whether it is translated.</summary>
internal static class Keywords
{
    private static readonly Dictionary<string, Keyword> Known = new Keyword[]
    {
        new("$schema", Takes.Text), new("$id", Takes.Text), new("$comment", Takes.Text),
        new("title", Takes.Text), new("description", Takes.Text), new("examples", Takes.Anything),
        new("$ref", Takes.Text),
        new("type", Takes.Types),
        new("format", Takes.Text),
        new("properties", Takes.SchemaMap), new("required", Takes.Names), new("items", Takes.Schema),
        new("definitions", Takes.SchemaMap), new("$defs", Takes.SchemaMap),
        new("oneOf", Takes.SchemaList), new("anyOf", Takes.SchemaList),
        new("minLength", Takes.Count), new("maxLength", Takes.Count),
        new("x-form", Takes.True), new("x-form-part", Takes.Text), new("x-class-scores", Takes.True),
        new("x-vocabulary", Takes.Object), new("x-flatten", Takes.Object), new("x-overlay", Takes.True),
        new("x-is", Takes.Object), new("x-string-form", Takes.Text), new("x-schemes", Takes.Names),
    }.ToDictionary(static keyword => keyword.Name);

    // Of drafts 4 to 2020-12.
    private static readonly HashSet<string> Untranslated =
    [
        "id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef", "$vocabulary",
        "additionalItems", "additionalProperties", "allOf", "const", "contains", "contentEncoding", "contentMediaType",
        "contentSchema", "default", "dependencies", "dependentRequired", "dependentSchemas", "deprecated", "else", "enum", "exclusiveMaximum",
        "exclusiveMinimum", "if", "maxContains", "maximum", "maxItems", "maxProperties", "minContains", "minimum", "minItems",
        "minProperties", "multipleOf", "not", "nullable", "pattern", "patternProperties", "prefixItems", "propertyNames",
        "readOnly", "then", "unevaluatedItems", "unevaluatedProperties", "uniqueItems", "writeOnly",
    ];

    /// <summary>What a keyword's value is.</summary>
    public enum Takes
    {
        Anything,
        Text,
        True,
        Object,
        Count,
        Types,
        Names,
        Schema,
        SchemaList,
        SchemaMap,
    }

    public static IEnumerable<string> All => Known.Keys.Concat(Untranslated);

    public static IEnumerable<string> Types { get; } = ["array", "boolean", "integer", "null", "number", "object", "string"];

    public static IEnumerable<string> Formats { get; } = ["date-time", "decimal", "int32", "int64", "uri", "uuid"];

    public static Keyword? Find(string name) => Known.TryGetValue(name, out Keyword? keyword) ? keyword : null;

    public static bool IsUntranslated(string name) => Untranslated.Contains(name);

    /// <summary>A keyword that is translated.</summary>
    public sealed record Keyword(string Name, Takes Takes)
    {
        /// <summary>What the keyword takes, for a message; null where the value is that.</summary>
        public string? Mismatch(JToken value) => Takes switch
        {
            Takes.Text when value.Type is not JTokenType.String => "a string",
            Takes.True when value.Type is not JTokenType.Boolean || !(bool)value => "true, or no such keyword",
            Takes.Object or Takes.SchemaMap when value is not JObject => "an object",
            Takes.Schema when value is not JObject => "a schema, which is an object",
            Takes.Names when value is not JArray array || array.Any(static name => name.Type is not JTokenType.String) => "an array of strings",
            Takes.Count when value is not JValue { Value: long and >= 0 and <= int.MaxValue } => "a number of characters",
            Takes.SchemaList when value is not JArray { Count: > 0 } schemas || schemas.Any(static schema => schema is not JObject) => "an array of schemas",
            Takes.Types when !AreTypes(value) => "one or several of " + string.Join(", ", Keywords.Types),
            _ => null,
        };

        private static bool AreTypes(JToken value) => value switch
        {
            JArray { Count: > 0 } several => several.All(static type => type is JValue && AreTypes(type)),
            JValue { Type: JTokenType.String } one => Keywords.Types.Contains((string)one!),
            _ => false,
        };
    }
}
