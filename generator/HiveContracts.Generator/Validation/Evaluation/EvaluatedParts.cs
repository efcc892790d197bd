using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Validation.Evaluation;

/// <summary>The properties or elements of one value that a schema has checked, so that <c>unevaluatedProperties</c> and the like check the others.</summary>
internal sealed class EvaluatedParts
{
    private readonly HashSet<JsonNode> parts = [];
    private bool hasAll;

    public bool Contains(JsonNode part) => hasAll || parts.Contains(part);

    public void Add(JsonNode part) => parts.Add(part);

    public void AddAll() => hasAll = true;

    public void Add(EvaluatedParts? others)
    {
        if (others is not null)
        {
            hasAll |= others.hasAll;
            parts.UnionWith(others.parts);
        }
    }
}
