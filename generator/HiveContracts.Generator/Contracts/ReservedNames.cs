using System.Reflection;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Names that generated code uses and a schema cannot give to something else.</summary>
internal static class ReservedNames
{
    private const string RuntimeNamespace = "HiveContracts";

    private static readonly string[] OfObject = ["Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", "Finalize"];

    // A type may not have the name of a member of its own, nor that of a member of the resolver, which has a property for each type.
    private static readonly string[] OfEveryNamespace =
    [
        .. OfObject,
        "AdditionalProperties", "Clone", "ContractSchemas", "ContractTypeInfoResolver", "Default", "EqualityContract", "GetTypeInfo", "Parse", "PrintMembers",
        "TResult", "ToJson", "ToUtf8Bytes", "TryParse", "_",
    ];

    private static readonly Lazy<string[]> OfTheRuntime = new(ReadRuntimeTypes);

    /// <summary>Names that types of a namespace cannot have. In the runtime's namespace these are the names of its public types, too.</summary>
    public static IEnumerable<string> TypesOf(string @namespace) =>
        @namespace == RuntimeNamespace ? OfEveryNamespace.Concat(OfTheRuntime.Value) : OfEveryNamespace;

    /// <summary>Members of the record that an object schema becomes.</summary>
    public static IEnumerable<string> MembersOf(SchemaNode node) =>
    [
        .. OfObject,
        "AdditionalProperties", "Clone", "Deconstruct", "EqualityContract", "Parse", "PrintMembers", "ToJson", "ToUtf8Bytes", "TryParse",
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
        .. OfObject, "All", "Clone", "Deconstruct", "IsKnown", "Name", "Names", "Parse", "PrintMembers", "TryParse",
    ];

    /// <summary>Members of the type that a schema becomes, other than those that every type has and those of its properties.</summary>
    public static IEnumerable<string> MembersOfType(SchemaNode node) =>
        node.Json.Has("x-class-scores") ? ScoresMembers
        : EnumReader.Read(node) is not null ? EnumMembers
        : ValueReader.IsObject(node) && !node.Json.Has("oneOf") ? Array.Empty<string>()
        : ["HasValue", "Match", "Switch", "TryGetValue", "Value"];

    /// <summary>Members of generated class scores.</summary>
    public static IEnumerable<string> ScoresMembers { get; } =
    [
        .. OfObject,
        "BestFit", "Count", "Create", "Deconstruct", "Find", "GetEnumerator", "IsPresent", "Item", "PrintMembers", "Row", "Top", "Vocabularies",
    ];

    /// <summary>Reads the types and namespaces right below the runtime's namespace from its public API, which is a resource of the generator.</summary>
    private static string[] ReadRuntimeTypes()
    {
        Assembly generator = typeof(ReservedNames).Assembly;
        var names = new HashSet<string>();
        foreach (string resource in generator.GetManifestResourceNames().Where(static name => name.StartsWith("PublicAPI", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(generator.GetManifestResourceStream(resource)!);
            while (reader.ReadLine() is { } line)
            {
                int start = line.IndexOf(RuntimeNamespace + ".", StringComparison.Ordinal);
                if (start == 0 || (start > 0 && line[start - 1] == ' '))
                {
                    names.Add(new string([.. line.Skip(start + RuntimeNamespace.Length + 1).TakeWhile(char.IsLetterOrDigit)]));
                }
            }
        }

        return [.. names];
    }
}
