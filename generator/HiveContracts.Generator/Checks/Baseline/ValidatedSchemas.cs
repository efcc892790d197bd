using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>The schemas that the documents of a namespace are validated by.</summary>
internal sealed class ValidatedSchemas
{
    // Schemas that refer to more others are compared no further.
    private const int MaxReferences = 200;

    private readonly JsonObject json;
    private readonly Dictionary<string, SchemaLocation> locations;

    private ValidatedSchemas(JsonObject json, EquatableArray<SchemaLocation> locations)
    {
        this.json = json;
        this.locations = json.Properties.Zip(locations, static (schema, location) => (schema.Name, location))
            .ToDictionary(static pair => pair.Name, static pair => pair.location);
    }

    /// <summary>The schema that every value matches.</summary>
    public static JsonNode Anything { get; } = Parse("{}")!;

    public JsonNode this[string key] => json[key]!;

    /// <summary>The schemas of a contract; null if documents are not validated.</summary>
    public static ValidatedSchemas? Of(ContractModel contract) =>
        contract.Validator is { } validator && Parse(validator.Json) is JsonObject json ? new ValidatedSchemas(json, validator.Locations) : null;

    /// <summary>The key of the schema that a schema refers to; null if it is no reference.</summary>
    public string? KeyOf(JsonNode schema) => (schema as JsonObject)?.StringOf("$ref") is { } key && json.Has(key) ? key : null;

    public SchemaLocation LocationOf(string key) => locations[key];

    /// <summary>The schema that a schema refers to in the end, or the schema itself.</summary>
    public JsonNode Resolve(JsonNode schema)
    {
        while (KeyOf(schema) is { } key)
        {
            schema = this[key];
        }

        return schema;
    }

    /// <summary>Whether a released and a current schema say the same.</summary>
    /// <param name="released">The released schemas.</param>
    /// <param name="before">One of them, or a part.</param>
    /// <param name="current">The schemas as they are.</param>
    /// <param name="after">One of them, or a part.</param>
    /// <param name="visited">The references that were followed; null to compare only the names of what schemas refer to.</param>
    public static bool AreEqual(
        ValidatedSchemas released, JsonNode before, ValidatedSchemas current, JsonNode after, HashSet<(string, string)>? visited = null)
    {
        if (released.KeyOf(before) is { } oldKey && current.KeyOf(after) is { } key)
        {
            return visited is null
                ? released.LocationOf(oldKey).Pointer == current.LocationOf(key).Pointer
                : !visited.Add((oldKey, key)) || visited.Count > MaxReferences || AreEqual(released, released[oldKey], current, current[key], visited);
        }

        return (before, after) switch
        {
            (JsonObject old, JsonObject now) => old.Properties.Count == now.Properties.Count
                && now.Properties.All(property => old[property.Name] is { } same && AreEqual(released, same, current, property.Value, visited)),
            (JsonArray old, JsonArray now) => old.Items.Count == now.Items.Count
                && old.Items.Zip(now.Items, (one, other) => AreEqual(released, one, current, other, visited)).All(static isEqual => isEqual),
            _ => before.GetType() == after.GetType() && JsonText.AreEqual(before, after),
        };
    }

    private static JsonNode? Parse(string text) => new JsonFile("", text).Parse(new DiagnosticBag(), DuplicateKeys.TakeLast);
}
