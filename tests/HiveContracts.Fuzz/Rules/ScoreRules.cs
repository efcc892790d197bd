using System.Text;

namespace HiveContracts.Fuzz;

/// <summary>What the elements of a class array are, and how they are looked up: naively.</summary>
internal static class ScoreRules
{
    private static readonly Dictionary<string, VisualModerationClass> VisualKeys = VisualModerationClass.All.ToDictionary(static key => key.Name);
    private static readonly Dictionary<string, TextModerationClass> TextKeys = TextModerationClass.All.ToDictionary(static key => key.Name);

    private static readonly HashSet<string>[] ClassSets = [.. Shapes.Classes.Select(static classes => classes.ToHashSet())];

    public static ClassScore Read(Node element) => new(
        Values.Effective(element, "class")!.Text!,
        Values.Effective(element, "score") is { } score ? Values.Double(score) : null,
        Values.Effective(element, "label")?.Text);

    public static void Check(string what, Node node, ClassScores found)
    {
        FuzzFailure.Check(found.IsPresent, what, "class scores", "none");
        FuzzFailure.Check(node.Items.Count == found.Count, what, node.Items.Count, found.Count);
        ClassScore[] expected = [.. node.Items.Select(Read)];
        int index = 0;
        foreach (ClassScore score in found)
        {
            CheckElement(what, expected[index], score);
            CheckElement(what, expected[index], found[index]);
            index++;
        }

        FuzzFailure.Check(expected.Length == index, what, expected.Length, index);

        // Looking up all classes of all rows would take longer than everything else.
        int step = 1 + (expected.Length / 4);
        for (index = node.Start % step; index < expected.Length; index += step)
        {
            CheckLookup(expected, expected[index].Name, node.Start, found);
        }

        FuzzFailure.AreEqual("a class that the row does not have", null, found.Find("no such class")?.Name);
        if (node.Start % 4 == 0)
        {
            CheckOrder(expected, found);
        }
    }

    private static void CheckElement(string what, ClassScore expected, ClassScore found)
    {
        bool isSame = expected.Name == found.Name && expected.Label == found.Label && HaveSameBits(expected.Score, found.Score);
        if (!isSame)
        {
            throw new FuzzFailure(what, Show(expected), Show(found));
        }
    }

    private static void CheckLookup(ClassScore[] expected, string name, int seed, ClassScores found)
    {
        ClassScore first = expected.First(score => score.Name == name);
        CheckElement("Find", first, found.Find(name) ?? default);
        CheckElement("Find of UTF-8", first, found.Row.Find(Encoding.UTF8.GetBytes(name)) ?? default);
        if (VisualKeys.TryGetValue(name, out VisualModerationClass visual))
        {
            CheckScale("lookup by key", name, first.Score is not { } score || IsProbability(score), seed, () =>
                FuzzFailure.Check(HaveSameBits(first.Score, found.VisualModeration[visual]), "lookup by key", Show(first), found.VisualModeration[visual]));
        }

        if (TextKeys.TryGetValue(name, out TextModerationClass text))
        {
            CheckScale("lookup by key", name, first.Score is not { } score || IsSeverity(score), seed, () =>
            {
                Severity? severity = found.TextModeration[text];
                double? level = severity is { } value ? value.IsSupported ? value.Level : -1 : null;
                FuzzFailure.Check(level == first.Score, "lookup by key", Show(first), level);
            });
        }
    }

    /// <summary>Checks a lookup that throws unless the score is of the scale.</summary>
    /// <param name="what">The lookup.</param>
    /// <param name="name">The class.</param>
    /// <param name="isOfScale">Whether the score is of the scale.</param>
    /// <param name="seed">Decides whether the exception is checked, which takes long.</param>
    /// <param name="check">Looks up, and compares.</param>
    public static void CheckScale(string what, string name, bool isOfScale, int seed, Action check)
    {
        if (!isOfScale && seed % 16 != 0)
        {
            return;
        }

        try
        {
            check();
        }
        catch (InvalidOperationException exception)
        {
            FuzzFailure.Check(!isOfScale, what, $"the score of {name}", exception.Message);
            return;
        }

        FuzzFailure.Check(isOfScale, what, $"InvalidOperationException for {name}", "a score");
    }

    private static void CheckOrder(ClassScore[] expected, ClassScores found)
    {
        ClassScore[] top = [.. expected.Where(static score => score.Score is not null).OrderByDescending(static score => score.Score).Take(3)];
        FuzzFailure.Check(top.SequenceEqual(found.Top(3)), "Top", string.Join(", ", top), string.Join(", ", found.Top(3)));

        string[] names = [.. expected.Select(static score => score.Name).Distinct()];
        int most = ClassSets.Max(classes => names.Count(classes.Contains));
        Vocabulary? fit = found.BestFit;
        int fitting = fit is null ? 0 : names.Count(name => fit.IndexOf(name) >= 0);
        FuzzFailure.AreEqual("BestFit", most, fitting);
    }

    public static bool IsProbability(double score) => score is >= 0 and <= 1.000001;

    public static bool IsSeverity(double score) => score >= -1 && score <= int.MaxValue && double.IsInteger(score);

    private static bool HaveSameBits(double? left, double? right) => left is null || right is null
        ? left is null && right is null
        : BitConverter.DoubleToUInt64Bits(left.Value) == BitConverter.DoubleToUInt64Bits(right.Value);

    private static string Show(ClassScore score) => FormattableString.Invariant($"{score.Name}={score.Score:R} ({score.Label})");
}
