namespace HiveContracts;

/// <summary>Queries severities over many outputs, such as all parts of a text or all frames of a video.</summary>
public static class SeverityExtensions
{
    /// <summary>
    /// Returns the highest severity of a class over all outputs; <see cref="Severity.NotSupported"/> if no output supports it;
    /// null if no output has a score for it.
    /// </summary>
    /// <exception cref="InvalidOperationException">A score is not a severity: it is from a model with another scale.</exception>
    public static Severity? Max<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key)
        where TOutput : class, IClassified
        where TKey : struct, ISeverityKey =>
        MaximumSearch.Over(outputs.AsList(), TKey.Vocabulary, key.Index, isSeverity: true) is { HasMax: true } search ? Severity.FromScore(search.Max) : null;

    /// <summary>Returns the output with the highest severity of a class, the first of equals; null if no output has a score for it.</summary>
    /// <exception cref="InvalidOperationException">A score is not a severity: it is from a model with another scale.</exception>
    public static TOutput? MaxBy<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key)
        where TOutput : class, IClassified
        where TKey : struct, ISeverityKey => MaximumSearch.FindOutput(outputs.AsList(), TKey.Vocabulary, key.Index, isSeverity: true);

    /// <summary>
    /// Returns the outputs in which the level of a class is <paramref name="atLeast"/> or higher, in order. Outputs that do not support it or have
    /// no score for it are left out.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="atLeast"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">A score is not a severity: it is from a model with another scale. Thrown while enumerating.</exception>
    public static IEnumerable<TOutput> Where<TOutput, TKey>(this IEnumerable<TOutput> outputs, TKey key, int atLeast)
        where TOutput : class, IClassified
        where TKey : struct, ISeverityKey
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Severity minimum = Severity.Of(atLeast);
        return Enumerable.Where(outputs, output => output.Scores.Severity(key) >= minimum);
    }
}
