using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Validation;

/// <summary>Collects the schemas that the types of a namespace are validated by, and gives them keys.</summary>
internal sealed class ValidatorBuilder(SchemaTree tree)
{
    private readonly Dictionary<SchemaNode, string> keys = [];
    private readonly Queue<SchemaNode> pending = [];
    private readonly List<SchemaNode> nodes = [];

    /// <summary>The schemas, in the order of their keys.</summary>
    public IReadOnlyList<SchemaNode> Nodes => nodes;

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

    /// <summary>Writes the schemas as one JSON object, by key.</summary>
    public string ToJson()
    {
        var schemas = new ValidatorJson.Object();
        while (pending.Count > 0)
        {
            SchemaNode node = pending.Dequeue();
            schemas[keys[node]] = new ValidatorSchema(tree, node, KeyOf).ToJson();
        }

        return schemas.ToString();
    }
}
