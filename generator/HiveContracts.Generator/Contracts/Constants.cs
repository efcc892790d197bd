using System.Globalization;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Finds the properties that can have one value only: those with a <c>const</c>, or an <c>enum</c> of one.</summary>
internal static class Constants
{
    /// <summary>Returns a required property with its only value, if it has one that a literal of C# expresses.</summary>
    public static PropertyModel ApplyTo(PropertyModel property, SchemaNode node) => property is { IsRequiredMember: true, Value.MinLength: null }
        ? property with { Constant = ConstantOf(property.Kind, Alternatives.Meant(node).Actual.Json) }
        : property;

    private static string? ConstantOf(ValueKind kind, JsonObject schema)
    {
        JsonNode? value = schema["const"] ?? (schema["enum"] is JsonArray { Items: [{ } only] } ? only : null);
        return (kind, value) switch
        {
            (ValueKind.String, JsonString text) => text.Value,
            (ValueKind.Boolean, JsonBoolean flag) => flag.Value ? "true" : "false",
            (ValueKind.Int64, JsonNumber number) when long.TryParse(number.Spelling, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) =>
                number.Spelling,
            _ => null,
        };
    }
}
