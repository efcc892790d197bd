using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;

namespace HiveContracts.Generator.Schemas;

/// <summary>Finds what each <c>$ref</c> and <c>x-answer</c> of a namespace leads to. Only files of the project are considered.</summary>
internal sealed class ReferenceResolver
{
    private readonly IReadOnlyList<SchemaDocument> documents;
    private readonly DiagnosticBag diagnostics;
    private readonly HashSet<JsonObject> schemas = [];
    private readonly Dictionary<JsonProperty, JsonObject> targets = [];

    private ReferenceResolver(IReadOnlyList<SchemaDocument> documents, DiagnosticBag diagnostics)
    {
        this.documents = documents;
        this.diagnostics = diagnostics;
    }

    /// <summary>Resolves the references of all files; reports those that lead nowhere.</summary>
    public static ReferenceTable Resolve(IReadOnlyList<SchemaDocument> documents, DiagnosticBag diagnostics)
    {
        var resolver = new ReferenceResolver(documents, diagnostics);
        foreach (SchemaDocument document in documents)
        {
            resolver.Collect(document.Root);
        }

        foreach (JsonObject schema in resolver.schemas)
        {
            foreach (JsonProperty keyword in schema.Properties.Where(static keyword => keyword.Name is "$ref" or "x-answer"))
            {
                resolver.Resolve(keyword);
            }
        }

        return new ReferenceTable(resolver.targets);
    }

    private void Collect(JsonObject schema)
    {
        if (schemas.Add(schema))
        {
            foreach (JsonObject inner in Subschema.In(schema).Select(static inner => inner.Json).OfType<JsonObject>())
            {
                Collect(inner);
            }
        }
    }

    /// <summary>Follows a reference, and the references that it leads to.</summary>
    private void Resolve(JsonProperty keyword)
    {
        var passed = new HashSet<JsonProperty>();
        JsonProperty current = keyword;
        JsonObject? target;
        while (!targets.TryGetValue(current, out target))
        {
            if (!passed.Add(current))
            {
                Report(keyword, "it leads back to itself");
                return;
            }

            if (Target(current, isReported: current == keyword) is not { } schema)
            {
                return;
            }

            if (schema.Property("$ref") is not { } next)
            {
                target = schema;
                break;
            }

            current = next;
        }

        foreach (JsonProperty reference in passed)
        {
            targets[reference] = target;
        }
    }

    /// <summary>What a reference leads to directly.</summary>
    private JsonObject? Target(JsonProperty keyword, bool isReported)
    {
        string reference = keyword.Value.AsString()!;
        string[] parts = reference.Split(['#'], 2);
        SchemaDocument from = documents.First(document => document.File.Path == keyword.Value.File.Path);
        SchemaDocument? document = parts[0].Length == 0 ? from : Find(from, Uri.UnescapeDataString(parts[0]));
        if (document is { IsReadable: false })
        {
            return null;
        }

        string problem;
        if (document is null)
        {
            string suggestion = Suggestion.For(parts[0], documents.Select(static candidate => candidate.File.Name));
            problem = "no schema file of this namespace has this name or $id" + suggestion;
        }
        else if (Follow(document, parts.Length == 1 ? "" : Uri.UnescapeDataString(parts[1]), out problem) is { } target)
        {
            return target;
        }

        if (isReported)
        {
            Report(keyword, problem);
        }

        return null;
    }

    private JsonObject? Follow(SchemaDocument document, string pointer, out string problem)
    {
        problem = "expected #/definitions/Name, #/$defs/Name, a pointer to a schema, or a file";
        if (JsonPointer.Tokens(pointer) is not { } tokens)
        {
            return null;
        }

        if (JsonPointer.Follow(document.Root, tokens) is JsonObject target && schemas.Contains(target))
        {
            return target;
        }

        if (tokens is not ["definitions" or "$defs", { } name])
        {
            return null;
        }

        string suggestion = Suggestion.For(name, (document.Root[tokens[0]]?.AsProperties() ?? []).Select(static definition => definition.Name));
        problem = $"{document.File.Name} has no '{name}' in its {tokens[0]}{suggestion}";

        // A definition of an overlay may have moved into the file that it adds to.
        return document.IsOverlay ? FindDefinition(name) : null;
    }

    private JsonObject? FindDefinition(string name) => documents
        .SelectMany(static document => document.Definitions)
        .FirstOrDefault(entry => entry.Definition.Name == name)
        .Definition?.Value as JsonObject;

    /// <summary>Finds a file by its name, relative to another file, or by its <c>$id</c>.</summary>
    private SchemaDocument? Find(SchemaDocument from, string name)
    {
        // References are relative to the $id of their file, if it has an absolute one.
        Uri? resolved = from.Id is { } id && Uri.TryCreate(id, name, out Uri? uri) ? uri : null;
        if (resolved is not null && documents.FirstOrDefault(document => document.Id == resolved) is { } identified)
        {
            return identified;
        }

        string path = Normalize(from.Root.File.Folder + name);
        SchemaDocument? named = documents.FirstOrDefault(document => Normalize(document.File.Path) == path)
            ?? documents.FirstOrDefault(document => document.File.Name == name)
            ?? documents.FirstOrDefault(document => document.Root.StringOf("$id") == name);
        return resolved is not null && named?.Id is not null ? null : named; // a file with another $id is another file
    }

    /// <summary>A path with <c>/</c> and without <c>.</c> and <c>..</c>.</summary>
    private static string Normalize(string path)
    {
        var folders = new List<string>();
        foreach (string folder in path.Split('/', '\\').Where(static folder => folder != "."))
        {
            if (folder == ".." && folders.Count > 0)
            {
                folders.RemoveAt(folders.Count - 1);
            }
            else
            {
                folders.Add(folder);
            }
        }

        return string.Join("/", folders);
    }

    private void Report(JsonProperty keyword, string problem) =>
        diagnostics.Add(Descriptors.UnresolvedReference, keyword.Value.Position, keyword.Value.AsString()!, problem);
}
