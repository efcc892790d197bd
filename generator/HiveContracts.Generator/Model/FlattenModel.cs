namespace HiveContracts.Generator.Model;

/// <summary>A member that gathers a list found inside other lists, such as the outputs of all statuses.</summary>
internal sealed record FlattenModel
{
    public required string Name { get; init; }

    /// <summary>The pointer, as the schema has it.</summary>
    public required string Pointer { get; init; }

    /// <summary>The members on the way: a list, objects, and the list to gather.</summary>
    public required EquatableArray<string> Path { get; init; }

    public required string TypeName { get; init; }
}
