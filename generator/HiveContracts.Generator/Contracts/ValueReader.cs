using HiveContracts.Generator.Model;
using NJsonSchema;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Contracts;

/// <summary>Decides what the value of a schema is in C#.</summary>
internal static class ValueReader
{
    private const JsonObjectType StringOrInteger = JsonObjectType.String | JsonObjectType.Integer;
    private const JsonObjectType StringOrNumber = JsonObjectType.String | JsonObjectType.Number;

    /// <summary>The kind of a schema that is no object and no array of objects.</summary>
    public static ValueKind KindOf(JsonSchema schema) => (schema.Type & ~JsonObjectType.Null, schema.Format) switch
    {
        (JsonObjectType.String, "date-time") => ValueKind.DateTimeOffset,
        (JsonObjectType.String, "date") => ValueKind.DateOnly,
        (JsonObjectType.String, "uri") => ValueKind.Uri,
        (JsonObjectType.String, "uuid") => ValueKind.Uuid,
        (JsonObjectType.String, "time") => ValueKind.Time,
        (JsonObjectType.String, "duration") => ValueKind.Duration,
        (JsonObjectType.String, "byte") => ValueKind.Base64,
        (JsonObjectType.String or JsonObjectType.Number or StringOrNumber, "decimal") => ValueKind.Decimal,
        (JsonObjectType.String, _) => ValueKind.String,
        (StringOrInteger or StringOrNumber, _) => ValueKind.Text,
        (JsonObjectType.Integer, "int32") => ValueKind.Int32,
        (JsonObjectType.Integer, _) => ValueKind.Int64,
        (JsonObjectType.Number, _) => ValueKind.Double,
        (JsonObjectType.Boolean, _) => ValueKind.Boolean,
        (JsonObjectType.Array, _) when schema.Item?.ActualSchema is { Type: JsonObjectType.String, Format: null or "" } => ValueKind.StringList,
        (JsonObjectType.Array, _) when schema.Item is { } item && ElementKindOf(item) is not ValueKind.Any => ValueKind.ValueList,
        _ => ValueKind.Any,
    };

    /// <summary>Whether null is among the values.</summary>
    public static bool IsNullable(JsonSchema schema)
    {
        JsonSchema actual = schema.ActualSchema;
        ICollection<JsonSchema> choices = actual.AnyOf.Count > 0 ? actual.AnyOf : actual.OneOf.All(static choice => choice.ActualSchema.Type is not JsonObjectType.None) ? actual.OneOf : [];
        return choices.Count > 0 && actual.Type is JsonObjectType.None ? choices.Any(static choice => IsNull(choice.ActualSchema)) : actual.Type is JsonObjectType.None || IsNull(actual);

        static bool IsNull(JsonSchema schema) => schema.Type.HasFlag(JsonObjectType.Null);
    }

    /// <summary>Whether a schema says that its values are objects.</summary>
    public static bool IsObject(JsonSchema schema) => (schema.Type & ~JsonObjectType.Null) switch
    {
        JsonObjectType.Object => true,
        JsonObjectType.Object | JsonObjectType.String => schema.ExtensionData?.ContainsKey("x-string-form") is true,
        JsonObjectType.None => schema.Properties.Count > 0,
        _ => false,
    };

    /// <summary>Whether a schema says that its values are objects whose property names are data.</summary>
    public static bool IsMap(JObject schema) => schema["additionalProperties"] is JObject { Count: > 0 } values && values["not"] is not JObject { Count: 0 } && schema["properties"] is not JObject { Count: > 0 } && !schema.ContainsKey("patternProperties")
        && schema["type"] is JValue { Value: "object" } or JArray { Count: 2 } && schema["type"]!.ToString(Newtonsoft.Json.Formatting.None) is "\"object\"" or "[\"object\",\"null\"]" or "[\"null\",\"object\"]";

    /// <summary>The kind of a list's or a map's values, where they can be read without a note of how they were spelled; any JSON, where they cannot.</summary>
    public static ValueKind ElementKindOf(JsonSchema schema) => schema.ActualSchema is { Type: JsonObjectType.String or JsonObjectType.Boolean or JsonObjectType.Integer or JsonObjectType.Number, MinLength: null } actual
        ? KindOf(actual) switch
        {
            var kind when kind.IsString() => ValueKind.String,
            ValueKind.Boolean => ValueKind.Boolean,
            ValueKind.Int64 => ValueKind.Int64,
            ValueKind.Double => ValueKind.Double,
            _ => ValueKind.Any,
        }
        : ValueKind.Any;

    /// <summary>Whether a kind is what a format makes of a value.</summary>
    public static bool HonoursFormat(ValueKind kind, string format) => (kind, format) is (ValueKind.DateTimeOffset, "date-time") or (ValueKind.DateOnly, "date") or (ValueKind.Decimal, "decimal")
        or (ValueKind.Int32, "int32") or (ValueKind.Int64, "int64") or (ValueKind.Uri, "uri") or (ValueKind.Uuid, "uuid")
        or (ValueKind.Time, "time") or (ValueKind.Duration, "duration") or (ValueKind.Base64, "byte");

    /// <summary>The JSON type by which a value of a kind is told from values of others; null where it is told by none.</summary>
    public static string? JsonTypeOf(ValueKind kind) => kind switch
    {
        _ when kind.IsString() || kind is ValueKind.Enum or ValueKind.Uuid or ValueKind.DateTimeOffset or ValueKind.DateOnly or ValueKind.Uri or ValueKind.MediaFile => "String",
        ValueKind.Boolean => "Boolean",
        ValueKind.Int32 or ValueKind.Int64 or ValueKind.Double => "Number",
        ValueKind.Object or ValueKind.Map => "Object",
        ValueKind.ObjectList or ValueKind.StringList or ValueKind.ValueList or ValueKind.ClassScores => "Array",
        _ => null,
    };
}
