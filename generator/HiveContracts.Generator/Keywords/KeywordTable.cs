using HiveContracts.Generator.Model;
using static HiveContracts.Generator.Keywords.DraftVersion;
using static HiveContracts.Generator.Keywords.KeywordValue;

namespace HiveContracts.Generator.Keywords;

/// <summary>Every keyword: what its value must be, and what it is used for. To add a keyword, add its row here.</summary>
internal static class KeywordTable
{
    private static readonly Dictionary<string, Keyword> Translated = new Keyword[]
    {
        new("$schema", Text), new("$id", Text) { Since = Draft06 }, new("id", Anything) { Until = Draft04 }, new("$comment", Text),
        new("$anchor", Text) { Since = Draft201909 }, new("$vocabulary", KeywordValue.Object) { Since = Draft201909 },
        new("$dynamicAnchor", Text) { Since = Draft202012 },
        new("$recursiveAnchor", Flag) { Since = Draft201909, Until = Draft201909 },
        new("$ref", Text), Reference("$dynamicRef", Draft202012, Draft202012), Reference("$recursiveRef", Draft201909, Draft201909),
        new("definitions", SchemaMap), new("$defs", SchemaMap),
        new("format", Text) { MakesTypes = true },

        Annotation("title", Text), Annotation("description", Text), Annotation("examples", Anything), Annotation("default", Anything),
        Annotation("deprecated", Flag), Annotation("readOnly", Flag), Annotation("writeOnly", Flag),
        Annotation("contentEncoding", Text), Annotation("contentMediaType", Text),
        Annotation("contentSchema", Schema) with { Since = Draft201909 },

        // Types are made from these, and validation enforces them.
        Assertion("type", KeywordValue.Types) with { MakesTypes = true }, Assertion("properties", SchemaMap) with { MakesTypes = true },
        Assertion("required", Names) with { MakesTypes = true }, Assertion("items", SchemaOrList) with { MakesTypes = true },
        Assertion("additionalProperties", Schema) with { MakesTypes = true }, Assertion("enum", Values) with { MakesTypes = true },
        Assertion("allOf", SchemaList) with { MakesTypes = true }, Assertion("anyOf", SchemaList) with { MakesTypes = true },
        Assertion("oneOf", SchemaList) with { MakesTypes = true },
        Assertion("minLength", Count) with { MakesTypes = true }, Assertion("maxLength", Count) with { MakesTypes = true },

        // Validation alone enforces these.
        Assertion("const", Anything) with { Since = Draft06 },
        Assertion("minimum", Number), Assertion("maximum", Number), Assertion("exclusiveMinimum", Limit), Assertion("exclusiveMaximum", Limit),
        Assertion("multipleOf", PositiveNumber), Assertion("pattern", Pattern),
        Assertion("prefixItems", SchemaList) with { Since = Draft202012 }, Assertion("additionalItems", Schema) with { Until = Draft201909 },
        Assertion("contains", Schema) with { Since = Draft06 },
        Assertion("minContains", Count) with { Since = Draft201909 }, Assertion("maxContains", Count) with { Since = Draft201909 },
        Assertion("minItems", Count), Assertion("maxItems", Count), Assertion("uniqueItems", Flag),
        Assertion("patternProperties", PatternMap), Assertion("propertyNames", Schema) with { Since = Draft06 },
        Assertion("dependencies", Dependencies), Assertion("dependentRequired", NameLists) with { Since = Draft201909 },
        Assertion("dependentSchemas", SchemaMap) with { Since = Draft201909 },
        Assertion("minProperties", Count), Assertion("maxProperties", Count),
        Assertion("unevaluatedItems", Schema) with { Since = Draft201909 }, Assertion("unevaluatedProperties", Schema) with { Since = Draft201909 },
        Assertion("not", Schema), Assertion("if", Schema) with { Since = Draft07 },
        Assertion("then", Schema) with { Since = Draft07 }, Assertion("else", Schema) with { Since = Draft07 },

        // The keywords of HiveContracts.
        new("x-form", True), new("x-form-part", Text), new("x-answer", Text), new("x-task-id", Text), new("x-class-scores", True),
        new("x-vocabulary", KeywordValue.Object), new("x-flatten", KeywordValue.Object), new("x-overlay", True),
        new("x-is", KeywordValue.Object), new("x-string-form", Text), new("x-schemes", Names), Annotation("x-name", Text),
    }.ToDictionary(static keyword => keyword.Name);

    // Keywords of OpenAPI that change what is valid.
    private static readonly HashSet<string> Untranslated = ["nullable"];

    // Words of editors and code generators that describe values and restrict nothing.
    private static readonly HashSet<string> Annotations =
    [
        "allowComments", "allowTrailingCommas", "defaultSnippets", "deprecationMessage", "doNotSuggest", "enumDescriptions", "enumNames", "errorMessage",
        "example", "externalDocs", "javaType", "markdownDescription", "markdownEnumDescriptions", "patternErrorMessage", "propertyOrder", "suggestSortText",
        "tsEnumNames", "tsType", "xml",
    ];

    // Formats of OpenAPI that restrict nothing beyond the type.
    private static readonly HashSet<string> FormatAnnotations =
    [
        "binary", "double", "float", "int8", "int16", "int64", "password", "uint8", "uint16", "uint32", "uint64",
    ];

    public static IEnumerable<Keyword> All => Translated.Values;

    public static IEnumerable<string> Types { get; } = ["array", "boolean", "integer", "null", "number", "object", "string"];

    /// <summary>The formats that validation enforces.</summary>
    public static IEnumerable<string> EnforcedFormats { get; } =
    [
        "byte", "date", "date-time", "duration", "email", "hostname", "idn-email", "idn-hostname", "ipv4", "ipv6", "iri", "iri-reference", "json-pointer",
        "regex", "relative-json-pointer", "time", "uri", "uri-reference", "uri-template", "uuid",
    ];

    /// <summary>The formats that make types, and those that validation enforces.</summary>
    public static IEnumerable<string> Formats => ValueKinds.Formats.Union(EnforcedFormats);

    public static Keyword? Find(string name) => Translated.TryGetValue(name, out Keyword? keyword) ? keyword : null;

    public static bool IsUntranslated(string name) => Untranslated.Contains(name);

    /// <summary>Whether a format is one of a tool, and describes values only.</summary>
    public static bool IsToolFormat(string name) => FormatAnnotations.Contains(name);

    /// <summary>Whether a word is one of a tool, and describes values only.</summary>
    public static bool IsToolAnnotation(string name) => Annotations.Contains(name);

    private static Keyword Assertion(string name, KeywordValue value) => new(name, value) { IsAssertion = true };

    private static Keyword Reference(string name, DraftVersion since, DraftVersion until) =>
        new(name, Text) { IsAssertion = true, IsReference = true, Since = since, Until = until };

    private static Keyword Annotation(string name, KeywordValue value) => new(name, value) { IsAnnotation = true };
}
