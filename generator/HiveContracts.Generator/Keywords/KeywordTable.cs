using HiveContracts.Generator.Model;
using static HiveContracts.Generator.Keywords.KeywordValue;

namespace HiveContracts.Generator.Keywords;

/// <summary>Every keyword: what its value must be, and what it is used for. To add a keyword, add its row here.</summary>
internal static class KeywordTable
{
    private static readonly Dictionary<string, Keyword> Translated = new Keyword[]
    {
        new("$schema", Text), new("$id", Text), new("$ref", Text), new("$comment", Text),
        new("definitions", SchemaMap), new("$defs", SchemaMap),
        new("format", Text) { MakesTypes = true },

        Annotation("title", Text), Annotation("description", Text), Annotation("examples", Anything), Annotation("default", Anything),
        Annotation("deprecated", Flag), Annotation("readOnly", Flag), Annotation("writeOnly", Flag),

        // Types are made from these, and validation enforces them.
        Assertion("type", KeywordValue.Types) with { MakesTypes = true }, Assertion("properties", SchemaMap) with { MakesTypes = true },
        Assertion("required", Names) with { MakesTypes = true }, Assertion("items", SchemaOrList) with { MakesTypes = true },
        Assertion("additionalProperties", Schema) with { MakesTypes = true }, Assertion("enum", Values) with { MakesTypes = true },
        Assertion("allOf", SchemaList) with { MakesTypes = true }, Assertion("anyOf", SchemaList) with { MakesTypes = true },
        Assertion("oneOf", SchemaList) with { MakesTypes = true },
        Assertion("minLength", Count) with { MakesTypes = true }, Assertion("maxLength", Count) with { MakesTypes = true },

        // Validation alone enforces these.
        Assertion("const", Anything),
        Assertion("minimum", Number), Assertion("maximum", Number), Assertion("exclusiveMinimum", Number), Assertion("exclusiveMaximum", Number),
        Assertion("multipleOf", PositiveNumber), Assertion("pattern", Pattern),
        Assertion("additionalItems", Schema), Assertion("contains", Schema), Assertion("minContains", Count), Assertion("maxContains", Count),
        Assertion("minItems", Count), Assertion("maxItems", Count), Assertion("uniqueItems", Flag),
        Assertion("patternProperties", PatternMap), Assertion("propertyNames", Schema),
        Assertion("dependencies", Dependencies), Assertion("dependentRequired", NameLists), Assertion("dependentSchemas", SchemaMap),
        Assertion("minProperties", Count), Assertion("maxProperties", Count),
        Assertion("not", Schema), Assertion("if", Schema), Assertion("then", Schema), Assertion("else", Schema),

        // The keywords of HiveContracts.
        new("x-form", True), new("x-form-part", Text), new("x-answer", Text), new("x-task-id", Text), new("x-class-scores", True),
        new("x-vocabulary", KeywordValue.Object), new("x-flatten", KeywordValue.Object), new("x-overlay", True),
        new("x-is", KeywordValue.Object), new("x-string-form", Text), new("x-schemes", Names), new("x-name", Text),
    }.ToDictionary(static keyword => keyword.Name);

    // Keywords of drafts 4 to 2020-12 without a translation.
    private static readonly HashSet<string> Untranslated =
    [
        "id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef", "$vocabulary",
        "contentEncoding", "contentMediaType", "contentSchema", "nullable", "prefixItems", "unevaluatedItems", "unevaluatedProperties",
    ];

    public static IEnumerable<string> All => Translated.Keys.Concat(Untranslated);

    public static IEnumerable<string> Types { get; } = ["array", "boolean", "integer", "null", "number", "object", "string"];

    /// <summary>The formats that validation enforces.</summary>
    public static IEnumerable<string> EnforcedFormats { get; } =
    [
        "byte", "date", "date-time", "duration", "email", "ipv4", "ipv6", "json-pointer", "relative-json-pointer", "time", "uri", "uri-reference", "uuid",
    ];

    /// <summary>The formats that make types, and those that validation enforces.</summary>
    public static IEnumerable<string> Formats => ValueKinds.Formats.Union(EnforcedFormats);

    public static Keyword? Find(string name) => Translated.TryGetValue(name, out Keyword? keyword) ? keyword : null;

    public static bool IsUntranslated(string name) => Untranslated.Contains(name);

    private static Keyword Assertion(string name, KeywordValue value) => new(name, value) { IsAssertion = true };

    private static Keyword Annotation(string name, KeywordValue value) => new(name, value) { IsAnnotation = true };
}
