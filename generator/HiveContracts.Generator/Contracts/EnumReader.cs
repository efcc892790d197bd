using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads an <c>enum</c> of strings.</summary>
internal static class EnumReader
{
    /// <summary>
    /// Returns the values; null if no type is made of them. A type needs two strings or more, and no length, format or <c>x-form-part</c>.
    /// </summary>
    public static EquatableArray<string>? Read(SchemaNode node)
    {
        IReadOnlyList<JsonNode> all = node.Json["enum"]?.AsArray() ?? [];
        if (all.Any(static value => value is not (JsonString or JsonNull)) || node.TypesExceptNull is not (JsonTypes.String or JsonTypes.None)
            || (node.Types is JsonTypes.Null) || HasOtherMeaning(node))
        {
            return null;
        }

        EquatableArray<string> values = all.OfType<JsonString>().Select(static value => value.Value).Distinct().ToEquatableArray();
        return values.Count >= 2 ? values : null;
    }

    /// <summary>Whether a value may be null: always, unless the schema has no type, and an <c>enum</c> without null.</summary>
    public static bool MayBeNull(SchemaNode node) =>
        node.Types is not JsonTypes.None || node.Json["enum"] is not JsonArray || HasNull(node);

    /// <summary>Whether null is one of the values of an <c>enum</c>.</summary>
    public static bool HasNull(SchemaNode node) => node.Json["enum"] is JsonArray values && values.Items.Any(static value => value is JsonNull);

    private static bool HasOtherMeaning(SchemaNode node) => node.Json.Has("minLength") || node.Json.Has("maxLength") || node.Json.Has("x-form-part")
        || (node.Format is { } format && KeywordTable.Formats.Contains(format));
}
