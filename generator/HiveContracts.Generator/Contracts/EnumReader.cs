using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads an <c>enum</c> of strings.</summary>
internal static class EnumReader
{
    /// <summary>
    /// The values with their names, where they are two strings or more, and maybe null. Others stay what they are without the keyword:
    /// a string of one value is a constant, and of values without names nobody could speak.
    /// </summary>
    public static EquatableArray<EnumValueModel>? Read(JObject schema, string typeName)
    {
        if (schema["enum"] is not JArray all || !IsString(schema["type"]) || all.Any(static value => value.Type is not (JTokenType.String or JTokenType.Null)) || SaysMore(schema))
        {
            return null;
        }

        List<EnumValueModel> values = [.. all.Where(static value => value.Type is JTokenType.String).Select(static value => (string)value!).Distinct().Select(value => new EnumValueModel(NameOf(value, typeName), value))];
        bool areNamed = values.TrueForAll(static value => value.Name is not "_" and { Length: <= NameTable.MaxLength } && SyntaxFacts.IsValidIdentifier(value.Name));
        return values.Count >= 2 && areNamed && values.Select(static value => value.Name).Distinct().Count() == values.Count ? values.ToEquatableArray() : null;
    }

    /// <summary>Whether a schema is one of a property or a definition, of whose values a type is made.</summary>
    public static bool IsType(JObject schema) => schema.Parent is JProperty { Parent.Parent: JProperty { Name: "properties" or "definitions" or "$defs" } } && Read(schema, "") is not null;

    /// <summary>Whether null is among the values of an <c>enum</c> that no <c>type</c> stands beside, or there is no such.</summary>
    public static bool MayBeNull(JObject schema) => schema.ContainsKey("type") || schema["enum"] is not JArray values || values.Any(static value => value.Type is JTokenType.Null);

    private static string NameOf(string value, string typeName)
    {
        string name = value.Length == 0 ? "Empty" : Identifiers.Pascal(value);
        return name == typeName || ReservedNames.EnumMembers.Contains(name) ? name + "Value" : name;
    }

    private static bool SaysMore(JObject schema) => schema.ContainsKey("minLength") || schema.ContainsKey("maxLength") || schema.ContainsKey("x-form-part")
        || (schema["format"] is JValue { Type: JTokenType.String } format && (KeywordTable.Formats.Contains((string)format!) || KeywordTable.FormatsOfStrings.Contains((string)format!)));

    private static bool IsString(JToken? type) => type switch
    {
        null or JValue { Value: "string" } => true,
        JArray several => several.Any(static one => (string?)one == "string") && several.All(static one => (string?)one is "string" or "null"),
        _ => false,
    };
}
