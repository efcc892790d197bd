using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Keywords;

/// <summary>A keyword that is translated.</summary>
internal sealed record Keyword(string Name, KeywordValue Value)
{
    /// <summary>Whether it restricts documents, so that validation enforces it.</summary>
    public bool IsAssertion { get; init; }

    /// <summary>Whether it describes values and restricts nothing.</summary>
    public bool IsAnnotation { get; init; }

    /// <summary>Whether types are made from it.</summary>
    public bool MakesTypes { get; init; }

    /// <summary>The first draft that has it.</summary>
    public DraftVersion Since { get; init; } = DraftVersion.Draft04;

    /// <summary>The last draft that has it.</summary>
    public DraftVersion Until { get; init; } = DraftVersion.Draft202012;

    /// <summary>Whether it refers to a schema by what the document was read through.</summary>
    public bool IsReference { get; init; }

    /// <summary>Whether it applies schemas.</summary>
    public bool IsApplicator => Value is KeywordValue.Schema or KeywordValue.SchemaList or KeywordValue.SchemaOrList or KeywordValue.SchemaMap
        or KeywordValue.PatternMap or KeywordValue.Dependencies || IsReference;

    /// <summary>Returns what the value must be, for a message; null if it is allowed.</summary>
    public string? Mismatch(JsonNode value, Draft draft) => Value switch
    {
        KeywordValue.Text or KeywordValue.Pattern when value is not JsonString => "a string",
        KeywordValue.True when !value.IsTrue() => "true; leave the keyword out otherwise",
        KeywordValue.Object or KeywordValue.SchemaMap or KeywordValue.PatternMap when value is not JsonObject => "an object",
        KeywordValue.Flag when value is not JsonBoolean => "true or false",
        KeywordValue.Number when value is not JsonNumber => "a number",
        KeywordValue.Limit when value is not JsonNumber and not JsonBoolean && draft.HasAllKeywords => "a number, or true or false",
        KeywordValue.Limit when value is not JsonBoolean && draft.Version is DraftVersion.Draft04 => "true or false",
        KeywordValue.Limit when value is not JsonNumber && draft is { Version: not DraftVersion.Draft04, HasAllKeywords: false } => "a number",
        KeywordValue.PositiveNumber when value is not JsonNumber { IsPositive: true } => "a number above 0",
        KeywordValue.Values when value is not JsonArray => "an array",
        KeywordValue.NameLists when !HasOnly(value, AreNames) => "an object of arrays of strings",
        KeywordValue.Dependencies when !HasOnly(value, static entry => AreNames(entry) || IsSchema(entry)) => "an object of schemas and arrays of strings",
        KeywordValue.Schema when !IsSchema(value) => "a schema, which is an object or a boolean",
        KeywordValue.SchemaOrList when draft.Version is DraftVersion.Draft202012 && !IsSchema(value) => "a schema, which is an object or a boolean",
        KeywordValue.SchemaOrList when !IsSchema(value) && !AreSchemas(value) => "a schema, or an array of schemas",
        KeywordValue.Names when !AreNames(value) => "an array of strings",
        KeywordValue.Count when value is not JsonNumber { IsWhole: true, Value: >= 0 } => "a count, which is a whole number from 0",
        KeywordValue.SchemaList when !AreSchemas(value) || value.AsArray().Count == 0 => "an array of schemas",
        KeywordValue.Types when !AreTypes(value) => "one or several of " + string.Join(", ", KeywordTable.Types),
        _ => null,
    };

    /// <summary>Whether a value can be a schema. The schema <c>true</c> allows every value, <c>false</c> none.</summary>
    public static bool IsSchema(JsonNode value) => value is JsonObject or JsonBoolean;

    private static bool HasOnly(JsonNode value, Func<JsonNode, bool> isAllowed) =>
        value is JsonObject map && map.Properties.All(property => isAllowed(property.Value));

    private static bool AreSchemas(JsonNode value) => value is JsonArray array && array.Items.All(IsSchema);

    private static bool AreNames(JsonNode value) => value is JsonArray array && array.Items.All(static item => item is JsonString);

    private static bool AreTypes(JsonNode value) => value switch
    {
        JsonArray { Items.Count: > 0 } names => names.Items.All(static name => name is JsonString && AreTypes(name)),
        JsonString name => KeywordTable.Types.Contains(name.Value),
        _ => false,
    };
}
