using System.Text.RegularExpressions;

namespace HiveContracts.Fuzz;

/// <summary>
/// Faults that are known and not mended yet. Each entry makes the rules look away from the documents that show it, and goes when its fault does.
/// The list is empty when no member is left that returns anything but false.
/// </summary>
internal static partial class KnownFaults
{
    /// <summary>Two doubles are written with one digit too few, because .NET's shortest form of them is that of a neighbour: 2^-25 and 2^-958.</summary>
    public static bool IsWrittenShort(double value) => Math.Abs(value) is 2.98023223876953125e-08 || Math.Abs(value) == Math.ScaleB(1, -958);

    /// <summary>A decimal of 29 digits is read as null.</summary>
    public static bool IsLongDecimal(decimal? value) => value is { } number && decimal.Abs(number).ToString(System.Globalization.CultureInfo.InvariantCulture)
        .Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length > 28;

    /// <summary>A decimal in a string is read as null if one of its characters is escaped.</summary>
    public static bool IsEscapedDecimal(Node node) => node.Kind is NodeKind.Text && node.Raw.Contains((byte)'\\');

    /// <summary>Exponents of 19 digits and more are not told apart.</summary>
    public static bool HasHugeExponent(byte[] document) => HugeExponent().IsMatch(System.Text.Encoding.Latin1.GetString(document));

    /// <summary>A UUID is also taken in the other forms that the framework knows.</summary>
    public static bool IsOtherUuid(string text) => Values.Uuid(text) is null && Guid.TryParse(text, out _);

    /// <summary>Messages and paths have the names of properties as they are, with control characters.</summary>
    public static bool MessagesHaveRawNames => true;

    /// <summary>Submissions are compared by member: by URI and by file, and with properties in their order.</summary>
    public static bool SubmissionsAreComparedByMember => true;

    /// <summary>ClassScoreReader.ReadAll refuses a document for a name or a class that has a lone surrogate, or a score that no double holds.</summary>
    public static bool MayBeRefusedByReadAll => true;

    /// <summary>A copy with another variant of a choice keeps the old variant as well.</summary>
    public static bool CopiesKeepTheOtherChoice => true;

    /// <summary>Additional properties and class scores of equal JSON are not always equal.</summary>
    public static bool PartsOfEqualRecordsMayDiffer => true;

    [GeneratedRegex("[eE][+-]?[0-9]{19}")]
    private static partial Regex HugeExponent();
}
