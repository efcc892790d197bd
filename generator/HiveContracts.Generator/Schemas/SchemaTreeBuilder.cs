using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Model;
using NJsonSchema;

namespace HiveContracts.Generator.Schemas;

/// <summary>Builds the schema tree. NJsonSchema's own parser is not used: it opens files and addresses that a generator must not open.</summary>
internal sealed class SchemaTreeBuilder
{
    private readonly Dictionary<JsonObject, SchemaNode> nodes = [];
    private readonly SchemaIndex index;

    private SchemaTreeBuilder(SchemaIndex index) => this.index = index;

    public static SchemaTree Build(IReadOnlyList<SchemaDocument> documents, SchemaIndex index, ReferenceTable references)
    {
        var builder = new SchemaTreeBuilder(index);
        List<SchemaNode> roots = [.. documents.Select(builder.CreateRoot)];
        foreach (SchemaDocument metaschema in index.Documents.Skip(documents.Count))
        {
            builder.CreateRoot(metaschema);
        }

        foreach ((JsonObject schema, SchemaLocation location) in index.Promoted)
        {
            builder.Create(schema, location, SchemaRole.Part);
        }

        foreach (SchemaNode node in builder.nodes.Values)
        {
            if (references.TargetOf(node.Json.Property("$ref")) is { } target)
            {
                node.Target = builder.nodes[target];
                node.Model.Reference = node.Target.Model;
            }
        }

        List<Definition> definitions =
        [
            .. documents.Zip(roots, static (document, root) => (document, root))
                .Where(static pair => pair.document.IsReadable)
                .SelectMany(static pair => DefinitionsOf(pair.document, pair.root)),
        ];
        return new SchemaTree(documents, roots, definitions, builder.nodes, index, references);
    }

    private SchemaNode CreateRoot(SchemaDocument document) => Create(document.Root, new SchemaLocation(document.Name, ""), SchemaRole.Root);

    private SchemaNode Create(JsonNode schema, SchemaLocation location, SchemaRole role)
    {
        JsonObject json = index.ObjectOf(schema);
        List<(Subschema, SchemaNode)> children = [.. Subschema.In(json).Select(child => (child, Create(child.Json, Inside(location, child), RoleOf(child))))];
        var node = new SchemaNode(json, ModelOf(json), location, role, children);
        nodes.Add(json, node);
        return node;
    }

    private static SchemaLocation Inside(SchemaLocation location, Subschema child) =>
        location with { Pointer = JsonPointer.Append(location.Pointer, child.Tokens) };

    private static SchemaRole RoleOf(Subschema child) => child.Keyword switch
    {
        "definitions" or "$defs" => SchemaRole.Definition,
        "properties" => SchemaRole.Property,
        _ => SchemaRole.Part,
    };

    private static JsonSchema ModelOf(JsonObject json) => new()
    {
        Description = json.StringOf("description"),
        Format = json.StringOf("format"),
        Type = json["type"] switch
        {
            JsonArray several => several.Items.Aggregate(JsonObjectType.None, static (types, type) => types | TypeOf(type)),
            { } one => TypeOf(one),
            null => JsonObjectType.None,
        },
    };

    private static JsonObjectType TypeOf(JsonNode name) => name.AsString() switch
    {
        "array" => JsonObjectType.Array,
        "boolean" => JsonObjectType.Boolean,
        "integer" => JsonObjectType.Integer,
        "null" => JsonObjectType.Null,
        "number" => JsonObjectType.Number,
        "object" => JsonObjectType.Object,
        "string" => JsonObjectType.String,
        _ => JsonObjectType.None,
    };

    private static IEnumerable<Definition> DefinitionsOf(SchemaDocument document, SchemaNode root)
    {
        if (IsSchema(document.Root) || !document.Root.Properties.Any(static property => property.Name is "definitions" or "$defs" or "x-overlay"))
        {
            JsonNode name = document.Root["title"] is JsonString title ? title : document.Root;
            yield return Define(document.Root.StringOf("title") ?? Definition.NameOf(document.File.Name), root, name.Position);
        }

        foreach (SchemaNode node in root.Children.Where(static child => child.Role is SchemaRole.Definition))
        {
            string[] tokens = JsonPointer.Tokens(node.Location.Pointer)!;
            JsonProperty key = ((JsonObject)document.Root[tokens[0]]!).Property(tokens[1])!;
            yield return Define(key.Name, node, key.Position);
        }
    }

    /// <summary>Whether a root says something about values, and does not only hold definitions.</summary>
    private static bool IsSchema(JsonObject root) => root.Properties.Any(static property =>
        property.Name is "$ref" or "x-vocabulary" or "x-class-scores" || KeywordTable.Find(property.Name) is { IsAssertion: true });

    private static Definition Define(string name, SchemaNode node, FilePosition position)
    {
        var definition = new Definition(name, node, position);
        node.Definition = definition.IsAlias ? null : definition;
        return definition;
    }
}
