namespace HiveContracts;

/// <summary>How the JSON of a value relates to what the writer would write for it.</summary>
internal enum Spelling
{
    /// <summary>The writer would write the same.</summary>
    Usual,

    /// <summary>The writer would write the same text as a value of another JSON type.</summary>
    OtherType,

    /// <summary>The writer would write the value in another way.</summary>
    Unusual,

    /// <summary>The value's type cannot hold it.</summary>
    Invalid,
}
