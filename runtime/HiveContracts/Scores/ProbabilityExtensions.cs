namespace HiveContracts;

/// <summary>Queries probabilities over many outputs, such as all frames of a video.</summary>
public static class ProbabilityExtensions
{
    /// <summary>Returns the highest score of a class over all outputs; null if no output has a score for it.</summary>
    /// <exception cref="InvalidOperationException">A score is not a probability: it is from a model with another scale.</exception>
    public static double? Max<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key)
        where TOutput : class, IClassified
        where TKey : struct, IProbabilityKey =>
        MaximumSearch.Over(outputs.AsList(), TKey.Vocabulary, key.Index, isSeverity: false) is { HasMax: true } search ? search.Max : null;

    /// <summary>Returns the output with the highest score of a class, the first of equals; null if no output has a score for it.</summary>
    /// <remarks>The output has the time: this answers when in a video a class scores highest.</remarks>
    /// <exception cref="InvalidOperationException">A score is not a probability: it is from a model with another scale.</exception>
    public static TOutput? MaxBy<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key)
        where TOutput : class, IClassified
        where TKey : struct, IProbabilityKey => MaximumSearch.FindOutput(outputs.AsList(), TKey.Vocabulary, key.Index, isSeverity: false);

    /// <summary>
    /// Returns the outputs in which the score of a class is <paramref name="atLeast"/> or higher, in order. Outputs without a score for it are
    /// left out.
    /// </summary>
    /// <exception cref="InvalidOperationException">A score is not a probability: it is from a model with another scale. Thrown while enumerating.</exception>
    public static IEnumerable<TOutput> Where<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key, double atLeast)
        where TOutput : class, IClassified
        where TKey : struct, IProbabilityKey
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return Enumerable.Where(outputs, output => output.Scores.Probability(key) >= atLeast);
    }
}
