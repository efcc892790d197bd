using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace HiveContracts;

public readonly partial struct ClassScoreRow
{
    /// <summary>Returns the probability of a class; null if the row has no score for it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The key is <c>default</c>, which is not a class.</exception>
    /// <exception cref="InvalidOperationException">The score is not a probability: the row is from a model with another scale.</exception>
    public double? Probability<TKey>(TKey key)
        where TKey : struct, IProbabilityKey => Probability<TKey>(TKey.Vocabulary.ValidateIndex(key.Index));

    /// <summary>Returns the severity of a class; null if the row has no score for it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The key is <c>default</c>, which is not a class.</exception>
    /// <exception cref="InvalidOperationException">The score is not a severity: the row is from a model with another scale.</exception>
    public Severity? Severity<TKey>(TKey key)
        where TKey : struct, ISeverityKey => Severity<TKey>(TKey.Vocabulary.ValidateIndex(key.Index));

    /// <summary>Called by generated code: returns the probability of a class, by the index in its key type's vocabulary.</summary>
    /// <returns>Null if the row has no score for the class.</returns>
    /// <exception cref="InvalidOperationException">The score is not a probability: the row is from a model with another scale.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double? Probability<TKey>(int index)
        where TKey : struct, IProbabilityKey
    {
        if (layout is not null)
        {
            double[] scores = values!;
            int position = start + layout.CachedColumnOf<TKey>(index);

            // One comparison covers both ends of the range: as bits, negative numbers and NaN are higher than every probability.
            if ((uint)position < (uint)scores.Length && BitConverter.DoubleToUInt64Bits(scores[position]) <= ScoreScale.HighestProbabilityBits)
            {
                return scores[position];
            }
        }

        return FindProbability(layout, values, start, TKey.Vocabulary, typeof(TKey), index);
    }

    /// <summary>Called by generated code: returns the severity of a class, by the index in its key type's vocabulary.</summary>
    /// <returns>Null if the row has no score for the class.</returns>
    /// <exception cref="InvalidOperationException">The score is not a severity: the row is from a model with another scale.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Severity? Severity<TKey>(int index)
        where TKey : struct, ISeverityKey => ScoreScale.ToSeverity(TKey.Vocabulary, index, Value(TKey.Vocabulary, index));

    /// <summary>Returns the first element with a name, known to the schema or not; null if there is none.</summary>
    public ClassScore? Find(string name) => layout?.ColumnOf(name) is >= 0 and int column ? ElementAt(column) : null;

    /// <summary>Returns the first element with a name in UTF-8, known to the schema or not; null if there is none.</summary>
    public ClassScore? Find(ReadOnlySpan<byte> utf8Name) => layout?.ColumnOf(utf8Name) is >= 0 and int column ? ElementAt(column) : null;

    /// <summary>Returns the vocabulary that contains the most classes of the row, the first of equals; null if none contains any.</summary>
    public Vocabulary? BestFit(ReadOnlySpan<Vocabulary> vocabularies)
    {
        (Vocabulary? best, int maxCount) = (null, 0);
        foreach (Vocabulary vocabulary in vocabularies)
        {
            int count = layout?.CountOf(vocabulary) ?? 0;
            if (count > maxCount)
            {
                (best, maxCount) = (vocabulary, count);
            }
        }

        return best;
    }

    /// <summary>
    /// Returns the elements with the highest scores, highest first, and equal scores in document order. Elements without a score are left out.
    /// </summary>
    /// <param name="count">The maximum number of elements.</param>
    public ContractList<ClassScore> Top(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new([.. this.Where(static score => score.Score is not null).OrderByDescending(static score => score.Score).Take(count)]);
    }

    /// <summary>Returns the probability of a class, by its index in a vocabulary; null if the row has no score for it.</summary>
    internal double? Probability(Vocabulary vocabulary, int index) => ScoreScale.ToProbability(vocabulary, index, Value(vocabulary, index));

    /// <summary>The slow path: the score is missing, or not a probability, or the vocabulary's columns are not cached yet.</summary>
    /// <remarks>Takes the fields instead of the row, so that the fast path needs no row in memory.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double? FindProbability(ClassLayout? layout, double[]? values, int start, Vocabulary vocabulary, Type keyType, int index) =>
        layout?.ColumnOf(vocabulary, keyType, index) is >= 0 and int column
            ? ScoreScale.ToProbability(vocabulary, index, values![start + column])
            : null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Value(Vocabulary vocabulary, int index)
    {
        int column = layout is null ? -1 : layout.ColumnOf(vocabulary, index);
        return column < 0 ? ScoreScale.NoScore : Value(column);
    }
}
