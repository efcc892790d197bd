using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Decides what the values of a schema are in C#, if it needs no generated type.</summary>
internal static class ValueReader
{
    /// <summary>The value of a schema that becomes neither a type nor a list or map.</summary>
    public static ValueModel ValueOf(SchemaNode node) => new() { Kind = ValueKinds.Of(node.Types, node.Format) };

    /// <summary>Whether null is among the values.</summary>
    public static bool IsNullable(SchemaNode node)
    {
        SchemaNode actual = node.Actual;
        IReadOnlyList<SchemaNode> choices = actual.AnyOf.Count > 0 ? actual.AnyOf
            : actual.OneOf.All(static choice => choice.Actual.Types is not JsonTypes.None) ? actual.OneOf : [];
        return actual.Types is not JsonTypes.None ? actual.HasNullType : choices.Count == 0 || choices.Any(static choice => choice.Actual.HasNullType);
    }

    /// <summary>The schema X of an <c>anyOf</c> or <c>oneOf</c> of X and null; null for any other schema.</summary>
    public static SchemaNode? OnlyChoiceBesidesNull(SchemaNode node)
    {
        IReadOnlyList<SchemaNode> choices = node.AnyOf.Count > 0 ? node.AnyOf : node.OneOf;
        return !node.IsReference && node.Types is JsonTypes.None && choices.Count == 2 && choices.Where(static choice => !IsNull(choice)).ToList() is [{ } only]
            ? only
            : null;
    }

    /// <summary>Whether the only value of a schema is null.</summary>
    public static bool IsNull(SchemaNode node) => node.Json is { Properties: [{ Name: "type" } type] } && type.Value.AsString() == "null";

    /// <summary>Whether the schema says that its values are objects.</summary>
    public static bool IsObject(SchemaNode node) => node.TypesExceptNull switch
    {
        JsonTypes.Object => true,
        JsonTypes.Object | JsonTypes.String => node.Json.Has("x-string-form"),
        JsonTypes.None => node.Properties.Count > 0,
        _ => false,
    };

    /// <summary>Whether a definition becomes a record.</summary>
    public static bool IsRecord(Definition definition) =>
        definition is { IsVocabulary: false, IsClassScores: false, IsAlias: false, IsMap: false } && IsObject(definition.Node);

    /// <summary>Whether a kind of value expresses a format.</summary>
    public static bool HonoursFormat(ValueKind kind, string format) => ValueKinds.Of(kind).Format == format;
}
