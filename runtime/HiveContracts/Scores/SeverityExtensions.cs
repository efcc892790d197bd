namespace HiveContracts;

/// <summary>Questions about severities over many outputs: every part of a text, every frame of a video, not only the first.</summary>
public static class SeverityExtensions
{
    /// <summary>
    /// The highest severity of a class over all outputs; <see cref="Severity.NotSupported"/> where no output supports it,
    /// null where no output has a score for it.
    /// </summary>
    public static Severity? Max<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key)
        where TOutput : class, IClassified
        where TKey : struct, ISeverityKey => Search(outputs.AsList(), key) is { At: >= 0 } found ? Severity.FromScore(found.Max) : null;

    /// <summary>The output in which a class is most severe (the first of equal ones); null where no output has a score for it.</summary>
    public static TOutput? MaxBy<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key)
        where TOutput : class, IClassified
        where TKey : struct, ISeverityKey
    {
        ContractList<TOutput> list = outputs.AsList();
        MaximumSearch found = Search(list, key);
        return found.At < 0 ? null : list[found.At];
    }

    /// <summary>The outputs in which a class has at least a level, in order. An output that does not support it, or has no score, is not among them.</summary>
    public static IEnumerable<TOutput> Where<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key, int atLeast)
        where TOutput : class, IClassified
        where TKey : struct, ISeverityKey
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Severity least = Severity.Of(atLeast);
        return Enumerable.Where(outputs, output => output.Scores.Severity(key) >= least);
    }

    private static MaximumSearch Search<TOutput, TKey>(ContractList<TOutput> outputs, TKey key)
        where TOutput : class, IClassified
        where TKey : struct, ISeverityKey
    {
        var search = new MaximumSearch(TKey.Vocabulary, key.Index, isSeverity: true);
        search.AddAll(outputs);
        return search;
    }
}
