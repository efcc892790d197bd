using HiveContracts.Generator.Build;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Schemas;

/// <summary>A schema file and its JSON.</summary>
/// <param name="File">The file.</param>
/// <param name="Root">Its root. The root of a file that is <c>true</c> or <c>false</c> is an equal object.</param>
/// <param name="IsReadable">Whether the file is a schema. A file that is not a schema is reported, and references to it are not.</param>
internal sealed record SchemaDocument(SchemaFile File, JsonObject Root, bool IsReadable = true)
{
    private static readonly string[] DefinitionKeywords = ["definitions", "$defs"];

    public bool IsOverlay => Root.Has("x-overlay");

    /// <summary>The <c>$id</c>, if it is an absolute URI and not a path; null otherwise.</summary>
    public Uri? Id => Root.StringOf("$id") is { } id && Uri.TryCreate(id.TrimEnd('#'), UriKind.Absolute, out Uri? uri) && !uri.IsFile ? uri : null;

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
