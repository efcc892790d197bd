using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Model;
using NJsonSchema;

namespace HiveContracts.Generator.Schemas;

/// <summary>A schema of the tree: its JSON, NJsonSchema's model of it, its place, and the schemas inside it.</summary>
internal sealed class SchemaNode
{
    private readonly IReadOnlyList<(Subschema Json, SchemaNode Node)> children;
    private ObjectShape? shape;

    internal SchemaNode(JsonObject json, JsonSchema model, SchemaLocation location, SchemaRole role, IReadOnlyList<(Subschema Json, SchemaNode Node)> children)
    {
        Json = json;
        Model = model;
        Location = location;
        Role = role;
        this.children = children;
    }

    /// <summary>The keywords, without those that cannot be used.</summary>
    public JsonObject Json { get; }

    public SchemaLocation Location { get; }

    public SchemaRole Role { get; }

    /// <summary>The definition that the schema is; null for a schema inside another one, and for a definition that is only a <c>$ref</c>.</summary>
    public Definition? Definition { get; internal set; }

    /// <summary>The schema that <c>$ref</c> leads to in the end; null if there is no <c>$ref</c>, or it leads nowhere.</summary>
    public SchemaNode? Target { get; internal set; }

    /// <summary>The schema that <c>$ref</c> leads to, or this one.</summary>
    public SchemaNode Actual => Target ?? this;

    public bool IsReference => Json.Has("$ref");

    public FilePosition Position => Json.Position;

    /// <summary>The <c>description</c>; null if there is none.</summary>
    public string? Description => Model.Description;

    /// <summary>The <c>format</c>; null if there is none.</summary>
    public string? Format => Model.Format;

    /// <summary>The types that the schema names, including those of its <c>allOf</c>; none if it names none.</summary>
    public JsonTypes Types => Shape.Types;

    /// <summary>The types without null.</summary>
    public JsonTypes TypesExceptNull => Types & ~JsonTypes.Null;

    /// <summary>Whether the schema names null as a type.</summary>
    public bool HasNullType => Types.HasFlag(JsonTypes.Null);

    /// <summary>The properties, including those of <c>allOf</c>.</summary>
    public IReadOnlyList<SchemaProperty> Properties => Shape.Properties;

    /// <summary>The names of the required properties, including those of <c>allOf</c>.</summary>
    public IReadOnlyList<JsonNode> Required => Shape.Required;

    /// <summary>The properties that several schemas of <c>allOf</c> define differently.</summary>
    public IReadOnlyList<string> Conflicts => Shape.Conflicts;

    /// <summary>The schema of the items of an array; null if there is none, or a list of several.</summary>
    public SchemaNode? Items => Json.Has("prefixItems") ? null : Child("items");

    /// <summary>The schema of additional properties; null if there is none, or a boolean.</summary>
    public SchemaNode? AdditionalProperties => Json["additionalProperties"] is JsonObject ? Child("additionalProperties") : null;

    public IReadOnlyList<SchemaNode> AllOf => ChildrenOf("allOf");

    public IReadOnlyList<SchemaNode> AnyOf => ChildrenOf("anyOf");

    public IReadOnlyList<SchemaNode> OneOf => ChildrenOf("oneOf");

    /// <summary>Whether the schema names object as its only type, besides null.</summary>
    public bool IsObjectType => TypesExceptNull is JsonTypes.Object;

    /// <summary>Whether additional properties are forbidden.</summary>
    public bool IsClosed => !Json.Has("patternProperties") && Json["additionalProperties"] is { } others && AllowsNothing(others);

    /// <summary>Whether the values are objects whose property names are data.</summary>
    public bool IsMap => IsObjectType && Properties.Count == 0 && (Json["patternProperties"] is JsonObject { Properties.Count: > 0 }
        || (Json["additionalProperties"] is JsonObject { Properties.Count: > 0 } values && !AllowsNothing(values)));

    // Not a Lazy: it would handle the exception for a long chain once per link, which needs more stack than is left.
    private ObjectShape Shape => shape ??= AllOfMerge.ShapeOf(this);

    /// <summary>NJsonSchema's model, which only this room uses.</summary>
    internal JsonSchema Model { get; }

    /// <summary>The schemas inside this one.</summary>
    public IEnumerable<SchemaNode> Children => children.Select(static child => child.Node);

    /// <summary>The schemas inside this one that have keywords: those that are not <c>true</c> or <c>false</c>.</summary>
    public IEnumerable<SchemaNode> ChildrenWithKeywords => children.Where(static child => child.Json.Json is JsonObject).Select(static child => child.Node);

    /// <summary>The schemas that a keyword holds, in order.</summary>
    public IReadOnlyList<SchemaNode> ChildrenOf(string keyword) =>
        [.. children.Where(child => child.Json.Keyword == keyword).Select(static child => child.Node)];

    /// <summary>The properties that the schema itself defines.</summary>
    internal IEnumerable<SchemaProperty> OwnProperties => children
        .Where(static child => child.Json.Keyword == "properties")
        .Select(child => new SchemaProperty(((JsonObject)Json["properties"]!).Property(child.Json.Tokens[1])!, child.Node));

    private SchemaNode? Child(string keyword) => Json[keyword] is JsonArray ? null : children.FirstOrDefault(child => child.Json.Keyword == keyword).Node;

    private static bool AllowsNothing(JsonNode schema) => schema is JsonBoolean { Value: false }
        || (schema is JsonObject { Properties: [{ Name: "not" } not] } && not.Value is JsonObject { Properties.Count: 0 } or JsonBoolean { Value: true });
}
