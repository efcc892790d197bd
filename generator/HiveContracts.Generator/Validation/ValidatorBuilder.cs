using HiveContracts.Generator.Json;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Validation;

/// <summary>Collects the schemas that the types of a namespace are validated by, and gives them keys.</summary>
internal sealed class ValidatorBuilder(SchemaTree tree)
{
    private readonly Dictionary<SchemaNode, string> keys = [];
    private readonly Queue<SchemaNode> pending = [];
    private readonly List<SchemaNode> nodes = [];
    private readonly Lazy<HashSet<SchemaNode>> widened = new(() => WidenedSchemas.In(tree));

    /// <summary>The schemas, in the order of their keys.</summary>
    public IReadOnlyList<SchemaNode> Nodes => nodes;

    public SchemaTree Tree => tree;

    /// <summary>Returns the key of a schema. The schema, and those that it refers to, become part of the JSON.</summary>
    public string KeyOf(SchemaNode node)
    {
        if (!keys.TryGetValue(node, out string? key))
        {
            key = $"s{keys.Count}";
            keys.Add(node, key);
            nodes.Add(node);
            pending.Enqueue(node); // written later: chains of references may be long
        }

        return key;
    }

    /// <summary>Whether a schema allows more than it says.</summary>
    public bool IsWidened(JsonNode schema) => widened.Value.Count > 0 && widened.Value.Contains(tree.NodeOf(schema));

    /// <summary>Writes the schemas as one JSON object, by key.</summary>
    public string ToJson()
    {
        var schemas = new ValidatorJson.Object();
        while (pending.Count > 0)
        {
            SchemaNode node = pending.Dequeue();
            schemas[keys[node]] = new ValidatorSchema(this, node).ToJson();
        }

        return schemas.ToString();
    }
}
