namespace HiveContracts.Generator.Model;

/// <summary>What a value is in C#.</summary>
internal enum ValueKind
{
    String,

    /// <summary>A string that may be spelled as a number.</summary>
    Text,

    /// <summary>A string that mostly is a UUID, with a member that says which.</summary>
    Uuid,
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
    ObjectList,
    StringList,

    /// <summary>An array of values that are neither objects nor strings.</summary>
    ValueList,

    /// <summary>An object whose property names are data.</summary>
    Map,
    ClassScores,
}
