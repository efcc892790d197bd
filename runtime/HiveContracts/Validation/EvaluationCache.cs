namespace HiveContracts;

/// <summary>
/// What is known already of a document's values, while they are tried against choices: without it, a schema whose choices refer to itself would be tried
/// twice as often on each level of a document.
/// </summary>
internal sealed class EvaluationCache(bool isNeeded)
{
    private readonly Dictionary<(SchemaRule, InstanceNode), ValidationError?> known = [];

    /// <summary>How many choices lie around the one that is tried.</summary>
    internal int Choices { get; set; }

    // Where one value is held against several schemas of which none is a choice, each level of a document would double the work as well.
    private bool IsOn => isNeeded || Choices > 0;

    internal bool TryFind(SchemaRule rule, InstanceNode node, out ValidationError? fault)
    {
        fault = null;
        return IsOn && known.TryGetValue((rule, node), out fault);
    }

    internal void Add(SchemaRule rule, InstanceNode node, ValidationError? fault)
    {
        if (IsOn)
        {
            known[(rule, node)] = fault;
        }
    }
}
