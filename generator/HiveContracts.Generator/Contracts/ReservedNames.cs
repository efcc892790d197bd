using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Names that generated code uses and a schema cannot give to something else.</summary>
internal static class ReservedNames
{
    private static readonly string[] OfObject = ["Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", "Finalize"];

    public static IEnumerable<string> Types { get; } =
    [
        .. OfObject,
        "Clone", "EqualityContract", "Parse", "PrintMembers", "ToUtf8Bytes", "TryParse",
        "Action", "AdditionalProperties", "ArgumentException", "ArgumentNullException", "Attribute", "ClassScore", "ClassScoreReader", "ClassScoreRow",
        "Contract", "ContractConverter", "ContractException", "ContractList", "ContractMap", "ContractSchemas", "ContractTypeInfo", "ContractTypeInfoResolver",
        "DateOnly", "DateTimeOffset", "Default", "Enumerable", "Exception", "FormReader", "FormWriter", "Func", "GetTypeInfo", "Guard", "Guid", "HeadScores",
        "HttpContent", "IClassKey", "IClassified", "IContract", "IEnumerable", "IEnumerator", "IEquatable", "IFormRequest", "IFrame", "IJsonTypeInfoResolver",
        "IOpenValue", "IProbabilityKey", "IReadOnlyList", "ISeverityKey", "ITaskDocument", "JsonConverter", "JsonElement", "JsonReader",
        "JsonSerializerOptions", "JsonTypeInfo", "JsonValue", "JsonWriter", "KeyValuePair", "LazyUri", "LocatedClassScore", "MediaFile", "NotNullWhen",
        "NotNullWhenAttribute", "ObjectWriter", "Obsolete", "ObsoleteAttribute", "OpenValueConverter", "PreservedProperties", "ProbabilityExtensions",
        "PropertyNames", "ReadOnlySpan", "SchemaRules", "SetsRequiredMembers", "SetsRequiredMembersAttribute", "Severity", "SeverityExtensions", "String",
        "StringFormats", "Support", "System", "TResult", "TimeOnly", "TimeSpan", "Type", "Union", "UnionAttribute", "Uri", "Vocabulary", "_",
    ];

    /// <summary>Members of the record that an object schema becomes.</summary>
    public static IEnumerable<string> MembersOf(SchemaNode node) =>
    [
        .. OfObject,
        "AdditionalProperties", "Clone", "Deconstruct", "EqualityContract", "Parse", "PrintMembers", "ToUtf8Bytes", "TryParse",
        .. node.Json.Has("oneOf") ? ["HasValue", "Match", "Switch", "TryGetValue", "Value"] : Array.Empty<string>(),
        .. node.Json.Has("x-form") ? ["FromForm", "ToFormContent"] : Array.Empty<string>(),
    ];

    /// <summary>Members of a generated key type, and of the view and the heads.</summary>
    public static IEnumerable<string> KeyMembers { get; } =
    [
        .. OfObject, "All", "Deconstruct", "Heads", "Index", "IsNegative", "Item", "Name", "PrintMembers", "Row", "TryParse", "Vocabulary",
    ];

    /// <summary>Members of the type of an <c>enum</c>.</summary>
    public static IEnumerable<string> EnumMembers { get; } =
    [
        .. OfObject, "All", "Clone", "Deconstruct", "IsKnown", "Name", "Names", "PrintMembers",
    ];

    /// <summary>Members of generated class scores.</summary>
    public static IEnumerable<string> ScoresMembers { get; } =
    [
        .. OfObject,
        "BestFit", "Count", "Create", "Deconstruct", "Find", "GetEnumerator", "IsPresent", "Item", "PrintMembers", "Row", "Top", "Vocabularies",
    ];
}
