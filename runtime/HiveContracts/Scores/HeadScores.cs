using System.ComponentModel;

namespace HiveContracts;

/// <summary>The scores of one head: classes that exclude each other, so that a model's probabilities for them sum to 1.</summary>
public readonly struct HeadScores : IEquatable<HeadScores>
{
    private readonly ClassScoreRow scores;
    private readonly Vocabulary vocabulary;
    private readonly int[] classes;

    /// <summary>Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public HeadScores(ClassScoreRow scores, Vocabulary vocabulary, int[] classes)
    {
        this.scores = scores;
        this.vocabulary = vocabulary;
        this.classes = classes;
    }

    /// <summary>The class with the highest score; of equal ones the first. Null where the response has none of the head's classes.</summary>
    public ClassScore? Highest
    {
        get
        {
            ClassScore? highest = null;
            foreach (int index in classes)
            {
                if (scores.Probability(vocabulary, index) is { } score && !(score <= highest?.Score))
                {
                    highest = new ClassScore(vocabulary[index], score);
                }
            }

            return highest;
        }
    }

    /// <summary>The sum of the head's scores; null where the response has none of its classes.</summary>
    public double? Sum
    {
        get
        {
            double? sum = null;
            foreach (int index in classes)
            {
                if (scores.Probability(vocabulary, index) is { } score)
                {
                    sum = (sum ?? 0) + score;
                }
            }

            return sum;
        }
    }

    /// <summary>Whether the scores sum to 1 within 1e-6: false says that classes of the head are missing, or are no probabilities of one another.</summary>
    public bool SumsToOne => Sum is { } sum && Math.Abs(sum - 1) <= 1e-6;

    /// <summary>Whether both show the same head of the same scores.</summary>
    public bool Equals(HeadScores other) => classes == other.classes && scores.Equals(other.scores);

    /// <summary>The class with the highest score.</summary>
    public override string ToString() => Highest?.ToString() ?? "";

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is HeadScores other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => scores.GetHashCode();

    /// <summary>Whether both show the same head of the same scores.</summary>
    public static bool operator ==(HeadScores left, HeadScores right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(HeadScores left, HeadScores right) => !left.Equals(right);
}
