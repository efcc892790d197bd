using Newtonsoft.Json.Linq;

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

    /// <summary>Members of the record that an object schema becomes.</summary>
    public static IEnumerable<string> MembersOf(JObject schema)
    {
        IEnumerable<string> members = [.. OfObject, "AdditionalProperties", "Clone", "Deconstruct", "EqualityContract", "Parse", "PrintMembers", "ToUtf8Bytes", "TryParse"];
        if (schema.ContainsKey("oneOf"))
        {
            members = members.Concat(["HasValue", "Match", "Switch", "TryGetValue", "Value"]);
        }

        return schema.ContainsKey("x-form") ? members.Concat(["FromForm", "ToFormContent"]) : members;
    }

    /// <summary>Members of a generated key type.</summary>
    public static IEnumerable<string> KeyMembers { get; } = [.. OfObject, "All", "Index", "IsNegative", "Name", "TryParse", "Vocabulary"];

    /// <summary>Members of a generated heads type.</summary>
    public static IEnumerable<string> HeadsMembers { get; } = OfObject;

    /// <summary>Members of generated class scores.</summary>
    public static IEnumerable<string> ScoresMembers { get; } = [.. OfObject, "BestFit", "Count", "Create", "Find", "GetEnumerator", "IsPresent", "Item", "Row", "Top"];
}
