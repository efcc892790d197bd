namespace HiveContracts.Generator.Model;

/// <summary>What a value is in C#.</summary>
internal sealed record ValueModel
{
    public required ValueKind Kind { get; init; }

    /// <summary>The generated type; null if the kind has none.</summary>
    public string? TypeName { get; init; }

    /// <summary>The elements of a list, or the values of a map.</summary>
    public ValueModel? Element { get; init; }

    /// <summary>Whether an element of a list, or a value of a map, may be null. For members, see <see cref="PropertyModel.IsNullable"/>.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether the schema allows values of other types, too. A member is then null, and the value is preserved.</summary>
    public bool IsOpen { get; init; }

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
    public bool CanBeUnset => Kind is ValueKind.ClassScores or ValueKind.Any || !IsValueType;

    /// <summary>Whether the .NET type is a value type.</summary>
    public bool IsValueType => Kind is ValueKind.Boolean or ValueKind.Int32 or ValueKind.Int64 or ValueKind.Double or ValueKind.Decimal
        or ValueKind.DateTimeOffset or ValueKind.DateOnly or ValueKind.Enum or ValueKind.ClassScores or ValueKind.Any;

    /// <summary>Whether the reader preserves a list or map as a whole if an element is written in an unusual way, or does not fit.</summary>
    public bool IsPreservedWhole => Element is { } element
        && (element.Info.IsSpellingPreserved || element.TakesOne || element.IsPreservedWhole || element is { IsOpen: true, Element: null });

    /// <summary>Whether the value is a list or map that allows elements of other types, or has one inside.</summary>
    public bool IsOpenCollection => Element is { } element && (IsOpen || element.IsOpenCollection);

    /// <summary>What a value of the right JSON type is parsed as, if parsing may fail; null if it cannot fail.</summary>
    public string? ParsedAs => Element?.ParsedAs is { } element ? $"{Shape} of {element}" : IsOpen ? Shape : Info.ParsedAs;

    /// <summary>The value, its elements, their elements, and so on.</summary>
    public EquatableArray<ValueModel> WithElements => Element is null ? [this] : [this, .. Element.WithElements];

    /// <summary>Any JSON.</summary>
    public static ValueModel Any { get; } = new() { Kind = ValueKind.Any };

    /// <summary>A text that is equal for equal .NET types.</summary>
    public string DotNetType =>
        (Element is null ? TypeName ?? Info.Type ?? $"{Kind}" : $"{Kind}<{Element.DotNetType}>") + (IsNullable && IsValueType ? "?" : "");

    /// <summary>Whether the value is a list of elements of a kind, and of nothing else, not even null.</summary>
    public bool IsListOf(ValueKind kind) => Kind is ValueKind.List && Element is { IsNullable: false, IsOpen: false } && Element.Kind == kind;

    private string Shape => Kind switch { ValueKind.List => "array", ValueKind.Map => "map", _ => "object" };

    /// <summary>The value with another innermost element, or another value if it has no elements.</summary>
    public ValueModel WithInnermost(Func<ValueModel, ValueModel> change) =>
        Element is null ? change(this) : this with { Element = Element.WithInnermost(change) };
}
