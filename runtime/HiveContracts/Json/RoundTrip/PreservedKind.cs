namespace HiveContracts;

/// <summary>Why a property is preserved.</summary>
internal enum PreservedKind
{
    /// <summary>The schema does not define the property.</summary>
    Unknown,

    /// <summary>The value is null.</summary>
    Null,

    /// <summary>The value is a number instead of a string, or a string instead of a number.</summary>
    OtherType,

    /// <summary>The value is not written as the writer would write it, such as <c>1.0</c> for an integer.</summary>
    OriginalText,

    /// <summary>The member's type cannot hold the value, and the member is null.</summary>
    InvalidValue,

    /// <summary>The value is a single value instead of a list.</summary>
    SingleValue,

    /// <summary>The whole object is another JSON value.</summary>
    NonObject,
}
