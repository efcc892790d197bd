namespace HiveContracts.Generator.Model;

/// <summary>What a value is in C#.</summary>
internal enum ValueKind
{
    String,

    /// <summary>A string that may be spelled as a number.</summary>
    Text,

    /// <summary>A string that mostly is a UUID, with a member that says which.</summary>
    Uuid,

    /// <summary>A time of day, with a member that says which in UTC.</summary>
    Time,

    /// <summary>A duration, with a member that says how long.</summary>
    Duration,

    /// <summary>Base64, with a member that has its bytes.</summary>
    Base64,

    /// <summary>A string of which some values are known, each by a name in C#.</summary>
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
    ObjectList,
    StringList,

    /// <summary>An array of values that are neither objects nor strings.</summary>
    ValueList,

    /// <summary>An object whose property names are data.</summary>
    Map,
    ClassScores,
}

internal static class ValueKinds
{
    /// <summary>Whether members of the kind are strings, whatever they have beside them.</summary>
    public static bool IsString(this ValueKind kind) => kind is ValueKind.String or ValueKind.Time or ValueKind.Duration or ValueKind.Base64;
}
