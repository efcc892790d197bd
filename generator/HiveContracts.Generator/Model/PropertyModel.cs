namespace HiveContracts.Generator.Model;

/// <summary>A property of an object schema, and the member that holds it.</summary>
internal sealed record PropertyModel
{
    /// <summary>The name on the wire.</summary>
    public required string JsonName { get; init; }

    public required string Name { get; init; }

    public required string Summary { get; init; }

    public required ValueKind Kind { get; init; }

    /// <summary>The generated type of the value or of the list's elements, for the kinds that have one.</summary>
    public required string? TypeName { get; init; }

    /// <summary>What the values of a list or a map are, where that is no generated type.</summary>
    public ValueKind? ElementKind { get; init; }

    /// <summary>Whether a document without it, or with a null there, is an error.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>Whether the member has to be set: of several members of one property, none alone has.</summary>
    public bool IsRequiredMember => IsRequired && Variants.Count == 0;

    /// <summary>Whether the value is made of its text when it is asked for: nothing depends on what it is.</summary>
    public bool IsLazy { get; init; }

    /// <summary>Whether it is not to be used any more.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Whether one element may stand for a list of one.</summary>
    public bool TakesOne { get; init; }

    /// <summary>The JSON type that all its values have; null where they have several.</summary>
    public required string? JsonType { get; init; }

    /// <summary>The members that hold the property when its value is of another JSON type, each of its own.</summary>
    public EquatableArray<PropertyModel> Variants { get; init; }

    /// <summary>How many characters a string has at least.</summary>
    public int? MinLength { get; init; }

    /// <summary>How many characters a string has at most.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The schemes that a URI may have; empty where it may have any.</summary>
    public EquatableArray<string> Schemes { get; init; }
}
