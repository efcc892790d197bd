using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Validation;

/// <summary>
/// Finds the schemas that allow more than they say, because a part of them cannot be translated. Where a schema must not match, such a part would refuse
/// valid documents.
/// </summary>
internal sealed class WidenedSchemas
{
    private static readonly HashSet<SchemaNode> None = [];

    /// <summary>Returns the schemas with a widened part: themselves, inside them, or behind a reference.</summary>
    public static HashSet<SchemaNode> In(SchemaTree tree)
    {
        var pending = new Queue<SchemaNode>(tree.AllNodes.Where(node => IsWidened(tree, node)));
        if (pending.Count == 0)
        {
            return None;
        }

        ILookup<SchemaNode, SchemaNode> users = tree.AllNodes
            .SelectMany(node => PartsOf(tree, node).Select(part => (part, node)))
            .ToLookup(static pair => pair.part, static pair => pair.node);
        var widened = new HashSet<SchemaNode>(pending);
        while (pending.Count > 0)
        {
            foreach (SchemaNode user in users[pending.Dequeue()].Where(widened.Add))
            {
                pending.Enqueue(user);
            }
        }

        return widened;
    }

    private static bool IsWidened(SchemaTree tree, SchemaNode node) =>
        node.Json.IsWidened || ReferencesOf(node).Any(reference => tree.RuleOf(reference) is null);

    private static IEnumerable<SchemaNode> PartsOf(SchemaTree tree, SchemaNode node) =>
        node.Children.Where(static child => child.Role is not SchemaRole.Definition).Concat(ReferencesOf(node).Select(tree.RuleOf).OfType<SchemaNode>());

    private static IEnumerable<JsonProperty> ReferencesOf(SchemaNode node) =>
        node.Json.Properties.Where(static keyword => keyword.Name == "$ref" || KeywordTable.Find(keyword.Name) is { IsReference: true });
}
