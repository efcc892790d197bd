using HiveContracts.Generator.Build;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;

namespace HiveContracts.Generator.Schemas;

/// <summary>A schema file and its JSON.</summary>
/// <param name="File">The file.</param>
/// <param name="Root">Its root. The root of a file that is <c>true</c> or <c>false</c> is an equal object.</param>
/// <param name="IsReadable">Whether the file is a schema. A file that is not a schema is reported, and references to it are not.</param>
internal sealed record SchemaDocument(SchemaFile File, JsonObject Root, bool IsReadable = true)
{
    private static readonly string[] DefinitionKeywords = ["definitions", "$defs"];

    /// <summary>The root as the file has it, with the keywords that cannot be used: pointers may lead through them.</summary>
    public required JsonObject Raw { get; init; }

    /// <summary>The name of the file, which no other of the namespace has.</summary>
    public string Name { get; init; } = File.Name;

    /// <summary>What the file may say.</summary>
    public Draft Draft { get; init; } = Draft.Unnamed;

    public bool IsOverlay => Root.Has("x-overlay");

    /// <summary>The identifier of the root, as it is written; null if there is none.</summary>
    public string? Id => Root.StringOf("$id") ?? Root.StringOf("id");

    /// <summary>Whether a file without <c>$schema</c> names its schemas as draft-04 does.</summary>
    public bool HasOldId => !Root.Has("$schema") && !Root.Has("$id") && Root.StringOf("id") is { } id && UriReference.IsAbsolute(id);

    /// <summary>The URIs that the file has without regard to its content: that of its item, and that of its path.</summary>
    public IReadOnlyList<string> Uris => File.Uri.Length > 0
        ? [UriReference.Split(File.Uri).Uri, UriReference.OfPath(File.Path)]
        : [UriReference.OfPath(File.Path)];

    /// <summary>The definitions of the file, in their order.</summary>
    public IEnumerable<(string Keyword, JsonProperty Definition)> Definitions => DefinitionKeywords
        .SelectMany(keyword => (Root[keyword]?.AsProperties() ?? []).Select(definition => (keyword, definition)));

    /// <summary>An object that says the same as a boolean schema.</summary>
    public static JsonObject FromBoolean(JsonBoolean schema)
    {
        var nothing = new JsonObject(schema.File, schema.Place, []);
        return schema.Value ? nothing : nothing.With(new JsonProperty("not", schema.Place, nothing));
    }
}
