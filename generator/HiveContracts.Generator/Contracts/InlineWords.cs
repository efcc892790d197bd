using System.Globalization;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Contracts;

/// <summary>The words that the place of a schema inside a definition adds to the name of the definition.</summary>
internal static class InlineWords
{
    /// <summary>Follows a JSON Pointer from a schema: a property adds its name, items and entries of maps add a word, and a choice its title.</summary>
    public static List<string> Of(JsonNode schema, string[] tokens)
    {
        var words = new List<string>();
        JsonNode? current = schema;
        for (int index = 0; index < tokens.Length && current is not null; index++)
        {
            string keyword = tokens[index];
            current = JsonPointer.Follow(current, [keyword]);
            switch (keyword)
            {
                case "properties" or "definitions" or "$defs" or "patternProperties" or "dependentSchemas" or "dependencies" when index + 1 < tokens.Length:
                    current = JsonPointer.Follow(current!, [tokens[++index]]);
                    words.Add(keyword == "patternProperties" ? "Value" : TypeNames.Chosen(current) ?? Identifiers.Pascal(tokens[index]));
                    break;
                case "allOf" when index + 1 < tokens.Length:
                    current = JsonPointer.Follow(current!, [tokens[++index]]);
                    break;
                case "anyOf" or "oneOf" when index + 1 < tokens.Length:
                    JsonNode? choices = current;
                    current = JsonPointer.Follow(current!, [tokens[++index]]);
                    AddChoice(words, current, choices?.AsArray() ?? []);
                    break;
                case "items" or "prefixItems":
                    bool isOfSeveral = current is JsonArray && index + 1 < tokens.Length;
                    words.Add(isOfSeveral ? "Item" + Number(tokens[++index]) : "Item");
                    current = isOfSeveral ? JsonPointer.Follow(current!, [tokens[index]]) : current;
                    break;
                case "additionalProperties" or "unevaluatedProperties":
                    words.Add("Value");
                    break;
                default:
                    words.Add(Identifiers.Pascal(keyword));
                    break;
            }
        }

        return words;
    }

    /// <summary>
    /// A choice between objects adds its title, or the constant that distinguishes it. Of choices of different types, the first has the property's name, and
    /// the others their title instead of it, as their members have.
    /// </summary>
    private static void AddChoice(List<string> words, JsonNode? choice, IReadOnlyList<JsonNode> choices)
    {
        string? title = (choice as JsonObject)?.StringOf("title");
        if (choices.Count(IsObject) > 1 && choice is JsonObject one)
        {
            if ((title ?? ConstantOf(one)) is { } word)
            {
                words.Add(Identifiers.Pascal(word));
            }
        }
        else if (title is not null && choices.FirstOrDefault(static other => !IsNull(other)) != choice)
        {
            if (words.Count > 0)
            {
                words.RemoveAt(words.Count - 1);
            }

            words.Add(Identifiers.Pascal(title));
        }
    }

    private static bool IsObject(JsonNode choice) =>
        choice is JsonObject schema && (schema.Has("properties") || schema.StringOf("type") == "object" || schema.Has("$ref"));

    /// <summary>The first constant string among the properties of an object.</summary>
    private static string? ConstantOf(JsonObject schema) => (schema["properties"]?.AsProperties() ?? [])
        .Select(static property => property.Value as JsonObject)
        .Select(static property => property?.StringOf("const") ?? (property?["enum"] is JsonArray { Items: [JsonString only] } ? only.Value : null))
        .FirstOrDefault(static constant => constant is not null);

    private static bool IsNull(JsonNode choice) => (choice as JsonObject)?.StringOf("type") == "null";

    private static string Number(string index) =>
        (int.Parse(index, NumberStyles.None, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
}
