namespace HiveContracts;

/// <summary>
/// Remembers the results of schemas for the values of one document. Without it, the work would double with each level of a document
/// if several schemas apply to one value and refer to themselves.
/// </summary>
/// <param name="isRequired">Whether a keyword other than a choice applies several schemas to one value.</param>
internal sealed class EvaluationCache(bool isRequired)
{
    private readonly Dictionary<(SchemaRule, InstanceNode, DynamicScope), (ValidationError? Error, EvaluatedParts? Parts)> results = [];

    /// <summary>The number of enclosing schemas that the value need not match, such as those of <c>anyOf</c>.</summary>
    internal int AttemptDepth { get; set; }

    /// <summary>What the anchors mean at this point of the validation.</summary>
    internal DynamicScope Scope { get; set; } = DynamicScope.Create();

    private bool IsActive => isRequired || AttemptDepth > 0;

    /// <summary>Finds the result of a schema for a value.</summary>
    /// <param name="rule">The schema.</param>
    /// <param name="node">The value.</param>
    /// <param name="needsParts">Whether the checked parts of a valid value are needed.</param>
    /// <param name="result">The error, or the checked parts.</param>
    internal bool TryFind(SchemaRule rule, InstanceNode node, bool needsParts, out (ValidationError? Error, EvaluatedParts? Parts) result)
    {
        result = default;
        return IsActive && results.TryGetValue((rule, node, Scope), out result) && (!needsParts || result.Error is not null || result.Parts is not null);
    }

    internal void Add(SchemaRule rule, InstanceNode node, ValidationError? error, EvaluatedParts? parts)
    {
        if (IsActive)
        {
            results[(rule, node, Scope)] = (error, parts);
        }
    }
}
