namespace HiveContracts.Generator.Model;

/// <summary>A member that says whether strings have one of some values: true where all its conditions hold.</summary>
internal sealed record PredicateModel(string Name, EquatableArray<ConditionModel> Conditions);

/// <summary>That a string, or one in each element of a list, has one of some values.</summary>
internal sealed record ConditionModel
{
    /// <summary>The pointer, as the schema has it.</summary>
    public required string Pointer { get; init; }

    /// <summary>The members on the way to the string.</summary>
    public required EquatableArray<string> Path { get; init; }

    /// <summary>Whether the first member on the way is a list, which has elements, and in all of them the string has one of the values.</summary>
    public required bool IsOfAll { get; init; }

    public required EquatableArray<string> Values { get; init; }

    /// <summary>Whether null is among the values: what a property that is absent has, too.</summary>
    public required bool IncludesNull { get; init; }
}
