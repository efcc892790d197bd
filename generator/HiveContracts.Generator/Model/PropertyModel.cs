namespace HiveContracts.Generator.Model;

/// <summary>A property of an object schema, and the member that holds it.</summary>
internal sealed record PropertyModel
{
    public required string JsonName { get; init; }

    public required string Name { get; init; }

    public required string Summary { get; init; }

    public required ValueModel Value { get; init; }

    /// <summary>Whether a document without it, or with a null, is an error.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>Whether the value is converted only when the member is read.</summary>
    public bool IsLazy { get; init; }

    public bool IsDeprecated { get; init; }

    /// <summary>
    /// The only value that a required string, boolean or integer may have, as text; null if it may have several. The type sets the member itself.
    /// </summary>
    public string? Constant { get; init; }

    /// <summary>The members that hold the property when its value has another JSON type.</summary>
    public EquatableArray<PropertyModel> Variants { get; init; }

    public ValueKind Kind => Value.Kind;

    public string? TypeName => Value.TypeName;

    /// <summary>Whether the member is <c>required</c> in C#. Variants are not: a document has only one of them.</summary>
    public bool IsRequiredMember => IsRequired && Variants.Count == 0;

    /// <summary>Whether the type of the member is nullable. Class scores are not: they tell whether they are present.</summary>
    public bool IsNullable => !IsRequiredMember && Kind is not ValueKind.ClassScores;

    /// <summary>The member and its variants.</summary>
    public EquatableArray<PropertyModel> WithVariants => [this, .. Variants];

    /// <summary>Whether the reader keeps the value in a local variable until the end of the object, when it must be present.</summary>
    public bool IsCheckedAtTheEnd => IsRequiredMember && Kind is not ValueKind.ClassScores;

    /// <summary>The names of the member and of its converted accessor.</summary>
    public EquatableArray<string> MemberNames => Value.Info.Accessor is { } accessor ? [Name, Name + accessor.Suffix] : [Name];

    /// <summary>The names of the members that a case of a one-of has.</summary>
    public EquatableArray<string> CaseMemberNames => ["From" + Name, "TryGet" + Name];
}
