using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;

namespace HiveContracts.Generator.Schemas;

/// <summary>Loads the schema files of one namespace, step by step. Each step returns something new and changes nothing.</summary>
internal static class SchemaLoader
{
    public static SchemaTree Load(IEnumerable<SchemaFile> files, DiagnosticBag diagnostics)
    {
        IReadOnlyList<SchemaDocument> parsed = [.. files.Select(file => Parse(file, diagnostics))];
        IReadOnlyList<SchemaDocument> usable = [.. parsed.Select(document => document with { Root = KeywordCheck.Check(document.Root, diagnostics) })];
        IReadOnlyList<SchemaDocument> merged = OverlayMerge.Merge(usable, diagnostics);
        ReferenceTable references = ReferenceResolver.Resolve(merged, diagnostics);
        ReferenceTable acyclic = ReferenceCycles.Remove(merged, references, diagnostics);
        return SchemaTreeBuilder.Build(merged, acyclic);
    }

    private static SchemaDocument Parse(SchemaFile file, DiagnosticBag diagnostics)
    {
        var json = new JsonFile(file.Path, file.Text);
        switch (json.Parse(diagnostics, DuplicateKeys.Refuse))
        {
            case JsonObject root:
                return new SchemaDocument(file, root);
            case JsonBoolean root:
                return new SchemaDocument(file, SchemaDocument.FromBoolean(root));
            case { } other:
                diagnostics.Add(Descriptors.BadValue, other.Position, file.Name, $"must be a JSON object or a boolean, but is {other.Description}");
                break;
        }

        return new SchemaDocument(file, new JsonObject(json, default, []), IsReadable: false);
    }
}
