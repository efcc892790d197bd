using HiveContracts.Generator.Diagnostics;

namespace HiveContracts.Generator.Json;

/// <summary>A JSON value of a file, which knows its place. Nodes never change; a step that needs other JSON makes new nodes.</summary>
internal abstract class JsonNode(JsonFile file, JsonPlace place)
{
    /// <summary>The file that the value is in. A merged object has properties from several files; each value keeps its own.</summary>
    public JsonFile File { get; } = file;

    public JsonPlace Place { get; } = place;

    public FilePosition Position => File.PositionOf(Place);

    /// <summary>The value exactly as the file spells it.</summary>
    public string Spelling => File.Text[Place.Start..Place.End];

    /// <summary>What the value is, for messages.</summary>
    public string Description => this switch
    {
        JsonObject => "an object",
        JsonArray => "an array",
        JsonString => "a string",
        JsonNull => "null",
        _ => Spelling,
    };

    /// <summary>The value of a string; null for any other.</summary>
    public string? AsString() => (this as JsonString)?.Value;

    /// <summary>The values of an array; empty for any other.</summary>
    public IReadOnlyList<JsonNode> AsArray() => (this as JsonArray)?.Items ?? [];

    /// <summary>The properties of an object; empty for any other.</summary>
    public IReadOnlyList<JsonProperty> AsProperties() => (this as JsonObject)?.Properties ?? [];

    public bool IsTrue() => this is JsonBoolean { Value: true };

    /// <summary>The value as JSON on one line, numbers as they are spelled.</summary>
    public sealed override string ToString() => JsonText.Of(this);
}

/// <summary>The place of a value in its file, in characters.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="Length">How long the part is that diagnostics point at: the value, or the bracket that it starts with.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct JsonPlace(int Start, int Length, int End);

internal sealed class JsonString(JsonFile file, JsonPlace place, string value) : JsonNode(file, place)
{
    public string Value { get; } = value;
}

internal sealed class JsonBoolean(JsonFile file, JsonPlace place, bool value) : JsonNode(file, place)
{
    public bool Value { get; } = value;
}

internal sealed class JsonNull(JsonFile file, JsonPlace place) : JsonNode(file, place);

internal sealed class JsonArray(JsonFile file, JsonPlace place, IReadOnlyList<JsonNode> items) : JsonNode(file, place)
{
    public IReadOnlyList<JsonNode> Items { get; } = items;

    public JsonArray With(IEnumerable<JsonNode> items) => new(File, Place, [.. items]);
}
