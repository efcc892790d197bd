namespace HiveContracts;

/// <summary>Questions about probabilities over many outputs: every frame of a video, not only the first.</summary>
public static class ProbabilityExtensions
{
    /// <summary>The highest score of a class over all outputs; null where no output has a score for it.</summary>
    public static double? Max<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key)
        where TOutput : class, IClassified
        where TKey : struct, IProbabilityKey => Search(outputs.AsList(), key) is { At: >= 0 } found ? found.Max : null;

    /// <summary>The output in which a class has its highest score (the first of equal ones), and so the time; null where no output has a score for it.</summary>
    public static TOutput? MaxBy<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key)
        where TOutput : class, IClassified
        where TKey : struct, IProbabilityKey
    {
        ContractList<TOutput> list = outputs.AsList();
        MaximumSearch found = Search(list, key);
        return found.At < 0 ? null : list[found.At];
    }

    /// <summary>The outputs in which a class has at least a score, in order. An output without a score for it is not among them.</summary>
    public static IEnumerable<TOutput> Where<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key, double atLeast)
        where TOutput : class, IClassified
        where TKey : struct, IProbabilityKey
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return Enumerable.Where(outputs, output => output.Scores.Probability(key) >= atLeast);
    }

    private static MaximumSearch Search<TOutput, TKey>(ContractList<TOutput> outputs, TKey key)
        where TOutput : class, IClassified
        where TKey : struct, IProbabilityKey
    {
        var search = new MaximumSearch(TKey.Vocabulary, key.Index, isSeverity: false);
        search.AddAll(outputs);
        return search;
    }
}
