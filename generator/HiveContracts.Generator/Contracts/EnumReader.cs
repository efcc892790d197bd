using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;
using Microsoft.CodeAnalysis.CSharp;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads an <c>enum</c> of strings.</summary>
internal static class EnumReader
{
    /// <summary>
    /// Returns the values and their names; null if no type is made of them. A type needs two strings or more, each with a C# name of its own, and no
    /// length, format or <c>x-form-part</c>.
    /// </summary>
    public static EquatableArray<EnumValueModel>? Read(SchemaNode node, string typeName)
    {
        IReadOnlyList<JsonNode> all = node.Json["enum"]?.AsArray() ?? [];
        if (all.Any(static value => value is not (JsonString or JsonNull)) || node.TypesExceptNull is not (JsonTypes.String or JsonTypes.None)
            || (node.Types is JsonTypes.Null) || HasOtherMeaning(node))
        {
            return null;
        }

        IEnumerable<string> strings = all.OfType<JsonString>().Select(static value => value.Value).Distinct();
        List<EnumValueModel> values = [.. strings.Select(value => new EnumValueModel(NameOf(value, typeName), value))];
        bool haveNames = values.TrueForAll(static value => IsUsableName(value.Name))
            && values.Select(static value => value.Name).Distinct().Count() == values.Count;
        return values.Count >= 2 && haveNames ? values.ToEquatableArray() : null;
    }

    /// <summary>Whether a value may be null: always, unless the schema has no type, and an <c>enum</c> without null.</summary>
    public static bool MayBeNull(SchemaNode node) =>
        node.Types is not JsonTypes.None || node.Json["enum"] is not JsonArray values || values.Items.Any(static value => value is JsonNull);

    private static string NameOf(string value, string typeName)
    {
        string name = value.Length == 0 ? "Empty" : Identifiers.Pascal(value);
        return name == typeName || ReservedNames.EnumMembers.Contains(name) ? name + "Value" : name;
    }

    private static bool IsUsableName(string name) => name is not "_" and { Length: <= NameTable.MaxLength } && SyntaxFacts.IsValidIdentifier(name);

    private static bool HasOtherMeaning(SchemaNode node) => node.Json.Has("minLength") || node.Json.Has("maxLength") || node.Json.Has("x-form-part")
        || (node.Format is { } format && KeywordTable.Formats.Contains(format));
}
