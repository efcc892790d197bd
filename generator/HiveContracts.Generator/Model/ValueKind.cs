namespace HiveContracts.Generator.Model;

/// <summary>The kinds of values. Each has one row in <see cref="ValueKinds"/>.</summary>
internal enum ValueKind
{
    String,

    /// <summary>A string that may be written as a number.</summary>
    Text,
    Uuid,
    Time,
    Duration,
    Base64,

    /// <summary>A string whose known values have names in C#.</summary>
    Enum,
    Boolean,
    Int32,
    Int64,
    Double,
    Decimal,
    DateTimeOffset,
    DateOnly,
    Uri,
    MediaFile,

    /// <summary>Any JSON.</summary>
    Any,
    Object,
    List,

    /// <summary>An object whose property names are data.</summary>
    Map,
    ClassScores,
}
