using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;

namespace HiveContracts.Generator.Schemas;

/// <summary>A schema with a URI, which references inside it are relative to: the root of a file, or a schema with an identifier.</summary>
internal sealed class SchemaResource(string uri, JsonObject root, Draft draft, SchemaDocument document)
{
    /// <summary>The name that <c>$recursiveAnchor</c> gives to a root. No other anchor is empty.</summary>
    public const string RecursiveAnchor = "";

    public string Uri { get; } = uri;

    public JsonObject Root { get; } = root;

    public Draft Draft { get; } = draft;

    /// <summary>The file that it is in.</summary>
    public SchemaDocument Document { get; } = document;

    /// <summary>The schemas with a name of their own.</summary>
    public Dictionary<string, JsonObject> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The schemas that take the place of others of the same name, if the document is validated through this resource.</summary>
    public Dictionary<string, JsonObject> DynamicAnchors { get; } = new(StringComparer.Ordinal);
}
