using HiveContracts.Generator.Json;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>The schemas of what is in an array or an object.</summary>
/// <param name="Schemas">The schemas; none if anything may be there.</param>
/// <param name="IsOpen">Whether other elements are allowed, too, although there are schemas.</param>
internal sealed record CollectionSchemas(List<SchemaNode> Schemas, bool IsOpen)
{
    /// <summary>The schemas of elements: of all, or of each place and of those after the last place.</summary>
    public static CollectionSchemas OfList(SchemaNode node)
    {
        bool isTuple = node.Json["items"] is JsonArray;
        List<SchemaNode> places = [.. node.ChildrenOf("prefixItems"), .. isTuple ? node.ChildrenOf("items") : []];
        return With(places, node, isTuple || (places.Count > 0 && !node.Json.Has("items")) ? "additionalItems" : "items");
    }

    /// <summary>The schemas of values: of names that match patterns, and of others.</summary>
    public static CollectionSchemas OfMap(SchemaNode node) => With([.. node.ChildrenOf("patternProperties")], node, "additionalProperties");

    private static CollectionSchemas With(List<SchemaNode> schemas, SchemaNode node, string others) => node.Json[others] switch
    {
        JsonBoolean { Value: false } => new(schemas, IsOpen: false),
        JsonObject { Properties.Count: > 0 } => new([.. schemas, .. node.ChildrenOf(others)], IsOpen: false),
        _ => new(schemas, IsOpen: schemas.Count > 0),
    };
}
