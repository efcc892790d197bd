using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Validation.Evaluation;

/// <summary>Compares JSON by value: numbers by value, properties in any order.</summary>
internal sealed class JsonEquality : IEqualityComparer<JsonNode>
{
    public static JsonEquality Instance { get; } = new();

    public bool Equals(JsonNode left, JsonNode right) => (left, right) switch
    {
        (JsonObject one, JsonObject other) => one.Properties.Count == other.Properties.Count
            && one.Properties.All(property => other[property.Name] is { } same && Equals(property.Value, same)),
        (JsonArray one, JsonArray other) => one.Items.SequenceEqual(other.Items, this),
        (JsonString one, JsonString other) => one.Value == other.Value,
        (JsonNumber one, JsonNumber other) => one.Spelling == other.Spelling || ExactNumber.Read(one.Spelling) == ExactNumber.Read(other.Spelling),
        (JsonBoolean one, JsonBoolean other) => one.Value == other.Value,
        _ => left is JsonNull && right is JsonNull,
    };

    public int GetHashCode(JsonNode node) => node switch
    {
        // A sum does not depend on the order.
        JsonObject map => map.Properties.Aggregate(17, (hash, entry) => unchecked(hash + (entry.Name.GetHashCode() ^ (31 * GetHashCode(entry.Value))))),
        JsonArray array => array.Items.Aggregate(19, (hash, item) => unchecked((31 * hash) + GetHashCode(item))),
        JsonString text => text.Value.GetHashCode(),
        JsonNumber number => ExactNumber.Read(number.Spelling).GetHashCode(),
        JsonBoolean boolean => boolean.Value ? 1 : 2,
        _ => 3,
    };
}
