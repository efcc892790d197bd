namespace HiveContracts.Fuzz;

/// <summary>What a property of the schema becomes in C#.</summary>
internal enum ValueKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A string with a Guid beside it.</summary>
    Uuid,

    /// <summary>A string, or a number that becomes one.</summary>
    TextOrNumber,
    DateTime,
    Uri,

    /// <summary>A decimal, from a number or a string.</summary>
    Decimal,
    Int32,
    Int64,
    Double,
    Boolean,

    /// <summary>Any JSON.</summary>
    Any,

    /// <summary>A list of any JSON.</summary>
    Values,

    /// <summary>A list of strings.</summary>
    Texts,

    /// <summary>A class array.</summary>
    Scores,
    Object,

    /// <summary>A list of objects.</summary>
    Objects,

    /// <summary>A list of objects, or one without the array.</summary>
    ObjectsOrOne,

    /// <summary>Several members, of which the JSON type of the value determines one.</summary>
    Choice,
}
