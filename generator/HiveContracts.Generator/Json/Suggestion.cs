namespace HiveContracts.Generator.Json;

/// <summary>Suggests a known word for an unknown one: "did you mean".</summary>
internal static class Suggestion
{
    // Longer words are data rather than misspelled names, and comparing them takes long.
    private const int MaxLength = 64;

    // With more known words, a suggestion is not worth its time.
    private const int MaxWords = 2_000;

    /// <summary>Returns a clause for a message with the nearest of the known words; empty if none differs in less than about a third of its letters.</summary>
    public static string For(string word, IEnumerable<string> knownWords) => Nearest(word, knownWords) is { } nearest ? $" (did you mean '{nearest}'?)" : "";

    /// <summary>Returns the nearest of the known words; null if none is near, or if the word is one of them.</summary>
    public static string? Nearest(string word, IEnumerable<string> knownWords)
    {
        if (word.Length > MaxLength)
        {
            return null;
        }

        string? nearest = null;
        int least = int.MaxValue;
        foreach (string candidate in knownWords.Take(MaxWords))
        {
            if (candidate == word)
            {
                return null;
            }

            int limit = Math.Min(least, Math.Max(1, Math.Min(word.Length, candidate.Length) / 3));
            if (Math.Abs(word.Length - candidate.Length) > limit)
            {
                continue;
            }

            int distance = Distance(word, candidate, limit);
            if (distance < least ? distance <= limit : distance == least && string.CompareOrdinal(candidate, nearest) < 0)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>
    /// Returns the number of edits that turn one word into another, ignoring case; a larger number than the limit if there are more. An edit inserts,
    /// removes or replaces a letter, or swaps two neighbours.
    /// </summary>
    private static int Distance(string from, string to, int limit)
    {
        int[] beforeLast = new int[to.Length + 1];
        int[] last = [.. Enumerable.Range(0, to.Length + 1)];
        int[] row = new int[to.Length + 1];
        for (int i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replacement = AreEqual(from[i - 1], to[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + replacement);
                if (i > 1 && j > 1 && AreEqual(from[i - 1], to[j - 2]) && AreEqual(from[i - 2], to[j - 1]))
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > limit)
            {
                return least;
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[to.Length];
    }

    private static bool AreEqual(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
