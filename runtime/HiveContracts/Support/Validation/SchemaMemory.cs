namespace HiveContracts.Support;

/// <summary>
/// What is known already of a document's values, while they are tried against choices: without it, a schema whose choices refer to itself would be tried
/// twice as often on each level of a document.
/// </summary>
internal sealed class SchemaMemory
{
    private readonly Dictionary<(SchemaRule, InstanceNode), SchemaFault?> known = [];

    /// <summary>How many choices lie around the one that is tried.</summary>
    internal int Choices { get; set; }

    internal bool TryFind(SchemaRule rule, InstanceNode node, out SchemaFault? fault)
    {
        fault = null;
        return Choices > 0 && known.TryGetValue((rule, node), out fault);
    }

    internal void Add(SchemaRule rule, InstanceNode node, SchemaFault? fault)
    {
        if (Choices > 0)
        {
            known[(rule, node)] = fault;
        }
    }
}
