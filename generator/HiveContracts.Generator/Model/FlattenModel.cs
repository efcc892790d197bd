namespace HiveContracts.Generator.Model;

/// <summary>A member that joins the lists found inside the elements of another list, such as the outputs of all statuses.</summary>
internal sealed record FlattenModel
{
    public required string Name { get; init; }

    /// <summary>The pointer as the schema spells it.</summary>
    public required string Pointer { get; init; }

    /// <summary>The members on the path: a list, objects, and the list to join.</summary>
    public required EquatableArray<string> Path { get; init; }

    /// <summary>The type of the elements.</summary>
    public required string TypeName { get; init; }
}
