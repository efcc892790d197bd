using System.Globalization;

namespace HiveContracts.Fuzz;

/// <summary>What ClassScoreReader.ReadAll finds, by a walk through the whole document.</summary>
internal static class ReadAllRules
{
    public static void Check(byte[] json, Node? node)
    {
        ContractList<LocatedClassScore> found;
        try
        {
            found = ClassScoreReader.ReadAll(json);
        }
        catch (ContractException exception)
        {
            FuzzFailure.Check(node is null, "ReadAll", "class scores", exception.Message);
            return;
        }

        FuzzFailure.Check(node is not null, "ReadAll", "refused as no JSON", "class scores");
        var expected = new List<LocatedClassScore>();
        Walk(node, "", "", null, expected);
        bool areSame = HasPointers(node) ? expected.SequenceEqual(found) : expected.Select(ScoreOf).SequenceEqual(found.Select(ScoreOf));
        FuzzFailure.Check(areSame, "ReadAll", string.Join(", ", expected), string.Join(", ", found));
    }

    private static ClassScore ScoreOf(LocatedClassScore score) => score.Score;

    /// <summary>Returns whether the rules say where the class scores are: System.Text.Json does not tell names with a lone surrogate.</summary>
    private static bool HasPointers(Node node) => node.Items.TrueForAll(HasPointers)
        && node.Properties.TrueForAll(static property => property.Name is not null && HasPointers(property.Value));

    /// <summary>Adds the class scores of a value.</summary>
    /// <param name="node">The value.</param>
    /// <param name="pointer">Its JSON pointer.</param>
    /// <param name="array">The JSON pointer of the array that it is an element of.</param>
    /// <param name="element">Its index there, and the name of the array if it has one; null if it is no element.</param>
    /// <param name="found">Receives the class scores.</param>
    private static void Walk(Node node, string pointer, string array, (int Index, string? Name)? element, List<LocatedClassScore> found)
    {
        for (int index = 0; index < node.Items.Count; index++)
        {
            string? name = pointer.Length > 0 && element is null ? Unescape(pointer[(pointer.LastIndexOf('/') + 1)..]) : null;
            Walk(node.Items[index], pointer + "/" + index.ToString(CultureInfo.InvariantCulture), pointer, (index, name), found);
        }

        if (node.Kind is not NodeKind.Object)
        {
            return;
        }

        if (element is { } place && Last(node, "class") is { } @class)
        {
            Node? score = Last(node, "score");
            bool hasScore = score is not null || node.Properties.Exists(static property => property is { Name: "score", Value.Kind: NodeKind.Null });
            if (hasScore || place.Name == "classes" || place.Name?.EndsWith("_classes", StringComparison.Ordinal) == true)
            {
                double? value = score is null ? null : Values.Double(score);
                found.Add(new LocatedClassScore(array, place.Index, new ClassScore(@class.Text!, value, Last(node, "label")?.Text)));
            }
        }

        foreach (NodeProperty property in node.Properties)
        {
            Walk(property.Value, pointer + "/" + Escape(property.Name ?? ""), "", null, found);
        }
    }

    /// <summary>Returns the last value of a property that a class score can have.</summary>
    private static Node? Last(Node node, string name) =>
        node.Properties.FindLast(property => property.Name == name && IsOfScore(name, property.Value))?.Value;

    private static bool IsOfScore(string name, Node value) => name == "score"
        ? value.Kind is NodeKind.Number && double.IsFinite(Values.Double(value))
        : value.Text is not null;

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Unescape(string name) => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
