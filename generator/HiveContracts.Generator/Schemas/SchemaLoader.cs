using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;

namespace HiveContracts.Generator.Schemas;

/// <summary>Loads the schema files of one namespace, step by step. Each step returns something new and changes nothing.</summary>
internal static class SchemaLoader
{
    /// <param name="files">The files.</param>
    /// <param name="isFormatAsserted">Whether formats restrict strings in drafts that do not say so.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static SchemaTree Load(IEnumerable<SchemaFile> files, bool isFormatAsserted, DiagnosticBag diagnostics)
    {
        IReadOnlyDictionary<string, string> names = DocumentNames.Of([.. files]);
        IReadOnlyList<SchemaDocument> parsed = [.. files.Select(file => Parse(file, diagnostics) with { Name = names[file.Path] })];
        var dialects = new Dialects(parsed, isFormatAsserted, diagnostics);
        IReadOnlyList<SchemaDocument> named = [.. parsed.Select(document => document with { Draft = dialects.Of(document) })];
        IReadOnlyList<SchemaDocument> usable =
            [.. named.Select(document => document with { Root = KeywordCheck.Check(document.Root, document.Draft, diagnostics) })];
        IReadOnlyList<SchemaDocument> merged = OverlayMerge.Merge(usable, diagnostics);
        var index = new SchemaIndex(diagnostics);
        foreach (SchemaDocument document in merged)
        {
            index.Add(document);
        }

        ReferenceTable references = ReferenceResolver.Resolve(merged, index, diagnostics);
        ReferenceTable acyclic = ReferenceCycles.Remove(index, references, diagnostics);
        return SchemaTreeBuilder.Build(merged, index, acyclic);
    }

    private static SchemaDocument Parse(SchemaFile file, DiagnosticBag diagnostics)
    {
        var json = new JsonFile(file.Path, file.Text);
        switch (json.Parse(diagnostics, DuplicateKeys.Refuse))
        {
            case JsonObject root:
                return new SchemaDocument(file, root) { Raw = root };
            case JsonBoolean root:
                JsonObject same = SchemaDocument.FromBoolean(root);
                return new SchemaDocument(file, same) { Raw = same };
            case { } other:
                diagnostics.Add(Descriptors.BadValue, other.Position, file.Name, $"must be a JSON object or a boolean, but is {other.Description}");
                break;
        }

        var nothing = new JsonObject(json, default, []);
        return new SchemaDocument(file, nothing, IsReadable: false) { Raw = nothing };
    }
}
