using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Schemas;

/// <summary>
/// Finds what each reference and <c>x-answer</c> of a namespace leads to. Only files of the project and the metaschemas of JSON Schema are considered.
/// </summary>
internal sealed class ReferenceResolver
{
    private readonly IReadOnlyList<SchemaDocument> documents;
    private readonly SchemaIndex index;
    private readonly DocumentFinder finder;
    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<JsonProperty, JsonObject> direct = [];
    private readonly Dictionary<JsonProperty, string> anchors = [];

    private ReferenceResolver(IReadOnlyList<SchemaDocument> documents, SchemaIndex index, DiagnosticBag diagnostics)
    {
        this.documents = documents;
        this.index = index;
        this.diagnostics = diagnostics;
        finder = new DocumentFinder(documents);
    }

    /// <summary>Resolves the references of all files; reports those that lead nowhere. Metaschemas that references lead to become part of the index.</summary>
    public static ReferenceTable Resolve(IReadOnlyList<SchemaDocument> documents, SchemaIndex index, DiagnosticBag diagnostics)
    {
        var resolver = new ReferenceResolver(documents, index, diagnostics);
        for (int next = 0; next < index.Schemas.Count; next++)
        {
            // A reference may add schemas to the index.
            JsonObject schema = index.Schemas[next];
            foreach (JsonProperty keyword in schema.Properties.Where(IsReference))
            {
                resolver.Resolve(schema, keyword);
            }
        }

        return new ReferenceChains(resolver.direct, resolver.anchors, index, diagnostics).Follow();
    }

    private static bool IsReference(JsonProperty keyword) =>
        keyword.Name is "$ref" or "x-answer" || KeywordTable.Find(keyword.Name) is { IsReference: true };

    private void Resolve(JsonObject schema, JsonProperty keyword)
    {
        string reference = keyword.Value.AsString()!;
        SchemaResource around = index.Of(schema);
        if (around.Document.File.Path != keyword.Value.File.Path && index.Find(UriReference.OfPath(keyword.Value.File.Path)) is { } overlay)
        {
            around = overlay; // an overlay added the schema to another file
        }

        if (FindResource(around, reference, keyword) is not { } resource)
        {
            return;
        }

        string fragment = UriReference.Split(reference).Fragment;
        JsonObject? target = fragment.Length == 0 || fragment[0] == '/'
            ? Follow(resource, fragment, keyword)
            : FollowAnchor(resource, fragment, keyword);
        if (target is null)
        {
            return;
        }

        direct[keyword] = target;
        string anchor = keyword.Name == "$recursiveRef" ? SchemaResource.RecursiveAnchor : fragment;
        if (keyword.Name is "$recursiveRef" or "$dynamicRef" && index.Of(target).DynamicAnchors.TryGetValue(anchor, out JsonObject? dynamic)
            && dynamic == target)
        {
            anchors[keyword] = anchor;
        }
    }

    /// <summary>The resource that the part of a reference in front of the fragment means.</summary>
    private SchemaResource? FindResource(SchemaResource around, string reference, JsonProperty keyword)
    {
        string name = UriReference.Split(reference).Uri;
        if (name.Length == 0)
        {
            return around;
        }

        string uri = UriReference.Split(UriReference.Resolve(around.Uri, name)).Uri;
        if (index.Find(uri) is { } identified)
        {
            return identified.Document.IsReadable ? identified : null;
        }

        if (finder.Find(around.Document, name, uri) is { } document)
        {
            return document.IsReadable ? index.Of(document.Root) : null;
        }

        if (Metaschemas.Load(uri) is { } metaschema)
        {
            index.Add(metaschema);
            return index.Of(metaschema.Root);
        }

        string suggestion = Suggestion.For(name, finder.Names);
        Report(keyword, "no schema file of this namespace has this name or $id" + suggestion);
        return null;
    }

    private JsonObject? Follow(SchemaResource resource, string pointer, JsonProperty keyword)
    {
        if (pointer.Length == 0)
        {
            return resource.Root;
        }

        string[] tokens = JsonPointer.Tokens(pointer)!;
        SchemaDocument document = resource.Document;
        if (SchemaAt(resource, resource.Root, tokens) is { } schema)
        {
            return schema;
        }

        if (document.IsOverlay && tokens is ["definitions" or "$defs", { } name] && FindDefinition(name) is { } moved)
        {
            return moved;
        }

        // Some tools write pointers from the root of the file, and a pointer may lead through a keyword that the draft does not have.
        if (SchemaAt(resource, document.Root, tokens) is { } outer)
        {
            return outer;
        }

        if (SchemaAt(resource, document.Raw, tokens) is { } raw)
        {
            return raw;
        }

        ReportPointer(document, resource.Root, tokens, keyword);
        return null;
    }

    private JsonObject? SchemaAt(SchemaResource resource, JsonObject root, string[] tokens)
    {
        string start = root == resource.Root && root != resource.Document.Root ? resource.Uri : "";
        var location = new SchemaLocation(resource.Document.Name, start + JsonPointer.Append("", tokens));
        return JsonPointer.Follow(root, tokens) is { } found ? index.SchemaAt(found, AroundOf(resource, root, tokens), location) : null;
    }

    /// <summary>The resource of the nearest schema around the target of a pointer.</summary>
    private SchemaResource AroundOf(SchemaResource resource, JsonNode root, string[] tokens)
    {
        SchemaResource around = resource;
        JsonNode? node = root;
        foreach (string token in tokens)
        {
            node = JsonPointer.Follow(node!, [token]);
            around = node is JsonObject schema && index.IsSchema(schema) ? index.Of(schema) : around;
        }

        return around;
    }

    private JsonObject? FollowAnchor(SchemaResource resource, string name, JsonProperty keyword)
    {
        if (resource.Anchors.TryGetValue(name, out JsonObject? schema))
        {
            return schema;
        }

        string suggestion = Suggestion.For(name, resource.Anchors.Keys);
        Report(keyword, $"{resource.Document.File.Name} has no anchor '{name}'{suggestion}");
        return null;
    }

    /// <summary>A definition of an overlay may have moved into the file that it adds to.</summary>
    private JsonObject? FindDefinition(string name) => documents
        .SelectMany(static document => document.Definitions)
        .FirstOrDefault(entry => entry.Definition.Name == name)
        .Definition?.Value as JsonObject;

    private void ReportPointer(SchemaDocument document, JsonObject root, string[] tokens, JsonProperty keyword)
    {
        if (tokens is not ["definitions" or "$defs", { } name])
        {
            Report(keyword, "expected #/definitions/Name, #/$defs/Name, a pointer to a schema, or a file");
            return;
        }

        string suggestion = Suggestion.For(name, (root[tokens[0]]?.AsProperties() ?? []).Select(static definition => definition.Name));
        Report(keyword, $"{document.File.Name} has no '{name}' in its {tokens[0]}{suggestion}");
    }

    private void Report(JsonProperty keyword, string problem) =>
        diagnostics.Add(Descriptors.UnresolvedReference, keyword.Value.Position, keyword.Value.AsString()!, problem);
}
