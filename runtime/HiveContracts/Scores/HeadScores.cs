using System.ComponentModel;
using System.Text.Json.Serialization;

namespace HiveContracts;

/// <summary>The scores of one head: a group of mutually exclusive classes, whose probabilities sum to 1.</summary>
[JsonConverter(typeof(HeadScoresConverter))]
public readonly struct HeadScores : IEquatable<HeadScores>
{
    private readonly ClassScoreRow scores;
    private readonly Vocabulary vocabulary;
    private readonly int[] classes;

    /// <summary>Called by generated code.</summary>
    /// <param name="scores">The row that contains the scores.</param>
    /// <param name="vocabulary">The vocabulary of the head.</param>
    /// <param name="classes">The indexes of the head's classes in the vocabulary.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public HeadScores(ClassScoreRow scores, Vocabulary vocabulary, int[] classes)
    {
        this.scores = scores;
        this.vocabulary = vocabulary;
        this.classes = classes;
    }

    /// <summary>The class with the highest score, the first of equals; null if the row has a score for none of the classes.</summary>
    /// <exception cref="InvalidOperationException">A score is not a probability: the row is from a model with another scale.</exception>
    public ClassScore? Highest
    {
        get
        {
            ClassScore? highest = null;
            foreach (int index in classes ?? [])
            {
                if (scores.Probability(vocabulary, index) is { } score && !(score <= highest?.Score))
                {
                    highest = new ClassScore(vocabulary[index], score);
                }
            }

            return highest;
        }
    }

    /// <summary>The sum of the scores; null if the row has a score for none of the classes.</summary>
    /// <exception cref="InvalidOperationException">A score is not a probability: the row is from a model with another scale.</exception>
    public double? Sum
    {
        get
        {
            double? sum = null;
            foreach (int index in classes ?? [])
            {
                if (scores.Probability(vocabulary, index) is { } score)
                {
                    sum = (sum ?? 0) + score;
                }
            }

            return sum;
        }
    }

    /// <summary>
    /// Whether the scores sum to 1 within 1e-6. If not, classes of the head are missing, or the model does not treat them as mutually exclusive.
    /// </summary>
    public bool SumsToOne => Sum is { } sum && Math.Abs(sum - 1) <= 1e-6;

    /// <summary>The class scores that the row has for the head, in the order of the vocabulary.</summary>
    internal IEnumerable<ClassScore> Present()
    {
        foreach (int index in classes ?? [])
        {
            if (scores.Find(vocabulary[index]) is { } found)
            {
                yield return found;
            }
        }
    }

    /// <summary>Whether both are the same head of equal rows.</summary>
    public bool Equals(HeadScores other) => classes == other.classes && scores.Equals(other.scores);

    /// <summary>Returns the class with the highest score; empty if there is none.</summary>
    public override string ToString() => Highest?.ToString() ?? "";

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is HeadScores other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => scores.GetHashCode();

    /// <summary>Whether both are the same head of equal rows.</summary>
    public static bool operator ==(HeadScores left, HeadScores right) => left.Equals(right);

    /// <summary>Whether the heads or their rows differ.</summary>
    public static bool operator !=(HeadScores left, HeadScores right) => !left.Equals(right);
}
