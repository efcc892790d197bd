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
                    AddChoice(words, current, choices?.AsArray().FirstOrDefault(static choice => !IsNull(choice)) == current);
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

    /// <summary>A choice with a title has the title instead of the property's name, as its member has; the first choice has the property's name.</summary>
    private static void AddChoice(List<string> words, JsonNode? choice, bool isFirst)
    {
        if (!isFirst && (choice as JsonObject)?.StringOf("title") is { } title)
        {
            if (words.Count > 0)
            {
                words.RemoveAt(words.Count - 1);
            }

            words.Add(Identifiers.Pascal(title));
        }
    }

    private static bool IsNull(JsonNode choice) => (choice as JsonObject)?.StringOf("type") == "null";

    private static string Number(string index) =>
        (int.Parse(index, NumberStyles.None, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
}
