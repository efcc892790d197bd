using System.Globalization;

namespace HiveContracts;

/// <summary>The two scales of scores: probabilities and severities. A score that is in neither range belongs to a model with another scale.</summary>
internal static class ScoreScale
{
    /// <summary>The highest value that counts as a probability: models round, so that a score may exceed 1 by a rounding error.</summary>
    internal const double HighestProbability = 1 + 1e-6;

    /// <summary>The bits of <see cref="HighestProbability"/>. Compared as unsigned integers, negative numbers and NaN are higher.</summary>
    internal const ulong HighestProbabilityBits = 0x3FF0_0001_0C6F_7A0B;

    /// <summary>Represents a missing score: no JSON number is NaN.</summary>
    internal const double NoScore = double.NaN;

    /// <summary>Returns a score as a probability; null if it is missing.</summary>
    /// <exception cref="InvalidOperationException">The score is not a probability.</exception>
    internal static double? ToProbability(Vocabulary vocabulary, int index, double score) => score switch
    {
        >= 0 and <= HighestProbability => score,
        double.NaN => null,
        _ => throw Mismatch(vocabulary, index, score, "a probability from 0 to 1"),
    };

    /// <summary>Returns a score as a severity; null if it is missing.</summary>
    /// <exception cref="InvalidOperationException">The score is not a severity.</exception>
    internal static Severity? ToSeverity(Vocabulary vocabulary, int index, double score) =>
        double.IsNaN(score) ? null : Severity.FromScore(score) ?? throw Mismatch(vocabulary, index, score, "a severity, which is an integer of -1 or more");

    private static InvalidOperationException Mismatch(Vocabulary vocabulary, int index, double score, string expected) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Expected {expected} for class '{vocabulary[index]}' of {vocabulary.Name}, found {score}. The scores are of another model: use its view."));
}
