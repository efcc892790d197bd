namespace HiveContracts.Generator.Model;

/// <summary>What a value is in C#.</summary>
internal sealed record ValueModel
{
    public required ValueKind Kind { get; init; }

    /// <summary>The generated type; null if the kind has none.</summary>
    public string? TypeName { get; init; }

    /// <summary>The elements of a list, or the values of a map.</summary>
    public ValueModel? Element { get; init; }

    /// <summary>Whether a list may be written as its only element, without an array.</summary>
    public bool TakesOne { get; init; }

    /// <summary>The minimum number of characters of a string.</summary>
    public int? MinLength { get; init; }

    /// <summary>The maximum number of characters of a string.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The schemes that a URI may have; empty if it may have any.</summary>
    public EquatableArray<string> Schemes { get; init; }

    public ValueKindInfo Info => ValueKinds.Of(Kind);

    /// <summary>Whether a member can be without a value although it is not nullable: null, or the default of class scores and any JSON.</summary>
    public bool CanBeUnset => Kind is not (ValueKind.Boolean or ValueKind.Int32 or ValueKind.Int64 or ValueKind.Double or ValueKind.Decimal
        or ValueKind.DateTimeOffset or ValueKind.DateOnly or ValueKind.Enum);

    /// <summary>Any JSON.</summary>
    public static ValueModel Any { get; } = new() { Kind = ValueKind.Any };

    /// <summary>A text that is equal for equal .NET types.</summary>
    public string DotNetType => Element is null ? TypeName ?? Info.Type ?? $"{Kind}" : $"{Kind}<{Element.DotNetType}>";

    public bool IsListOf(ValueKind kind) => Kind is ValueKind.List && Element?.Kind == kind;
}
