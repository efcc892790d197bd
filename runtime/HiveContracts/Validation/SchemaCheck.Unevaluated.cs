namespace HiveContracts;

internal readonly ref partial struct SchemaCheck
{
    /// <summary>Checks the parts of a value that no other keyword of a schema has checked.</summary>
    private ValidationError? CheckUnevaluated(SchemaRule rule, InstanceNode node, EvaluatedParts parts)
    {
        if (rule.UnevaluatedProperties is { } others && node.Properties is { } properties)
        {
            foreach ((string name, InstanceNode value) in properties)
            {
                if (!parts.Contains(value) && CheckUnevaluatedProperty(others, name, value) is { } error)
                {
                    return error;
                }
            }

            parts.AddAll();
        }

        if (rule.UnevaluatedItems is { } rest && node.Items is { } items)
        {
            foreach (InstanceNode item in items)
            {
                if (!parts.Contains(item) && Evaluate(rest, item) is { } error)
                {
                    return error;
                }
            }

            parts.AddAll();
        }

        return null;
    }

    private ValidationError? CheckUnevaluatedProperty(SchemaRule rule, string name, InstanceNode value) => rule.IsFalse
        ? Error(value, "unevaluatedProperties", $"Unexpected property '{Excerpt.Of(name)}': the schema does not allow other properties")
        : Evaluate(rule, value);
}
