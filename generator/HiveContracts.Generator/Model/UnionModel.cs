namespace HiveContracts.Generator.Model;

/// <summary>A discriminated union: one of several objects, distinguished by a property.</summary>
internal sealed record UnionModel : TypeModel
{
    /// <summary>The property whose value distinguishes the cases; null if each case has a property that no other case has.</summary>
    public required string? Discriminator { get; init; }

    public required EquatableArray<UnionCaseModel> Cases { get; init; }

    /// <summary>Whether it is written inside another schema.</summary>
    public bool IsInline { get; init; }

    /// <summary>Whether the type has the attribute of C# unions.</summary>
    public required bool HasUnionAttribute { get; init; }
}

/// <summary>A case of a union.</summary>
/// <param name="TypeName">The generated type of the object.</param>
/// <param name="Marks">What identifies it: the values of the discriminator as JSON, or the name of its own property.</param>
internal sealed record UnionCaseModel(string TypeName, EquatableArray<string> Marks)
{
    /// <summary>What identifies it, for messages.</summary>
    public string MarksText => string.Join(" or ", Marks);
}
