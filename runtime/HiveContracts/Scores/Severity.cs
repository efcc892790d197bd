using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace HiveContracts;

/// <summary>
/// The severity of a class, such as hate in a text: a level from 0 (none) to 3 (highest), or "not supported" for the text's language
/// (-1 in documents), which differs from both 0 and a missing score. Source: docs.thehive.ai, text moderation.
/// </summary>
[JsonConverter(typeof(SeverityConverter))]
[TypeConverter(typeof(SeverityTypeConverter))]
public readonly record struct Severity : IComparable<Severity>, IParsable<Severity>
{
    private const string NotSupportedText = "not supported";

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

    /// <summary>Reads a severity as it stands in documents, -1 or a level, or as <see cref="ToString"/> returns it.</summary>
    /// <param name="s">The string.</param>
    /// <param name="provider">Not used: documents do not depend on the culture.</param>
    /// <exception cref="FormatException">The string is not an integer of -1 or more.</exception>
    public static Severity Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out Severity severity)
            ? severity
            : throw new FormatException($"Expected a severity (-1, 0, 1, …), found '{Excerpt.Of(s)}'.");
    }

    /// <summary>Reads a severity as <see cref="Parse"/> does. Returns false if the string is something else.</summary>
    /// <param name="s">The string.</param>
    /// <param name="provider">Not used: documents do not depend on the culture.</param>
    /// <param name="result">The severity.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Severity result)
    {
        Severity? severity =
            s == NotSupportedText ? NotSupported
            : double.TryParse(s, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double score) ? FromScore(score)
            : null;
        result = severity.GetValueOrDefault();
        return severity is not null;
    }

    /// <summary>Compares by level. <see cref="NotSupported"/> is lower than every level.</summary>
    public int CompareTo(Severity other) => score.CompareTo(other.score);

    /// <summary>Returns the level, or "not supported".</summary>
    public override string ToString() => IsSupported ? score.ToString(CultureInfo.InvariantCulture) : NotSupportedText;

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
