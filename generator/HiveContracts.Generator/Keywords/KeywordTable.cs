using HiveContracts.Generator.Json;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Keywords;

/// <summary>Every keyword there is: what it takes, and whether it is translated.</summary>
internal static class KeywordTable
{
    private static readonly Dictionary<string, Keyword> Known = new Keyword[]
    {
        new("$schema", Takes.Text), new("$id", Takes.Text), new("$comment", Takes.Text),
        new("title", Takes.Text), new("description", Takes.Text), new("examples", Takes.Anything), new("default", Takes.Anything),
        new("deprecated", Takes.Flag), new("readOnly", Takes.Flag), new("writeOnly", Takes.Flag),
        new("$ref", Takes.Text),
        new("format", Takes.Text),
        new("definitions", Takes.SchemaMap), new("$defs", Takes.SchemaMap),
        new("x-form", Takes.True), new("x-form-part", Takes.Text), new("x-answer", Takes.Text), new("x-task-id", Takes.Text), new("x-class-scores", Takes.True),
        new("x-vocabulary", Takes.Object), new("x-flatten", Takes.Object), new("x-overlay", Takes.True),
        new("x-is", Takes.Object), new("x-string-form", Takes.Text), new("x-schemes", Takes.Names),

        // What becomes types, and is enforced where validation is on.
        Rule("type", Takes.Types), Rule("properties", Takes.SchemaMap), Rule("required", Takes.Names), Rule("items", Takes.SchemaOrList),
        Rule("oneOf", Takes.SchemaList), Rule("anyOf", Takes.SchemaList), Rule("minLength", Takes.Count), Rule("maxLength", Takes.Count),
        Rule("enum", Takes.Values),

        // What is enforced where validation is on, and nothing else.
        Rule("const", Takes.Anything),
        Rule("minimum", Takes.Number), Rule("maximum", Takes.Number), Rule("exclusiveMinimum", Takes.Number), Rule("exclusiveMaximum", Takes.Number),
        Rule("multipleOf", Takes.PositiveNumber), Rule("pattern", Takes.Pattern),
        Rule("additionalItems", Takes.Schema), Rule("contains", Takes.Schema), Rule("minContains", Takes.Count), Rule("maxContains", Takes.Count),
        Rule("minItems", Takes.Count), Rule("maxItems", Takes.Count), Rule("uniqueItems", Takes.Flag),
        Rule("patternProperties", Takes.PatternMap), Rule("additionalProperties", Takes.Schema), Rule("propertyNames", Takes.Schema),
        Rule("dependencies", Takes.Dependencies), Rule("dependentRequired", Takes.NameLists), Rule("dependentSchemas", Takes.SchemaMap),
        Rule("minProperties", Takes.Count), Rule("maxProperties", Takes.Count),
        Rule("allOf", Takes.SchemaList), Rule("not", Takes.Schema), Rule("if", Takes.Schema), Rule("then", Takes.Schema), Rule("else", Takes.Schema),
    }.ToDictionary(static keyword => keyword.Name);

    // KeywordTable that NJsonSchema is shown: what types are made of.
    private static readonly HashSet<string> OfTypes = ["type", "properties", "required", "items", "oneOf", "anyOf", "minLength", "maxLength", "allOf", "additionalProperties", "enum"];

    // Of drafts 4 to 2020-12.
    private static readonly HashSet<string> Untranslated =
    [
        "id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef", "$vocabulary",
        "contentEncoding", "contentMediaType", "contentSchema", "nullable", "prefixItems", "unevaluatedItems", "unevaluatedProperties",
    ];

    /// <summary>What a keyword's value is.</summary>
    public enum Takes
    {
        Anything,
        Text,
        True,
        Flag,
        Object,
        Count,
        Number,
        PositiveNumber,
        Pattern,
        Types,
        Names,
        NameLists,
        Values,
        Schema,
        SchemaList,
        SchemaOrList,
        SchemaMap,
        PatternMap,
        Dependencies,
    }

    public static IEnumerable<string> All => Known.Keys.Concat(Untranslated);

    public static IEnumerable<string> Types { get; } = ["array", "boolean", "integer", "null", "number", "object", "string"];

    /// <summary>The formats that become types.</summary>
    public static IEnumerable<string> Formats { get; } = ["byte", "date", "date-time", "decimal", "duration", "int32", "int64", "time", "uri", "uuid"];

    /// <summary>The formats that validation holds strings to.</summary>
    public static IEnumerable<string> FormatsOfStrings { get; } =
        ["byte", "date", "date-time", "duration", "email", "ipv4", "ipv6", "json-pointer", "relative-json-pointer", "time", "uri", "uri-reference", "uuid"];

    public static Keyword? Find(string name) => Known.TryGetValue(name, out Keyword? keyword) ? keyword : null;

    /// <summary>Whether a schema is one that takes a boolean in its place: true takes any value, false none.</summary>
    public static bool IsSchema(JToken value) => value is JObject or JValue { Type: JTokenType.Boolean };

    private static Keyword Rule(string name, Takes takes) => new(name, takes) { IsRule = true };

    public static bool IsUntranslated(string name) => Untranslated.Contains(name);

    /// <summary>A keyword that is translated.</summary>
    public sealed record Keyword(string Name, Takes Takes)
    {
        /// <summary>Whether it demands something of a document, which validation holds it to.</summary>
        public bool IsRule { get; init; }

        /// <summary>Whether types are made of it.</summary>
        public bool IsOfTypes => !IsRule || OfTypes.Contains(Name);

        /// <summary>What the keyword takes, for a message; null where the value is that.</summary>
        public string? Mismatch(JToken value) => Takes switch
        {
            Takes.Text when value.Type is not JTokenType.String => "a string",
            Takes.True when value.Type is not JTokenType.Boolean || !(bool)value => "true, or no such keyword",
            Takes.Object or Takes.SchemaMap when value is not JObject => "an object",
            Takes.Flag when value.Type is not JTokenType.Boolean => "true or false",
            Takes.PatternMap when value is not JObject => "an object",
            Takes.Number when !IsNumber(value) => "a number",
            Takes.PositiveNumber when !IsNumber(value) || !IsPositive(JsonFile.TextOf(value)) => "a number above 0",
            Takes.Pattern when value.Type is not JTokenType.String => "a string",
            Takes.Values when value is not JArray => "an array",
            Takes.NameLists when value is not JObject map || map.PropertyValues().Any(static names => !AreNames(names)) => "an object of arrays of strings",
            Takes.Dependencies when value is not JObject map || map.PropertyValues().Any(static one => !AreNames(one) && !IsSchema(one)) => "an object of schemas and arrays of strings",
            Takes.Schema when !IsSchema(value) => "a schema, which is an object or a boolean",
            Takes.SchemaOrList when !IsSchema(value) && (value is not JArray list || !list.All(IsSchema)) => "a schema, or an array of schemas",
            Takes.Names when !AreNames(value) => "an array of strings",
            Takes.Count when !IsCount(value) => "a count, which is a whole number from 0",
            Takes.SchemaList when value is not JArray { Count: > 0 } schemas || !schemas.All(IsSchema) => "an array of schemas",
            Takes.Types when !AreTypes(value) => "one or several of " + string.Join(", ", KeywordTable.Types),
            _ => null,
        };

        private static bool AreNames(JToken value) => value is JArray names && names.All(static name => name.Type is JTokenType.String);

        private static bool IsPositive(string number) => number[0] != '-' && number.Split('e', 'E')[0].Any(static digit => digit is >= '1' and <= '9');

        private static bool IsNumber(JToken value) => value.Type is JTokenType.Integer or JTokenType.Float;

        private static bool IsCount(JToken value) => value is JValue { Value: long and >= 0 } || (value is JValue { Value: double and >= 0 and <= double.MaxValue and var count } && count == Math.Floor(count));

        private static bool AreTypes(JToken value) => value switch
        {
            JArray { Count: > 0 } several => several.All(static type => type is JValue && AreTypes(type)),
            JValue { Type: JTokenType.String } one => KeywordTable.Types.Contains((string)one!),
            _ => false,
        };
    }
}
