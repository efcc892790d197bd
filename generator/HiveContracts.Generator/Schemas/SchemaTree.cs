using HiveContracts.Generator.Build;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Schemas;

/// <summary>All schemas of a namespace, linked by their references.</summary>
internal sealed class SchemaTree
{
    private readonly IReadOnlyDictionary<JsonObject, SchemaNode> nodes;
    private readonly ReferenceTable references;

    internal SchemaTree(
        IReadOnlyList<SchemaDocument> documents,
        IReadOnlyList<SchemaNode> roots,
        IReadOnlyList<Definition> definitions,
        IReadOnlyDictionary<JsonObject, SchemaNode> nodes,
        ReferenceTable references)
    {
        Documents = documents;
        Roots = roots;
        Definitions = definitions;
        this.nodes = nodes;
        this.references = references;
    }

    /// <summary>The files, in their order.</summary>
    public IReadOnlyList<SchemaDocument> Documents { get; }

    /// <summary>The root of each file.</summary>
    public IReadOnlyList<SchemaNode> Roots { get; }

    /// <summary>The definitions, in the order of files, and in each file in its own order.</summary>
    public IReadOnlyList<Definition> Definitions { get; }

    /// <summary>The files as the build gave them.</summary>
    public IEnumerable<SchemaFile> Files => Documents.Select(static document => document.File);

    /// <summary>The schema that a keyword refers to; null if it refers to none.</summary>
    public SchemaNode? TargetOf(JsonProperty keyword) => references.TargetOf(keyword) is { } target ? nodes[target] : null;

    /// <summary>The file that a schema is in.</summary>
    public SchemaDocument DocumentOf(JsonNode schema) => Documents.First(document => document.File.Path == schema.File.Path);
}
