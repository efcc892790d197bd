using HiveContracts.Generator.Build;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Schemas;

/// <summary>All schemas of a namespace, linked by their references.</summary>
internal sealed class SchemaTree
{
    private readonly IReadOnlyDictionary<JsonObject, SchemaNode> nodes;
    private readonly SchemaIndex index;
    private readonly ReferenceTable references;

    internal SchemaTree(
        IReadOnlyList<SchemaDocument> documents,
        IReadOnlyList<SchemaNode> roots,
        IReadOnlyList<Definition> definitions,
        IReadOnlyDictionary<JsonObject, SchemaNode> nodes,
        SchemaIndex index,
        ReferenceTable references)
    {
        Documents = documents;
        Roots = roots;
        Definitions = definitions;
        this.nodes = nodes;
        this.index = index;
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

    /// <summary>The schema that validation applies for a reference; null if it refers to none.</summary>
    public SchemaNode? RuleOf(JsonProperty reference) => references.RuleOf(reference) is { } target ? nodes[target] : null;

    /// <summary>The anchor of a reference that depends on what a document was validated through; null for any other.</summary>
    public string? DynamicAnchorOf(JsonProperty reference) => references.DynamicAnchorOf(reference);

    /// <summary>Whether some references depend on what a document was validated through.</summary>
    public bool HasDynamicReferences => references.HasDynamic;

    /// <summary>The node of a schema. A boolean has one too.</summary>
    public SchemaNode NodeOf(JsonNode schema) => nodes[index.ObjectOf(schema)];

    /// <summary>The resource that a schema is in.</summary>
    public SchemaResource ResourceOf(SchemaNode node) => index.Of(node.Json);

    /// <summary>All schemas, with those of metaschemas.</summary>
    public IEnumerable<SchemaNode> AllNodes => nodes.Values;
}
