using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schemas;

/// <summary>The schema files of one namespace, overlays merged in, and the definitions in them.</summary>
internal sealed class SchemaSet
{
    private readonly List<JsonFile> documents = [];
    private readonly List<Definition> definitions = [];
    private readonly DiagnosticBag diagnostics;

    // By the keyword that refers: what it leads to in the end.
    private readonly Dictionary<JContainer, JObject> resolved = [];

    public SchemaSet(IEnumerable<SchemaFile> files, DiagnosticBag diagnostics)
    {
        this.diagnostics = diagnostics;
        documents.AddRange(files.Select(file => JsonFile.Read(file, diagnostics)).OfType<JsonFile>());
        documents.ForEach(document => KeywordCheck.Visit(document.Root, diagnostics));
        if (diagnostics.HasErrors)
        {
            return;
        }

        // Overlays add to the plain files, and then to what earlier overlays have defined.
        List<JsonFile> merged = [.. documents.Where(static document => !document.IsOverlay)];
        foreach (JsonFile overlay in documents.Where(static document => document.IsOverlay))
        {
            new Overlay(overlay, merged, diagnostics).Merge();
            merged.Add(overlay);
        }

        var cycles = new ReferenceCycles(this);
        documents.ForEach(document => cycles.Report(document.Root));
        if (diagnostics.HasErrors)
        {
            return;
        }

        var allOf = new AllOfMerge(this, diagnostics);
        documents.ForEach(document => allOf.Apply(document.Root));
        documents.ForEach(CollectDefinitions);
    }

    /// <summary>The files.</summary>
    public IReadOnlyList<JsonFile> Documents => documents;

    /// <summary>In the order of files, and in a file in its own order.</summary>
    public IReadOnlyList<Definition> Definitions => definitions;

    /// <summary>Finds what a <c>$ref</c> leads to, through further ones; reports, and returns null, where that is no definition and no file's root.</summary>
    public JObject? Resolve(JToken reference)
    {
        // By the keyword, since two references may have the same text and lead elsewhere.
        var seen = new HashSet<JContainer>();
        JToken at = reference;
        JObject? target;
        while (!resolved.TryGetValue(at.Parent!, out target))
        {
            if (!seen.Add(at.Parent!))
            {
                Report(reference, "it leads back to itself");
                return null;
            }

            if (ResolveOnce(at) is not { } schema)
            {
                return null;
            }

            if (schema["$ref"] is not { } further)
            {
                target = schema;
                break;
            }

            at = further;
        }

        foreach (JContainer keyword in seen)
        {
            resolved[keyword] = target;
        }

        return target;
    }

    private JObject? ResolveOnce(JToken reference)
    {
        string[] parts = ((string)reference!).Split(['#'], 2);
        JsonFile from = JsonFile.Of(reference);
        JsonFile? document = parts[0].Length == 0 ? from : FindDocument(from, Uri.UnescapeDataString(parts[0]));
        if (document is null)
        {
            Report(reference, "no schema file of this namespace has this name or $id" + Suggestion.For(parts[0], documents.Select(static candidate => candidate.File.Name)));
            return null;
        }

        string[] pointer = [.. Uri.UnescapeDataString(parts.Length == 1 ? "" : parts[1]).Split('/').Select(static step => step.Replace("~1", "/").Replace("~0", "~"))];
        switch (pointer)
        {
            case [""]:
                return document.Root;
            case ["", "definitions" or "$defs", string name]:
                // An overlay's definitions may have gone into the file that has them.
                return Definition(document, pointer[1], name)
                    ?? (document.IsOverlay ? documents.Select(other => Definition(other, "definitions", name) ?? Definition(other, "$defs", name)).FirstOrDefault(static found => found is not null) : null)
                    ?? ReportMissing(reference, document, pointer[1], name);
            default:
                return Part(document, pointer) is { } part && part.Annotation<SchemaMark>() is not null ? part : ReportNoPart(reference);
        }
    }

    /// <summary>The schema that a pointer leads to inside another one.</summary>
    private static JObject? Part(JsonFile document, string[] pointer)
    {
        JToken? at = pointer[0].Length == 0 ? document.Root : null;
        foreach (string step in pointer.Skip(1))
        {
            at = at switch
            {
                JObject map => map[step],
                JArray list when int.TryParse(step, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return at as JObject;
    }

    private JObject? ReportNoPart(JToken reference)
    {
        Report(reference, "expected #/definitions/Name or #/$defs/Name, a pointer to a schema, or a file");
        return null;
    }

    private JObject? ReportMissing(JToken reference, JsonFile document, string keyword, string name)
    {
        IEnumerable<string> known = (document.Root[keyword] as JObject)?.Properties().Select(static property => property.Name) ?? [];
        Report(reference, $"there is no '{name}' in the {keyword} of {document.File.Name}{Suggestion.For(name, known)}");
        return null;
    }

    /// <summary>Reports a reference to what becomes no type, unless validation knows what it is.</summary>
    public void ReportUntyped(JToken reference) => diagnostics.AddUnlessValidated(
        Descriptors.UntranslatedKeyword, JsonFile.PositionOf(reference), $"$ref: {(string)reference!}", ", which leads to no definition that says something about a value; it is any JSON in C#");

    /// <summary>Reports a reference that leads nowhere.</summary>
    public void Report(JToken reference, string why) => diagnostics.Add(Descriptors.UnresolvedReference, JsonFile.PositionOf(reference), (string)reference!, why);

    private static JObject? Definition(JsonFile document, string keyword, string name) => (document.Root[keyword] as JObject)?[name] as JObject;

    /// <summary>A file by its name relative to another one, or by its <c>$id</c>.</summary>
    private JsonFile? FindDocument(JsonFile from, string name)
    {
        // An $id is what references count from, where there is one; only files of the project are looked at all the same.
        Uri? resolved = IdOf(from) is { } id && Uri.TryCreate(id, name, out Uri? uri) ? uri : null;
        if (resolved is not null && documents.Find(document => IdOf(document) == resolved) is { } named)
        {
            return named;
        }

        string path = Normalize(from.File.Path[..^from.File.Name.Length] + name);
        JsonFile? found = documents.Find(document => Normalize(document.File.Path) == path)
            ?? documents.Find(document => document.File.Name == name)
            ?? documents.Find(document => document.Root["$id"] is JValue { Type: JTokenType.String } id && (string)id! == name);
        return resolved is not null && found is not null && IdOf(found) is not null ? null : found; // another file says that it is another one
    }

    /// <summary>What a file says that its address is, where that is absolute.</summary>
    private static Uri? IdOf(JsonFile document) =>
        document.Root["$id"] is JValue { Type: JTokenType.String } id && Uri.TryCreate(((string)id!).TrimEnd('#'), UriKind.Absolute, out Uri? uri) && !uri.IsFile ? uri : null;

    /// <summary>A path with <c>/</c> and without <c>.</c> and <c>..</c>.</summary>
    private static string Normalize(string path)
    {
        var steps = new List<string>();
        foreach (string step in path.Split('/', '\\').Where(static step => step != "."))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else
            {
                steps.Add(step);
            }
        }

        return string.Join("/", steps);
    }

    private void CollectDefinitions(JsonFile document)
    {
        JObject root = document.Root;
        if (root.Properties().Any(static property => property.Name is "$ref" or "x-vocabulary" or "x-class-scores" || KeywordTable.Find(property.Name) is { IsRule: true })
            || !root.Properties().Any(static property => property.Name is "definitions" or "$defs" or "x-overlay"))
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
