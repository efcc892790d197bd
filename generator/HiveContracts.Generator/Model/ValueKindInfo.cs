namespace HiveContracts.Generator.Model;

/// <summary>A row of <see cref="ValueKinds"/>: everything that the generator knows of a kind of value.</summary>
internal sealed record ValueKindInfo(ValueKind Kind)
{
    /// <summary>The <c>type</c>s of JSON Schema that make values of the kind, in any of these combinations; null is not counted.</summary>
    public EquatableArray<JsonTypes> Types { get; init; } = [];

    /// <summary>The <c>format</c> that makes values of the kind; null if no format does.</summary>
    public string? Format { get; init; }

    /// <summary>Whether the types make values of the kind also without a format.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The .NET type, with its namespace unless it is a keyword of C#; null if it is generated or generic.</summary>
    public string? Type { get; init; }

    /// <summary>The suffix of the runtime's methods that read the kind: <c>Read</c> + suffix.</summary>
    public string? Reader { get; init; }

    /// <summary>Whether the reader preserves the spelling of the value, or a value that does not fit.</summary>
    public bool IsSpellingPreserved { get; init; }

    /// <summary>Whether forms have a field for the kind. Other kinds are JSON inside a field.</summary>
    public bool IsFormField { get; init; }

    /// <summary>Whether a form can contain the kind.</summary>
    public bool FitsForm { get; init; } = true;

    /// <summary>Whether members are strings, regardless of other keywords.</summary>
    public bool IsString { get; init; }

    /// <summary>The member of the generated type that is written; null if the value itself is written.</summary>
    public string? WrittenMember { get; init; }

    /// <summary>The JSON type that distinguishes the kind from others; null if none does.</summary>
    public string? JsonType { get; init; }

    /// <summary>What a value of the right JSON type is parsed as, if parsing may fail, which makes the member null; null if it cannot fail.</summary>
    public string? ParsedAs { get; init; }

    /// <summary>Whether a member may be null although the document has a value.</summary>
    public bool MayBeNull { get; init; }

    /// <summary>The member next to a string that converts it; null if there is none.</summary>
    public ConvertedAccessor? Accessor { get; init; }

    /// <summary>The kind that elements of lists and values of maps have instead of this one; null if they have this one.</summary>
    public ValueKind? ElementKind { get; init; }

    /// <summary>The suffix of the runtime's method that reads an element; null if it is the one of <see cref="Reader"/>.</summary>
    public string? ElementReader { get; init; }

    /// <summary>The JSON types that the reader accepts for the kind. An integer is also a number.</summary>
    public JsonTypes Accepts { get; init; } = JsonTypes.String;

    /// <summary>The largest integer that the .NET type can hold, if the kind has only integers.</summary>
    public long? MaxInteger { get; init; }

    /// <summary>What a document must have, for messages.</summary>
    public required string Expected { get; init; }
}
