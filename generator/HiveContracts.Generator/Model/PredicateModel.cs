namespace HiveContracts.Generator.Model;

/// <summary>A member that tells whether strings have one of some values: true if all its conditions hold.</summary>
internal sealed record PredicateModel(string Name, EquatableArray<ConditionModel> Conditions);

/// <summary>The condition that a string, or a string in each element of a list, has one of some values.</summary>
internal sealed record ConditionModel
{
    /// <summary>The pointer as the schema spells it.</summary>
    public required string Pointer { get; init; }

    /// <summary>The members on the path to the string.</summary>
    public required EquatableArray<string> Path { get; init; }

    /// <summary>Whether the first member on the path is a list. Then it must have elements, and the condition must hold for each.</summary>
    public required bool IsOfAllElements { get; init; }

    public required EquatableArray<string> Values { get; init; }

    /// <summary>Whether null is among the values. An absent property counts as null.</summary>
    public required bool IncludesNull { get; init; }
}
