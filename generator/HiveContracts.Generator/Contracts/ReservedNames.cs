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
        "Action", "AdditionalProperties", "ArgumentException", "ArgumentNullException", "Attribute", "ClassScore", "ClassScoreReader", "ClassScoreRow", "Contract", "ContractConverter", "ContractSchemas",
        "ContractException", "ContractList", "ContractMap", "ContractTypeInfo", "ContractTypeInfoResolver", "DateOnly", "DateTimeOffset", "Default", "Enumerable", "Exception", "FormWriter", "FormReader", "Func", "GetTypeInfo",
        "Guid", "HeadScores", "HttpContent", "IClassKey", "IClassified", "IContract", "IEnumerable", "IEnumerator", "IEquatable", "IFormRequest", "ITaskDocument", "IJsonTypeInfoResolver", "IProbabilityKey", "IReadOnlyList",
        "ISeverityKey", "JsonConverter", "JsonElement", "JsonWriter", "JsonReader", "JsonSerializerOptions", "JsonTypeInfo", "JsonValue", "IOpenValue", "IFrame", "KeyValuePair", "LazyUri", "LocatedClassScore", "MediaFile", "NotNullWhen", "NotNullWhenAttribute",
        "ObjectWriter", "OpenValueConverter", "Obsolete", "ObsoleteAttribute", "ProbabilityExtensions", "PropertyNames", "PreservedProperties", "ReadOnlySpan", "SchemaRules", "SetsRequiredMembers", "SetsRequiredMembersAttribute", "Severity", "SeverityExtensions", "String", "Support", "System", "TResult", "StringFormats", "TimeOnly", "TimeSpan", "Type", "Union", "UnionAttribute", "Uri",
        "Guard", "Vocabulary", "_",
    ];

    /// <summary>Members of the record that an object schema becomes.</summary>
    public static IEnumerable<string> MembersOf(SchemaNode node)
    {
        IEnumerable<string> members = [.. OfObject, "AdditionalProperties", "Clone", "Deconstruct", "EqualityContract", "Parse", "PrintMembers", "ToUtf8Bytes", "TryParse"];
        if (node.Json.Has("oneOf"))
        {
            members = members.Concat(["HasValue", "Match", "Switch", "TryGetValue", "Value"]);
        }

        return node.Json.Has("x-form") ? members.Concat(["FromForm", "ToFormContent"]) : members;
    }

    /// <summary>Members of a generated key type, and of the view and the heads.</summary>
    public static IEnumerable<string> KeyMembers { get; } = [.. OfObject, "All", "Deconstruct", "Heads", "Index", "IsNegative", "Item", "Name", "PrintMembers", "Row", "TryParse", "Vocabulary"];

    /// <summary>Members of the type of an <c>enum</c>.</summary>
    public static IEnumerable<string> EnumMembers { get; } = [.. OfObject, "All", "Clone", "Deconstruct", "IsKnown", "Name", "Names", "PrintMembers"];

    /// <summary>Members of generated class scores.</summary>
    public static IEnumerable<string> ScoresMembers { get; } = [.. OfObject, "BestFit", "Count", "Create", "Deconstruct", "Find", "GetEnumerator", "PrintMembers", "IsPresent", "Item", "Row", "Top", "Vocabularies"];
}
