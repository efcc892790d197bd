using System.Globalization;

namespace HiveContracts;

/// <summary>
/// How severe a text is in one topic: a level from 0 (not at all) to 3, or not supported for the text's language (-1 on the wire),
/// which is neither 0 nor absent. Source: docs.thehive.ai, text moderation.
/// </summary>
public readonly record struct Severity : IComparable<Severity>
{
    private readonly int score;

    private Severity(int score) => this.score = score;

    /// <summary>The topic is not supported for the text's language: nothing is known.</summary>
    public static Severity NotSupported { get; } = new(-1);

    /// <summary>Whether the topic is supported for the text's language, so that there is a level.</summary>
    public bool IsSupported => score >= 0;

    /// <summary>The level, 0 to 3.</summary>
    /// <exception cref="InvalidOperationException">The topic is not supported: there is no level, and 0 would be a lie.</exception>
    public int Level => IsSupported ? score : throw new InvalidOperationException("The class is not supported for this language: it has no level. Ask IsSupported first.");

    /// <summary>A severity of a level.</summary>
    public static Severity Of(int level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        return new(level);
    }

    /// <summary>By level; not supported comes before all levels.</summary>
    public int CompareTo(Severity other) => score.CompareTo(other.score);

    /// <summary>The level, or "not supported".</summary>
    public override string ToString() => IsSupported ? score.ToString(CultureInfo.InvariantCulture) : "not supported";

    /// <summary>Whether the left one is lower.</summary>
    public static bool operator <(Severity left, Severity right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one is higher.</summary>
    public static bool operator >(Severity left, Severity right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one is lower or equal.</summary>
    public static bool operator <=(Severity left, Severity right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one is higher or equal.</summary>
    public static bool operator >=(Severity left, Severity right) => left.CompareTo(right) >= 0;

    /// <summary>A score on the wire: a whole number from -1.</summary>
    internal static Severity? FromScore(double score) => score >= -1 && score <= int.MaxValue && score == Math.Truncate(score) ? new((int)score) : null;
}
