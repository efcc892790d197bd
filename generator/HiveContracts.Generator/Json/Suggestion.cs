namespace HiveContracts.Generator.Json;

/// <summary>"Did you mean": the known word nearest to an unknown one.</summary>
internal static class Suggestion
{
    /// <summary>A clause for a message: empty where no word is near.</summary>
    public static string For(string word, IEnumerable<string> known)
    {
        string? nearest = known
            .Select(candidate => (candidate, distance: Distance(word, candidate)))
            .Where(pair => pair.distance <= Math.Max(1, Math.Min(word.Length, pair.candidate.Length) / 3))
            .OrderBy(static pair => pair.distance)
            .ThenBy(static pair => pair.candidate, StringComparer.Ordinal)
            .Select(static pair => pair.candidate)
            .FirstOrDefault();
        return nearest is null ? "" : $" (did you mean '{nearest}'?)";
    }

    /// <summary>How many letters to insert, remove, replace or swap with their neighbour, upper and lower case being equal.</summary>
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
                bool same = Same(from[i - 1], to[j - 1]);
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[from.Length, to.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
