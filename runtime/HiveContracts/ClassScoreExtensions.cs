namespace HiveContracts;

/// <summary>Questions about class scores over many outputs: every frame of a video, not only the first.</summary>
public static class ClassScoreExtensions
{
    /// <summary>The highest score of a class over all outputs; null where no output has a score for it.</summary>
    public static double? Max<TOutput, TKey>(this ContractList<TOutput> outputs, TKey key)
        where TOutput : IClassified
        where TKey : struct, IClassKey
    {
        ArgumentNullException.ThrowIfNull(outputs);
        double? max = null;
        foreach (TOutput output in outputs)
        {
            if (output.Scores.Find(key) is { } score && !(score <= max))
            {
                max = score;
            }
        }

        return max;
    }
}
