using HiveContracts.Generator.Model;
using NJsonSchema;

namespace HiveContracts.Generator.Schema;

/// <summary>Decides what the value of a schema is in C#.</summary>
internal static class ValueReader
{
    /// <summary>The kind of a schema that is no reference to a definition with a type of its own.</summary>
    public static ValueKind KindOf(JsonSchema schema) => (schema.Type & ~JsonObjectType.Null, schema.Format) switch
    {
        (JsonObjectType.String, "date-time") => ValueKind.DateTimeOffset,
        (JsonObjectType.String, "uri") => ValueKind.Uri,
        (JsonObjectType.String or JsonObjectType.Number or (JsonObjectType.String | JsonObjectType.Number), "decimal") => ValueKind.Decimal,
        (JsonObjectType.String, _) => ValueKind.String,
        (JsonObjectType.String | JsonObjectType.Integer or JsonObjectType.String | JsonObjectType.Number, _) => ValueKind.Text,
        (JsonObjectType.Integer, "int32") => ValueKind.Int32,
        (JsonObjectType.Integer, _) => ValueKind.Int64,
        (JsonObjectType.Number, _) => ValueKind.Double,
        (JsonObjectType.Boolean, _) => ValueKind.Boolean,
        (JsonObjectType.Array, _) when schema.Item?.ActualSchema is { Type: JsonObjectType.String } => ValueKind.StringList,
        _ => ValueKind.Any,
    };

    public static bool IsNullable(JsonSchema schema) => schema.ActualSchema.Type is JsonObjectType.None || schema.ActualSchema.Type.HasFlag(JsonObjectType.Null);

    /// <summary>Whether a schema says that its values are objects.</summary>
    public static bool IsObject(JsonSchema schema) => (schema.Type & ~JsonObjectType.Null) switch
    {
        JsonObjectType.Object => true,
        JsonObjectType.None => schema.Properties.Count > 0,
        _ => false,
    };
}
