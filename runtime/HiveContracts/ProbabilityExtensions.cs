using HiveContracts.Support;

namespace HiveContracts;

/// <summary>Questions about probabilities over many outputs: every frame of a video, not only the first.</summary>
public static class ProbabilityExtensions
{
    /// <summary>The highest score of a class over all outputs; null where no output has a score for it.</summary>
    public static double? Max<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key)
        where TOutput : class, IClassified
        where TKey : struct, IProbabilityKey => outputs.MaxBy(key)?.Scores.Probability(TKey.Vocabulary, key.Index);

    /// <summary>The output in which a class has its highest score (the first of equal ones), and so the time; null where no output has a score for it.</summary>
    public static TOutput? MaxBy<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key)
        where TOutput : class, IClassified
        where TKey : struct, IProbabilityKey
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Vocabulary vocabulary = TKey.Vocabulary;
        int index = key.Index;
        TOutput? highest = null;
        double max = double.NegativeInfinity;
        (ClassLayout? Layout, int Column) before = default;
        foreach (TOutput output in (outputs as ContractList<TOutput> ?? [.. outputs]).AsSpan())
        {
            double score = output.Scores.Value(vocabulary, index, ref before);
            if (score is < 0 or > ClassScoreRow.HighestProbability)
            {
                throw ClassScoreRow.NoProbability(vocabulary, index, score);
            }

            if (score > max)
            {
                (highest, max) = (output, score);
            }
        }

        return highest;
    }

    /// <summary>The outputs in which a class has at least a score, in order. An output without a score for it is not among them.</summary>
    public static IEnumerable<TOutput> Where<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key, double atLeast)
        where TOutput : class, IClassified
        where TKey : struct, IProbabilityKey
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return Enumerable.Where(outputs, output => output.Scores.Probability(TKey.Vocabulary, key.Index) >= atLeast);
    }
}
