using HiveContracts.Generator.Diagnostics;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schema;

/// <summary>The schema files of one namespace, overlays merged in, and the definitions in them.</summary>
internal sealed class SchemaSet
{
    private readonly List<SchemaDocument> documents = [];
    private readonly List<Definition> definitions = [];
    private readonly DiagnosticBag diagnostics;

    public SchemaSet(IEnumerable<SchemaFile> files, DiagnosticBag diagnostics)
    {
        this.diagnostics = diagnostics;
        documents.AddRange(files.Select(file => SchemaDocument.Read(file, diagnostics)).OfType<SchemaDocument>());
        documents.ForEach(document => KeywordCheck.Visit(document.Root, diagnostics));
        ILookup<bool, SchemaDocument> byOverlay = documents.ToLookup(static document => document.Root.ContainsKey("x-overlay"));
        foreach (SchemaDocument overlay in byOverlay[true])
        {
            new Overlay(overlay, byOverlay[false], diagnostics).Merge();
        }

        documents.ForEach(CollectDefinitions);
    }

    /// <summary>The files.</summary>
    public IReadOnlyList<SchemaDocument> Documents => documents;

    /// <summary>In the order of files, and in a file in its own order.</summary>
    public IReadOnlyList<Definition> Definitions => definitions;

    /// <summary>Finds what a <c>$ref</c> names; reports, and returns null, where there is nothing.</summary>
    public JObject? Resolve(JToken reference)
    {
        string text = (string)reference!;
        string[] parts = text.Split(['#'], 2);
        SchemaDocument? document = parts[0].Length == 0 ? SchemaDocument.Of(reference) : FindDocument(SchemaDocument.Of(reference), parts[0]);
        if (document is null)
        {
            string known = Suggestion.For(parts[0], documents.Select(static candidate => candidate.File.Name));
            Report($"no schema file of this project has this name or $id{known}");
            return null;
        }

        JToken? target = document.Root;
        string pointer = parts.Length == 1 ? "" : parts[1];
        if (pointer.Length > 0 && pointer[0] != '/')
        {
            Report("expected a JSON pointer behind the #, such as #/definitions/Name");
            return null;
        }

        foreach (string step in pointer.Split('/').Skip(1).Select(static step => Uri.UnescapeDataString(step).Replace("~1", "/").Replace("~0", "~")))
        {
            JToken? next = target switch
            {
                JObject parent => parent[step],
                JArray array when int.TryParse(step, out int index) && index >= 0 && index < array.Count => array[index],
                _ => null,
            };
            if (next is null)
            {
                Report($"there is no '{step}' in {document.File.Name}{Suggestion.For(step, ((target as JObject)?.Properties() ?? []).Select(static property => property.Name))}");
                return null;
            }

            target = next;
        }

        if (target is JObject schema)
        {
            return schema;
        }

        Report("what is there is no schema");
        return null;

        void Report(string why) => diagnostics.Add(Descriptors.UnresolvedReference, SchemaDocument.PositionOf(reference), text, why);
    }

    /// <summary>A file by its name relative to another one, or by its <c>$id</c>.</summary>
    private SchemaDocument? FindDocument(SchemaDocument from, string name)
    {
        string clean = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
        string folder = from.File.Path[..^from.File.Name.Length];
        return documents.Find(document => document.File.Path == folder + clean)
            ?? documents.Find(document => document.File.Name == clean)
            ?? documents.Find(document => document.Root["$id"] is JValue { Type: JTokenType.String } id && (string)id! == name);
    }

    private void CollectDefinitions(SchemaDocument document)
    {
        JObject root = document.Root;
        if (root.ContainsKey("type") || root.ContainsKey("properties") || root.ContainsKey("oneOf") || root.ContainsKey("$ref"))
        {
            string name = root["title"] is JValue { Type: JTokenType.String } title ? (string)title! : document.File.Name.Split('.')[0];
            definitions.Add(new Definition(name, document.File.Name, root["title"] ?? root, root));
        }

        foreach (string keyword in new[] { "definitions", "$defs" })
        {
            foreach (JProperty property in (root[keyword] as JObject)?.Properties() ?? [])
            {
                if (property.Value is JObject schema)
                {
                    definitions.Add(new Definition(property.Name, $"{document.File.Name}#/{keyword}/{property.Name}", property, schema));
                }
            }
        }
    }
}
