using HiveContracts.Generator.Diagnostics;

namespace HiveContracts.Generator.Json;

/// <summary>A JSON object, whose properties keep their order.</summary>
internal sealed class JsonObject : JsonNode
{
    private readonly Dictionary<string, JsonProperty> byName;

    public JsonObject(JsonFile file, JsonPlace place, IReadOnlyList<JsonProperty> properties)
        : base(file, place)
    {
        Properties = properties;
        byName = properties.ToDictionary(static property => property.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<JsonProperty> Properties { get; }

    /// <summary>The value of a property; null if there is no such property.</summary>
    public JsonNode? this[string name] => Property(name)?.Value;

    public JsonProperty? Property(string name) => byName.TryGetValue(name, out JsonProperty? property) ? property : null;

    public bool Has(string name) => byName.ContainsKey(name);

    /// <summary>The value of a string property; null if there is none.</summary>
    public string? StringOf(string name) => this[name]?.AsString();

    /// <summary>Whether a keyword of a schema that restricts values was dropped, so that the schema allows more than it says.</summary>
    public bool IsWidened { get; private init; }

    public JsonObject With(IEnumerable<JsonProperty> properties) => new(File, Place, [.. properties]) { IsWidened = IsWidened };

    public JsonObject Widened() => new(File, Place, Properties) { IsWidened = true };

    /// <summary>The object with a property added, or its value replaced.</summary>
    public JsonObject With(JsonProperty property) => With(Has(property.Name)
        ? Properties.Select(own => own.Name == property.Name ? property : own)
        : Properties.Append(property));
}

/// <summary>A property of an object; its place is that of its name.</summary>
internal sealed class JsonProperty(string name, JsonPlace place, JsonNode value)
{
    public string Name { get; } = name;

    public JsonPlace Place { get; } = place;

    public JsonNode Value { get; } = value;

    public FilePosition Position => Value.File.PositionOf(Place);

    public JsonProperty With(JsonNode value) => new(Name, Place, value);
}
