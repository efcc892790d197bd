namespace HiveContracts.Generator.Model;

/// <summary>A property of an object schema.</summary>
internal sealed record PropertyModel
{
    /// <summary>The name on the wire.</summary>
    public required string JsonName { get; init; }

    public required string Name { get; init; }

    public required string Summary { get; init; }

    public required ValueKind Kind { get; init; }

    /// <summary>The generated type of the value or of the list's elements, for the kinds that have one.</summary>
    public required string? TypeName { get; init; }

    /// <summary>Whether a document without it, or with a null there, is an error.</summary>
    public required bool IsRequired { get; init; }
}

/// <summary>What a value is in C#.</summary>
internal enum ValueKind
{
    String,

    /// <summary>A string that may be spelled as a number.</summary>
    Text,
    Boolean,
    Int32,
    Int64,
    Double,
    Decimal,
    DateTimeOffset,
    Uri,
    MediaFile,

    /// <summary>Any JSON.</summary>
    Any,
    Object,
    ObjectList,
    StringList,
    ClassScores,
}

/// <summary>A member that gathers a list found inside other lists, such as the outputs of all statuses.</summary>
internal sealed record FlattenModel
{
    public required string Name { get; init; }

    /// <summary>The pointer, as the schema has it.</summary>
    public required string Pointer { get; init; }

    /// <summary>The C# names on the way; the first one is a list, those between are objects, the last one is the list to gather.</summary>
    public required EquatableArray<string> Path { get; init; }

    public required string TypeName { get; init; }
}
