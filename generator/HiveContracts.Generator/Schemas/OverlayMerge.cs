using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Schemas;

/// <summary>
/// Merges overlays into the other files of their namespace: a vocabulary gains the heads and classes of the overlay, an object gains its properties.
/// Definitions with other names stay in the overlay.
/// </summary>
internal sealed class OverlayMerge
{
    private readonly DiagnosticBag diagnostics;
    private readonly List<SchemaDocument> documents;

    private OverlayMerge(IEnumerable<SchemaDocument> documents, DiagnosticBag diagnostics)
    {
        this.documents = [.. documents];
        this.diagnostics = diagnostics;
    }

    /// <summary>Returns the files as they are after the merge, in the same order.</summary>
    public static IReadOnlyList<SchemaDocument> Merge(IReadOnlyList<SchemaDocument> documents, DiagnosticBag diagnostics)
    {
        if (!documents.Any(static document => document.IsOverlay))
        {
            return documents;
        }

        // Overlays add to the other files first, and then to what earlier overlays define.
        var merge = new OverlayMerge(documents.Where(static document => !document.IsOverlay), diagnostics);
        foreach (SchemaDocument overlay in documents.Where(static document => document.IsOverlay))
        {
            SchemaDocument rest = merge.Add(overlay);
            merge.documents.Add(rest);
        }

        return [.. documents.Select(before => merge.documents.Find(after => ReferenceEquals(after.File, before.File))!)];
    }

    /// <summary>Merges an overlay; returns it without the definitions that went into other files.</summary>
    private SchemaDocument Add(SchemaDocument overlay)
    {
        var rest = new List<JsonProperty>();
        foreach (JsonProperty property in overlay.Root.Properties)
        {
            switch (property.Name)
            {
                case "definitions" or "$defs":
                    var definitions = (JsonObject)property.Value;
                    rest.Add(property.With(definitions.With(definitions.Properties.Where(definition => !TryMerge(definition)))));
                    break;
                case "$schema" or "$id" or "id" or "$comment" or "title" or "description" or "x-overlay":
                    rest.Add(property);
                    break;
                default:
                    Report(property, "is not allowed in an overlay; only definitions are");
                    break;
            }
        }

        return overlay with { Root = overlay.Root.With(rest) };
    }

    /// <summary>Merges a definition if another file defines it. A wrong definition is reported and removed.</summary>
    private bool TryMerge(JsonProperty definition)
    {
        if (definition.Value is not JsonObject addition)
        {
            return false;
        }

        if (Find(definition.Name) is { } target)
        {
            Replace(target, Merge(definition.Name, target.Schema, addition));
            return true;
        }

        if (addition["x-vocabulary"] is JsonObject vocabulary && !vocabulary.Has("scale"))
        {
            Report(definition, $"is not a vocabulary of another file{Suggestion.For(definition.Name, Names)}; a new one needs a scale");
            return true;
        }

        return false;
    }

    private JsonObject Merge(string name, JsonObject schema, JsonObject addition)
    {
        foreach (JsonProperty keyword in addition.Properties)
        {
            switch (keyword.Name)
            {
                case "x-vocabulary" when keyword.Value is JsonObject more && schema["x-vocabulary"] is JsonObject vocabulary:
                    schema = schema.With(schema.Property("x-vocabulary")!.With(MergeVocabulary(vocabulary, more)));
                    break;
                case "properties" when keyword.Value is JsonObject more && !schema.Has("x-vocabulary"):
                    schema = schema.With(keyword.With(MergeProperties(schema["properties"] as JsonObject ?? more.With([]), more)));
                    break;
                case "x-name":
                    schema = schema.With(keyword);
                    break;
                case "$comment" or "description":
                    break;
                default:
                    Report(keyword, $"cannot be added to '{name}', which another file defines; only x-vocabulary, properties and x-name can");
                    break;
            }
        }

        return schema;
    }

    private JsonObject MergeProperties(JsonObject properties, JsonObject additions)
    {
        foreach (JsonProperty property in additions.Properties)
        {
            if (properties.Property(property.Name) is { Value: JsonObject known } existing
                && property.Value is JsonObject { Properties: [{ Name: "x-name" } name] })
            {
                properties = properties.With(existing.With(known.With(name)));
            }
            else if (properties.Has(property.Name))
            {
                Report(property, "is defined already; an overlay adds properties, and changes nothing but x-name");
            }
            else
            {
                properties = properties.With(property);
            }
        }

        return properties;
    }

    private JsonObject MergeVocabulary(JsonObject vocabulary, JsonObject addition)
    {
        foreach (JsonProperty property in addition.Properties)
        {
            switch (property.Name)
            {
                case "heads" when property.Value is JsonObject heads:
                    JsonObject merged = heads.Properties.Aggregate(vocabulary["heads"] as JsonObject ?? heads.With([]), MergeHead);
                    vocabulary = vocabulary.With(property.With(merged));
                    break;
                case "classes" when property.Value is JsonArray:
                    vocabulary = MergeClasses(vocabulary, property);
                    break;
                case "scale" when vocabulary["scale"] is { } scale && JsonText.AreEqual(scale, property.Value):
                    break;
                default:
                    Report(property, "cannot be added to a vocabulary that another file defines; only heads and classes can");
                    break;
            }
        }

        return vocabulary;
    }

    private static JsonObject MergeHead(JsonObject heads, JsonProperty head) => heads[head.Name] is JsonObject known && head.Value is JsonObject addition
        ? heads.With(heads.Property(head.Name)!.With(addition.Properties.Aggregate(known, MergeClasses)))
        : heads.With(head);

    /// <summary>Adds a list of classes to the list of the same name.</summary>
    private static JsonObject MergeClasses(JsonObject parent, JsonProperty list) => parent[list.Name] is JsonArray known && list.Value is JsonArray more
        ? parent.With(parent.Property(list.Name)!.With(known.With([.. known.Items, .. more.Items])))
        : parent.With(list);

    private IEnumerable<string> Names => documents.SelectMany(static document => document.Definitions).Select(static definition => definition.Definition.Name);

    /// <summary>Finds a definition by its key, or the root of a file by its title.</summary>
    private (SchemaDocument Document, string? Keyword, string Name, JsonObject Schema)? Find(string name)
    {
        foreach (SchemaDocument document in documents)
        {
            foreach ((string keyword, JsonProperty definition) in document.Definitions)
            {
                if (definition.Name == name && definition.Value is JsonObject schema)
                {
                    return (document, keyword, name, schema);
                }
            }
        }

        return documents.Find(document => document.Root.StringOf("title") == name) is { } titled ? (titled, null, name, titled.Root) : null;
    }

    private void Replace((SchemaDocument Document, string? Keyword, string Name, JsonObject Schema) target, JsonObject schema)
    {
        JsonObject root = schema;
        if (target.Keyword is { } keyword)
        {
            var definitions = (JsonObject)target.Document.Root[keyword]!;
            JsonObject changed = definitions.With(definitions.Property(target.Name)!.With(schema));
            root = target.Document.Root.With(target.Document.Root.Property(keyword)!.With(changed));
        }

        documents[documents.IndexOf(target.Document)] = target.Document with { Root = root };
    }

    private void Report(JsonProperty property, string problem) => diagnostics.Add(Descriptors.BadValue, property.Position, property.Name, problem);
}
