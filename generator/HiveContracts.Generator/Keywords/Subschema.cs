using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Keywords;

/// <summary>A schema directly inside another one.</summary>
/// <param name="Keyword">The keyword that holds it.</param>
/// <param name="Tokens">The tokens of the pointer to it, from the outer schema: <c>properties</c> and <c>name</c>.</param>
/// <param name="Json">The schema: an object or a boolean.</param>
internal sealed record Subschema(string Keyword, string[] Tokens, JsonNode Json)
{
    /// <summary>Finds the schemas inside a schema, in the order of its keywords. Examples and constants that look like schemas are not among them.</summary>
    public static IEnumerable<Subschema> In(JsonObject schema) => schema.Properties.SelectMany(In).Where(static found => Keywords.Keyword.IsSchema(found.Json));

    private static IEnumerable<Subschema> In(JsonProperty property) => KeywordTable.Find(property.Name)?.Value switch
    {
        KeywordValue.Schema or KeywordValue.SchemaOrList when property.Value is not JsonArray => [new(property.Name, [property.Name], property.Value)],
        KeywordValue.SchemaList or KeywordValue.SchemaOrList =>
            property.Value.AsArray().Select((item, index) => new Subschema(property.Name, [property.Name, $"{index}"], item)),
        KeywordValue.SchemaMap or KeywordValue.PatternMap or KeywordValue.Dependencies =>
            property.Value.AsProperties().Select(entry => new Subschema(property.Name, [property.Name, entry.Name], entry.Value)),
        _ => [],
    };
}
