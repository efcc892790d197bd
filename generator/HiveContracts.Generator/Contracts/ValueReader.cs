using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Answers what the values of a schema are in C#.</summary>
internal static class ValueReader
{
    /// <summary>Whether null is among the values.</summary>
    public static bool IsNullable(SchemaNode node)
    {
        SchemaNode actual = node.Actual;
        IReadOnlyList<SchemaNode> choices = actual.AnyOf.Count > 0 ? actual.AnyOf
            : actual.OneOf.All(static choice => choice.Actual.Types is not JsonTypes.None) ? actual.OneOf : [];
        return actual.Types is not JsonTypes.None ? actual.HasNullType : choices.Count == 0 || choices.Any(static choice => choice.Actual.HasNullType);
    }

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
