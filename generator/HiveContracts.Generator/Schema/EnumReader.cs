using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schema;

/// <summary>Reads an <c>enum</c> of strings.</summary>
internal static class EnumReader
{
    // What says more of a string than which values it has.
    private static readonly string[] Others = ["format", "maxLength", "minLength", "x-form-part", "x-schemes"];

    /// <summary>
    /// The values, where they are two strings or more, each with a name in C#, and maybe null. Others stay what they are without the keyword:
    /// a string of one value is a constant, and of values without names nobody could speak.
    /// </summary>
    public static EquatableArray<EnumValueModel>? Read(JObject schema)
    {
        if (schema["enum"] is not JArray all || !IsString(schema["type"]) || all.Any(static value => value.Type is not (JTokenType.String or JTokenType.Null)) || Others.Any(schema.ContainsKey))
        {
            return null;
        }

        List<EnumValueModel> values = [.. all.Where(static value => value.Type is JTokenType.String).Select(static value => new EnumValueModel(Identifiers.Pascal((string)value!), (string)value!)).Distinct()];
        HashSet<string> names = [.. Reserved.EnumMembers];
        return values.Count >= 2 && values.TrueForAll(value => value.Name != "_" && SyntaxFacts.IsValidIdentifier(value.Name) && names.Add(value.Name)) ? values.ToEquatableArray() : null;
    }

    /// <summary>Whether a schema is one of a property or a definition, of whose values a type is made.</summary>
    public static bool IsType(JObject schema) => schema.Parent is JProperty { Parent.Parent: JProperty { Name: "properties" or "definitions" or "$defs" } } && Read(schema) is not null;

    private static bool IsString(JToken? type) => type switch
    {
        null or JValue { Value: "string" } => true,
        JArray several => several.Any(static one => (string?)one == "string") && several.All(static one => (string?)one is "string" or "null"),
        _ => false,
    };
}
