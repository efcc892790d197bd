using HiveContracts.Generator.Diagnostics;

namespace HiveContracts.Generator.Schemas;

/// <summary>A schema with a name: the root of a file, or one of its definitions.</summary>
internal sealed class Definition(string name, SchemaNode node, FilePosition position)
{
    /// <summary>The name in the schema: the key of a definition; the title of a root, or else the name of its file up to the first dot.</summary>
    public string JsonName { get; } = name;

    public SchemaNode Node { get; } = node;

    /// <summary>The name that a file gives its root: without folders, up to the first dot.</summary>
    public static string NameOf(string file) => file[(file.LastIndexOf('/') + 1)..].Split('.')[0];

    /// <summary>The position of the name, for diagnostics.</summary>
    public FilePosition Position { get; } = position;

    public bool IsRoot => Node.Role is SchemaRole.Root;

    /// <summary>Whether it is only another name for another schema.</summary>
    public bool IsAlias => Node.IsReference;

    /// <summary>Whether its values are maps, which need no type.</summary>
    public bool IsMap => Node.IsMap;

    public bool IsVocabulary => Node.Json.Has("x-vocabulary");

    public bool IsClassScores => Node.Json.Has("x-class-scores");
}
