using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;

namespace HiveContracts;

/// <summary>
/// The severity of a class, such as hate in a text: a level from 0 (none) to 3 (highest), or "not supported" for the text's language
/// (-1 in documents), which differs from both 0 and a missing score. Source: docs.thehive.ai, text moderation.
/// </summary>
[JsonConverter(typeof(SeverityConverter))]
[TypeConverter(typeof(SeverityTypeConverter))]
public readonly record struct Severity : IComparable<Severity>
{
    private readonly int score;

    private Severity(int score) => this.score = score;

    /// <summary>The class is not supported for the text's language, and has no level.</summary>
    public static Severity NotSupported { get; } = new(-1);

    /// <summary>Whether the class is supported for the text's language, and has a level.</summary>
    public bool IsSupported => score >= 0;

    /// <summary>The level, from 0; Hive uses 0 to 3.</summary>
    /// <exception cref="InvalidOperationException">The class is not supported for the text's language.</exception>
    public int Level => IsSupported
        ? score
        : throw new InvalidOperationException("The severity has no level: the class is not supported for the text's language. Check IsSupported first.");

    /// <summary>Creates a severity with a level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is negative.</exception>
    public static Severity Of(int level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        return new(level);
    }

    /// <summary>Compares by level. <see cref="NotSupported"/> is lower than every level.</summary>
    public int CompareTo(Severity other) => score.CompareTo(other.score);

    /// <summary>Returns the level, or "not supported".</summary>
    public override string ToString() => IsSupported ? score.ToString(CultureInfo.InvariantCulture) : "not supported";

    /// <summary>Whether the left severity is lower.</summary>
    public static bool operator <(Severity left, Severity right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left severity is higher.</summary>
    public static bool operator >(Severity left, Severity right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left severity is lower, or both are equal.</summary>
    public static bool operator <=(Severity left, Severity right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left severity is higher, or both are equal.</summary>
    public static bool operator >=(Severity left, Severity right) => left.CompareTo(right) >= 0;

    /// <summary>Returns a score as a severity; null if it is not an integer of -1 or more.</summary>
    internal static Severity? FromScore(double score) =>
        score >= -1 && score <= int.MaxValue && score == Math.Truncate(score) ? new((int)score) : null;
}
