using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Decides what the values of a schema are in C#, if it needs no generated type.</summary>
internal static class ValueReader
{
    /// <summary>The value of a schema that does not become a type.</summary>
    public static ValueModel ValueOf(SchemaNode node)
    {
        if (node.TypesExceptNull is not JsonTypes.Array)
        {
            return new ValueModel { Kind = ValueKinds.Of(node.Types, node.Format) };
        }

        return node.Items is { } item && ElementOf(item) is { Kind: not ValueKind.Any } element
            ? new ValueModel { Kind = ValueKind.List, Element = element }
            : ValueModel.Any;
    }

    /// <summary>The element of a list or the value of a map: a scalar whose spelling need not be preserved, or any JSON.</summary>
    public static ValueModel ElementOf(SchemaNode node)
    {
        SchemaNode actual = node.Actual;
        bool isScalar = actual.Types is JsonTypes.String or JsonTypes.Boolean or JsonTypes.Integer or JsonTypes.Number && !actual.Json.Has("minLength");
        return new ValueModel { Kind = isScalar ? ValueKinds.Of(ValueKinds.Of(actual.Types, actual.Format)).Element : ValueKind.Any };
    }

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
