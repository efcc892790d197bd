using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reports values that are any JSON in C# although their schema says something.</summary>
internal static class UntypedValues
{
    public const string NoType = "its schema names no type";

    public const string Objects = "it may be several objects, which no constant or required property distinguishes";

    public const string ContainsItself = "it contains itself, or is nested too deeply";

    public const string SeveralTypes = "it may have several JSON types, and all elements have one type in C#";

    public static void Report(ContractContext context, SchemaNode node, string reason)
    {
        if (node.Actual.Json.Properties.Any(IsAssertion) && !IsFalse(node.Actual.Json))
        {
            JsonProperty? choices = node.Json.Property("anyOf") ?? node.Json.Property("oneOf");
            context.Report(Descriptors.Untyped, choices?.Position ?? node.Position, reason);
        }
    }

    private static bool IsAssertion(JsonProperty keyword) => KeywordTable.Find(keyword.Name) is { IsAssertion: true };

    /// <summary>Whether a schema is <c>false</c>, which allows nothing.</summary>
    private static bool IsFalse(JsonObject schema) => schema is { Properties: [{ Name: "not", Value: JsonObject { Properties.Count: 0 } }] };
}
