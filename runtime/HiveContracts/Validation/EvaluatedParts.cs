namespace HiveContracts;

/// <summary>The properties or elements of one value that a schema has checked, so that <c>unevaluatedProperties</c> and the like check the others.</summary>
internal sealed class EvaluatedParts
{
    private readonly HashSet<InstanceNode> parts = [];
    private bool hasAll;

    internal bool Contains(InstanceNode part) => hasAll || parts.Contains(part);

    internal void Add(InstanceNode part) => parts.Add(part);

    internal void AddAll() => hasAll = true;

    internal void Add(EvaluatedParts? others)
    {
        if (others is not null)
        {
            hasAll |= others.hasAll;
            parts.UnionWith(others.parts);
        }
    }
}
