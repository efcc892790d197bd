using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;

namespace HiveContracts.Generator.Schemas;

/// <summary>Finds the draft of a file, or the vocabularies that its metaschema chooses.</summary>
internal sealed class Dialects(IReadOnlyList<SchemaDocument> documents, bool isFormatAsserted, DiagnosticBag diagnostics)
{
    private readonly Lazy<DocumentFinder> finder = new(() => new DocumentFinder(documents));

    /// <summary>The draft of a file. A file that names an unknown one, which is reported, may use the keywords of all.</summary>
    public Draft Of(SchemaDocument document)
    {
        Draft draft = document.Root["$schema"] is JsonString name ? Named(document, name) : Draft.Unnamed;
        return isFormatAsserted ? draft with { IsFormatAnnotation = false } : draft;
    }

    private Draft Named(SchemaDocument document, JsonString name)
    {
        if (Draft.Find(name.Value) is { } draft)
        {
            return draft;
        }

        string uri = name.Value.TrimEnd('#');
        if (finder.Value.Find(document, uri, uri) is { } metaschema
            && metaschema.Root.StringOf("$schema") is { } ownName && Draft.Find(ownName) is { } own)
        {
            return own.With(metaschema.Root["$vocabulary"] as JsonObject);
        }

        const string Where = " (the draft is unknown; the keywords of all drafts count)";
        JsonProperty schema = document.Root.Property("$schema")!;
        diagnostics.Add(Descriptors.UntranslatedKeyword, schema.Position, $"$schema: {name.Value}", Where);
        return Draft.Unnamed;
    }
}
