namespace HiveContracts.Fuzz;

/// <summary>Max, MaxBy and Where over outputs, by looking at every output.</summary>
internal static class SearchRules
{
    /// <summary>Searches for a few classes of each scale that the document has, before any output is created.</summary>
    /// <param name="nodes">The outputs.</param>
    /// <param name="found">The outputs as they were read.</param>
    /// <param name="seed">Decides which classes are searched for.</param>
    public static void Check(List<Node> nodes, ContractList<TaskOutput> found, int seed)
    {
        Dictionary<string, double?>[] rows = [.. nodes.Select(ReadRow)];
        string[] names = [.. rows.SelectMany(static row => row.Keys).Distinct()];
        if (names.Length == 0)
        {
            return;
        }

        foreach (string name in (string[])[names[seed % names.Length], names[^1], names[^Math.Min(3, names.Length)]])
        {
            CheckProbability(rows, found, VisualModerationClass.All.FirstOrDefault(key => key.Name == name, VisualModerationClass.GunInHand), seed);
            CheckSeverity(rows, found, TextModerationClass.All.FirstOrDefault(key => key.Name == name, TextModerationClass.Spam), seed);
        }
    }

    private static Dictionary<string, double?> ReadRow(Node output)
    {
        var row = new Dictionary<string, double?>();
        foreach (ClassScore score in Values.Effective(output, "classes") is { } classes ? classes.Items.Select(ScoreRules.Read) : [])
        {
            row.TryAdd(score.Name, score.Score);
        }

        return row;
    }

    private static void CheckProbability(Dictionary<string, double?>[] rows, ContractList<TaskOutput> found, VisualModerationClass key, int seed)
    {
        double?[] scores = [.. rows.Select(row => row.GetValueOrDefault(key.Name))];
        double? max = scores.Max();
        int first = max is null ? -1 : Array.FindIndex(scores, score => score == max);
        bool isOfScale = scores.All(static score => score is not { } value || ScoreRules.IsProbability(value));
        ScoreRules.CheckScale("Max", key.Name, isOfScale, seed, () => FuzzFailure.AreEqual("Max of " + key.Name, max, found.Max(key)));
        ScoreRules.CheckScale("MaxBy", key.Name, isOfScale, seed, () => CheckIsAt(first, found, found.MaxBy(key)));
        ScoreRules.CheckScale("Where", key.Name, isOfScale, seed, () =>
            FuzzFailure.AreEqual("Where of " + key.Name, scores.Count(static score => score >= 0.5), found.Where(key, 0.5).Count()));
    }

    private static void CheckSeverity(Dictionary<string, double?>[] rows, ContractList<TaskOutput> found, TextModerationClass key, int seed)
    {
        double?[] scores = [.. rows.Select(row => row.GetValueOrDefault(key.Name))];
        double? max = scores.Max();
        bool isOfScale = scores.All(static score => score is not { } value || ScoreRules.IsSeverity(value));
        int first = max is null ? -1 : Array.FindIndex(scores, score => score == max);
        ScoreRules.CheckScale("Max", key.Name, isOfScale, seed, () =>
        {
            double? severity = found.Max(key) is { } value ? value.IsSupported ? value.Level : -1 : null;
            FuzzFailure.AreEqual("Max of " + key.Name, max, severity);
        });
        ScoreRules.CheckScale("MaxBy", key.Name, isOfScale, seed, () => CheckIsAt(first, found, found.MaxBy(key)));
        ScoreRules.CheckScale("Where", key.Name, isOfScale, seed, () =>
            FuzzFailure.AreEqual("Where of " + key.Name, scores.Count(static score => score >= 1), found.Where(key, 1).Count()));
    }

    private static void CheckIsAt(int index, ContractList<TaskOutput> outputs, TaskOutput? found)
    {
        int foundIndex = -1;
        for (int i = 0; found is not null && i < outputs.Count && foundIndex < 0; i++)
        {
            foundIndex = ReferenceEquals(outputs[i], found) ? i : -1;
        }

        FuzzFailure.AreEqual("index of MaxBy", index, foundIndex);
    }
}
