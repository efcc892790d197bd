namespace HiveContracts;

/// <summary>
/// Remembers the results of schemas for the values of one document. Without it, the work would double with each level of a document
/// if several schemas apply to one value and refer to themselves.
/// </summary>
/// <param name="isRequired">Whether a keyword other than a choice applies several schemas to one value.</param>
internal sealed class EvaluationCache(bool isRequired)
{
    private readonly Dictionary<(SchemaRule, InstanceNode), ValidationError?> results = [];

    /// <summary>The number of enclosing schemas that the value need not match, such as those of <c>anyOf</c>.</summary>
    internal int AttemptDepth { get; set; }

    private bool IsActive => isRequired || AttemptDepth > 0;

    internal bool TryFind(SchemaRule rule, InstanceNode node, out ValidationError? error)
    {
        error = null;
        return IsActive && results.TryGetValue((rule, node), out error);
    }

    internal void Add(SchemaRule rule, InstanceNode node, ValidationError? error)
    {
        if (IsActive)
        {
            results[(rule, node)] = error;
        }
    }
}
