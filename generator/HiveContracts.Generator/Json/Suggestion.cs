namespace HiveContracts.Generator.Json;

/// <summary>Suggests a known word for an unknown one: "did you mean".</summary>
internal static class Suggestion
{
    /// <summary>Returns a clause for a message with the nearest of the known words; empty if none differs in less than about a third of its letters.</summary>
    public static string For(string word, IEnumerable<string> knownWords)
    {
        string? nearest = knownWords
            .Select(candidate => (candidate, limit: Math.Max(1, Math.Min(word.Length, candidate.Length) / 3)))
            .Where(pair => Math.Abs(word.Length - pair.candidate.Length) <= pair.limit)
            .Select(pair => (pair.candidate, pair.limit, distance: Distance(word, pair.candidate)))
            .Where(static pair => pair.distance <= pair.limit)
            .OrderBy(static pair => pair.distance)
            .ThenBy(static pair => pair.candidate, StringComparer.Ordinal)
            .Select(static pair => pair.candidate)
            .FirstOrDefault();
        return nearest is null ? "" : $" (did you mean '{nearest}'?)";
    }

    /// <summary>
    /// Returns the number of edits that turn one word into another, ignoring case. An edit inserts, removes or replaces a letter, or swaps two neighbours.
    /// </summary>
    private static int Distance(string from, string to)
    {
        int[,] cost = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            cost[i, 0] = i;
        }

        for (int j = 0; j <= to.Length; j++)
        {
            cost[0, j] = j;
        }

        for (int i = 1; i <= from.Length; i++)
        {
            for (int j = 1; j <= to.Length; j++)
            {
                int replacement = AreEqual(from[i - 1], to[j - 1]) ? 0 : 1;
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + replacement);
                if (i > 1 && j > 1 && AreEqual(from[i - 1], to[j - 2]) && AreEqual(from[i - 2], to[j - 1]))
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[from.Length, to.Length];
    }

    private static bool AreEqual(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
