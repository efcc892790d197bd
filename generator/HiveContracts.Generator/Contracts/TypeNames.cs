using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>
/// Gives types their names. A definition is named by its key, the root of a file by its title or else its file, and a schema inside another one by its place:
/// the definition that it is in, and the properties on the way.
/// </summary>
internal sealed class TypeNames
{
    private readonly NameTable table;
    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<SchemaLocation, Definition> definitions;
    private readonly int sharedFolder;
    private readonly Dictionary<Definition, string> names = [];
    private readonly Dictionary<SchemaNode, string> inlineNames = [];

    public TypeNames(string @namespace, SchemaTree tree, DiagnosticBag diagnostics)
    {
        // The names of types are file names too, which must differ in more than case.
        table = new NameTable(diagnostics, ReservedNames.TypesOf(@namespace), "Type", StringComparer.OrdinalIgnoreCase);
        this.diagnostics = diagnostics;
        definitions = tree.Definitions
            .GroupBy(static definition => definition.Node.Location)
            .ToDictionary(static group => group.Key, static group => group.First());
        sharedFolder = FileNames.SharedFolder([.. tree.Files.Select(static file => file.Path)]);
    }

    /// <summary>The name of a definition.</summary>
    public string Of(Definition definition) => names.TryGetValue(definition, out string? name) ? name : Wanted(definition).Name;

    /// <summary>Gives a definition its name; another one if it is taken.</summary>
    public void Add(Definition definition)
    {
        if (!names.ContainsKey(definition))
        {
            names.Add(definition, table.Add(Wanted(definition)));
        }
    }

    /// <summary>Gives a vocabulary a name from which the names of its types are made.</summary>
    public string AddVocabulary(Definition definition, NameTable views)
    {
        WantedName wanted = Wanted(definition);
        return table.Add(wanted with { Name = views.Add(wanted) }, static name => [name + "Class", name + "Scores", name + "Heads"]);
    }

    /// <summary>Gives a schema inside another one its name; it has the same one at each call.</summary>
    /// <param name="node">The schema.</param>
    /// <param name="isNew">Whether it had none before.</param>
    public string AddInline(SchemaNode node, out bool isNew)
    {
        isNew = !inlineNames.TryGetValue(node, out string? known);
        if (isNew)
        {
            known = table.Add(WantedInline(node));
            inlineNames.Add(node, known);
        }

        return known!;
    }

    /// <summary>The name that a schema chooses with <c>x-name</c>; null if it chooses none.</summary>
    public static string? Chosen(JsonNode? schema, DiagnosticBag? diagnostics = null)
    {
        if ((schema as JsonObject)?.Property("x-name") is not { } keyword)
        {
            return null;
        }

        if (Identifiers.IsIdentifier(keyword.Value.AsString()!))
        {
            return keyword.Value.AsString();
        }

        diagnostics?.Add(Descriptors.BadValue, keyword.Value.Position, "x-name", $"must be a C# identifier, but is '{keyword.Value.AsString()}'");
        return null;
    }

    private WantedName Wanted(Definition definition)
    {
        string? chosen = Chosen(definition.Node.Json, diagnostics);
        string name = chosen ?? Identifiers.Pascal(definition.JsonName);
        string file = Identifiers.Pascal(Definition.NameOf(definition.Node.Location.File));
        string[] folders = definition.Position.Path[sharedFolder..].Split('/', '\\');
        string local = definition.IsRoot ? file : file + name;
        return new WantedName(NameOfType(name, definition.Node), definition.JsonName, definition.Position)
        {
            IsChosen = chosen is not null,
            SpelledOut = [Identifiers.SpelledOut(definition.JsonName)],
            Qualified = [local, .. Enumerable.Range(1, folders.Length - 1).Select(count => Folders(folders, count) + local)],
        };
    }

    /// <summary>The last folders of a path, as a word.</summary>
    private static string Folders(string[] folders, int count) =>
        string.Concat(folders.Skip(folders.Length - 1 - count).Take(count).Select(Identifiers.Pascal));

    private WantedName WantedInline(SchemaNode node)
    {
        string[] tokens = JsonPointer.Tokens(node.Location.Pointer)!;
        int depth = tokens.Length;
        Definition? owner = null;
        while (depth >= 0 && !definitions.TryGetValue(new SchemaLocation(node.Location.File, JsonPointer.Append("", [.. tokens.Take(depth)])), out owner))
        {
            depth--;
        }

        string start = owner is null ? Identifiers.Pascal(Definition.NameOf(node.Location.File)) : Of(owner);
        JsonNode? json = owner?.Node.Json;
        List<string> words = json is not null ? InlineWords.Of(json, [.. tokens.Skip(depth)])
            : tokens.Length > 0 ? [Identifiers.Pascal(tokens[^1])]
            : [];
        string? chosen = node.Role is SchemaRole.Property ? null : Chosen(node.Json, diagnostics);
        string name = chosen ?? start + string.Concat(words);
        return new WantedName(NameOfType(name, node), words.Count > 0 ? words[^1] : name, node.Position) { IsChosen = chosen is not null };
    }

    /// <summary>A type may not have the name of one of its members.</summary>
    private static string NameOfType(string name, SchemaNode node) => ReservedNames.MembersOfType(node).Contains(name) ? name + "Type" : name;
}
