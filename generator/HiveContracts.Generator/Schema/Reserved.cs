namespace HiveContracts.Generator.Schema;

/// <summary>Names that generated code uses, and that a schema therefore cannot give to something else.</summary>
internal static class Reserved
{
    private static readonly string[] OfObject = ["Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", "Finalize"];

    public static IEnumerable<string> Types { get; } =
    [
        "AdditionalProperties", "ArgumentNullException", "ClassScore", "ClassScoreExtensions", "ClassScoreRow", "Contract", "ContractConverter", "ContractException", "ContractList",
        "ContractTypeInfo", "ContractTypeInfoResolver", "DateTimeOffset", "Default", "FormBuilder", "Func", "GetTypeInfo", "Action", "HeadScores", "HttpContent", "IClassKey", "IClassified", "IContract",
        "IEnumerable", "IEnumerator", "IEquatable", "IJsonTypeInfoResolver", "IReadOnlyList", "JsonConverter", "JsonElement", "JsonPrinter", "JsonScanner", "JsonSerializerOptions",
        "JsonTypeInfo", "MediaFile", "NotNullWhen", "ObjectPrinter", "PropertyNames", "PropertyNotes", "ReadOnlySpan", "Type", "Uri", "Vocabulary",
    ];

    /// <summary>Members of a generated record.</summary>
    public static IEnumerable<string> ObjectMembers { get; } =
        [.. OfObject, "AdditionalProperties", "Case", "Clone", "Deconstruct", "EqualityContract", "Match", "Parse", "PrintMembers", "Switch", "ToFormContent", "ToUtf8Bytes", "TryParse"];

    /// <summary>Members of a generated key type.</summary>
    public static IEnumerable<string> KeyMembers { get; } = [.. OfObject, "All", "Index", "Name", "TryParse", "Vocabulary"];

    /// <summary>Members of a generated heads type.</summary>
    public static IEnumerable<string> HeadsMembers { get; } = OfObject;

    /// <summary>Members of generated class scores.</summary>
    public static IEnumerable<string> ScoresMembers { get; } = [.. OfObject, "Count", "Create", "Find", "GetEnumerator", "IsPresent", "Item", "Max", "Read", "Row"];
}
