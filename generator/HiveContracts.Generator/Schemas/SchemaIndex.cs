using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Schemas;

/// <summary>The schemas of a namespace, by place and by URI.</summary>
internal sealed class SchemaIndex
{
    private readonly DiagnosticBag diagnostics;
    private readonly List<SchemaDocument> documents = [];
    private readonly List<JsonObject> schemas = [];
    private readonly List<(JsonObject Schema, SchemaLocation Location)> promoted = [];
    private readonly Dictionary<JsonObject, SchemaResource> resources = [];
    private readonly Dictionary<string, SchemaResource> byUri = new(StringComparer.Ordinal);

    // Booleans, and schemas at places where no schema is expected, as objects.
    private readonly Dictionary<JsonNode, JsonObject> objects = [];

    public SchemaIndex(DiagnosticBag diagnostics) => this.diagnostics = diagnostics;

    /// <summary>The files, and the metaschemas that references lead to.</summary>
    public IReadOnlyList<SchemaDocument> Documents => documents;

    /// <summary>The schemas in the order in which they were found.</summary>
    public IReadOnlyList<JsonObject> Schemas => schemas;

    /// <summary>The schemas at places where no schema is expected, which references lead to.</summary>
    public IReadOnlyList<(JsonObject Schema, SchemaLocation Location)> Promoted => promoted;

    /// <summary>Whether references depend on what a document is validated through.</summary>
    public bool HasDynamicAnchors { get; private set; }

    /// <summary>Adds the schemas of a file.</summary>
    public void Add(SchemaDocument document)
    {
        documents.Add(document);
        Draft draft = document.Draft;
        string? id = document.Root.StringOf(draft.IdKeyword) ?? (draft.HasAllKeywords && document.HasOldId ? document.Root.StringOf("id") : null);
        string own = document.Uris[0];
        if (id is not null && id.TrimEnd('#').Length > 0)
        {
            own = UriReference.Split(UriReference.Resolve(own, id)).Uri;
        }

        var resource = new SchemaResource(own, document.Root, draft, document);
        foreach (string uri in document.Uris.Append(own).Where(uri => !byUri.ContainsKey(uri)))
        {
            byUri.Add(uri, resource); // the first with a URI has it
        }

        AddAll(document.Root, resource);
    }

    /// <summary>The resource that a schema is in.</summary>
    public SchemaResource Of(JsonObject schema) => resources[schema];

    public bool IsSchema(JsonObject json) => resources.ContainsKey(json);

    /// <summary>The resource with a URI; null if there is none.</summary>
    public SchemaResource? Find(string uri) => byUri.TryGetValue(uri, out SchemaResource? resource) ? resource : null;

    /// <summary>The object that stands for a schema. That of a boolean is the same in all steps.</summary>
    public JsonObject ObjectOf(JsonNode schema)
    {
        if (objects.TryGetValue(schema, out JsonObject? known))
        {
            return known;
        }

        if (schema is not JsonBoolean boolean)
        {
            return (JsonObject)schema;
        }

        known = SchemaDocument.FromBoolean(boolean);
        objects.Add(schema, known);
        return known;
    }

    /// <summary>Returns what a reference leads to as a schema, also if no schema is expected there; null if it cannot be one.</summary>
    public JsonObject? SchemaAt(JsonNode target, SchemaResource around, SchemaLocation location)
    {
        if (!Keyword.IsSchema(target))
        {
            return null;
        }

        JsonObject schema = ObjectOf(target);
        if (resources.ContainsKey(schema))
        {
            return schema;
        }

        if (target is JsonObject raw)
        {
            schema = KeywordCheck.CheckInside(raw, around.Draft, diagnostics);
            objects.Add(raw, schema);
        }

        promoted.Add((schema, location));
        AddAll(schema, around);
        return schema;
    }

    private void AddAll(JsonObject root, SchemaResource around)
    {
        var pending = new Stack<(JsonObject Schema, SchemaResource Around)>();
        pending.Push((root, around));
        while (pending.Count > 0)
        {
            (JsonObject schema, SchemaResource own) = pending.Pop();
            if (resources.ContainsKey(schema))
            {
                continue;
            }

            own = schema == own.Root ? own : Enter(schema, own);

            resources[schema] = own;
            schemas.Add(schema);
            AddAnchors(schema, own);
            foreach (Subschema inner in Subschema.In(schema).Reverse())
            {
                pending.Push((ObjectOf(inner.Json), own));
            }
        }
    }

    /// <summary>The resource that a schema inside another one is or is in.</summary>
    private SchemaResource Enter(JsonObject schema, SchemaResource around)
    {
        string idKeyword = around.Draft.HasAllKeywords && around.Document.HasOldId ? "id" : around.Draft.IdKeyword;
        if (schema.StringOf(idKeyword) is not { Length: > 0 } id || id[0] == '#')
        {
            return around;
        }

        Draft draft = EmbeddedDraft.Of(schema, around.Draft) ?? around.Draft;
        string uri = UriReference.Split(UriReference.Resolve(around.Uri, id)).Uri;
        if (uri == around.Uri)
        {
            return around;
        }

        var resource = new SchemaResource(uri, schema, draft, around.Document);
        if (!byUri.ContainsKey(uri))
        {
            byUri.Add(uri, resource);
        }

        return resource;
    }

    private void AddAnchors(JsonObject schema, SchemaResource own)
    {
        bool isOld = !own.Draft.HasReferenceSiblings;
        foreach (JsonProperty keyword in schema.Properties)
        {
            if (keyword.Name is "$anchor" or "$dynamicAnchor" && keyword.Value.AsString() is { } name)
            {
                AddAnchor(own, name, schema);
                if (keyword.Name == "$dynamicAnchor")
                {
                    AddDynamicAnchor(own, name, schema);
                }
            }
            else if (keyword.Name == "$recursiveAnchor" && keyword.Value.IsTrue() && own.Root == schema)
            {
                AddDynamicAnchor(own, SchemaResource.RecursiveAnchor, schema);
            }
            else if (isOld && keyword.Name is "$id" or "id" && keyword.Value.AsString() is { } id && id.IndexOf('#') is >= 0 and int hash)
            {
                AddAnchor(own, id[(hash + 1)..], schema); // before 2019-09, a fragment of an identifier is an anchor
            }
        }
    }

    private static void AddAnchor(SchemaResource own, string name, JsonObject schema)
    {
        if (name.Length > 0 && name[0] != '/' && !own.Anchors.ContainsKey(name))
        {
            own.Anchors.Add(name, schema);
        }
    }

    private void AddDynamicAnchor(SchemaResource own, string name, JsonObject schema)
    {
        HasDynamicAnchors = true;
        if (!own.DynamicAnchors.ContainsKey(name))
        {
            own.DynamicAnchors.Add(name, schema);
        }
    }
}
