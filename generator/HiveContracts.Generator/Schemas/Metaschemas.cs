using System.Reflection;
using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;

namespace HiveContracts.Generator.Schemas;

/// <summary>The metaschemas of the drafts, which are part of the generator, so that schemas can refer to them.</summary>
internal static class Metaschemas
{
    private const string Prefix = "json-schema.org/";

    private static readonly HashSet<string> Names = [.. typeof(Metaschemas).Assembly.GetManifestResourceNames()];

    /// <summary>Reads the metaschema with a URI; returns null if there is none.</summary>
    public static SchemaDocument? Load(string uri)
    {
        string name = uri.Replace("https://", "").Replace("http://", "");
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !Names.Contains(name))
        {
            return null;
        }

        using Stream stream = typeof(Metaschemas).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        var file = new SchemaFile(name, "", reader.ReadToEnd()) { Uri = uri };
        var diagnostics = new DiagnosticBag();
        var raw = (JsonObject)new JsonFile(file.Path, file.Text).Parse(diagnostics, DuplicateKeys.Refuse)!;
        Draft draft = Draft.Find(raw.StringOf("$schema")!)!;
        return new SchemaDocument(file, KeywordCheck.Check(raw, draft, diagnostics)) { Raw = raw, Draft = draft };
    }
}
