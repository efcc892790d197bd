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
            FuzzFailure.Check(node is null || (KnownFaults.MayBeRefusedByReadAll && !IsDefined(node)), "ReadAll", "class scores", exception.Message);
            return;
        }

        FuzzFailure.Check(node is not null, "ReadAll", "refused as no JSON", "class scores");
        if (!IsDefined(node))
        {
            return;
        }

        var expected = new List<LocatedClassScore>();
        Walk(node, "", "", null, expected);
        FuzzFailure.Check(expected.SequenceEqual(found), "ReadAll", string.Join(", ", expected), string.Join(", ", found));
    }

    /// <summary>Returns whether the rules say what is found: they do not for lone surrogates, nor for scores that no double holds.</summary>
    private static bool IsDefined(Node node) => node.Kind switch
    {
        NodeKind.Array => node.Items.TrueForAll(IsDefined),
        NodeKind.Object => node.Properties.TrueForAll(static property =>
            property.Name is not null && IsDefined(property.Value)),
        NodeKind.Text => node.Text is not null,
        NodeKind.Number => double.IsFinite(Values.Double(node)),
        _ => true,
    };

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

        if (element is { } place && Last(node, "class", NodeKind.Text) is { } @class)
        {
            Node? score = Last(node, "score", NodeKind.Number);
            bool hasScore = score is not null || Last(node, "score", NodeKind.Null) is not null;
            if (hasScore || place.Name == "classes" || place.Name?.EndsWith("_classes", StringComparison.Ordinal) == true)
            {
                double? value = score is null ? null : Values.Double(score);
                found.Add(new LocatedClassScore(array, place.Index, new ClassScore(@class.Text!, value, Last(node, "label", NodeKind.Text)?.Text)));
            }
        }

        foreach (NodeProperty property in node.Properties)
        {
            bool isOfScore = property is { Name: "class" or "label", Value.Kind: NodeKind.Text }
                or { Name: "score", Value.Kind: NodeKind.Number or NodeKind.Null };
            if (!isOfScore)
            {
                Walk(property.Value, pointer + "/" + Escape(property.Name!), "", null, found);
            }
        }
    }

    private static Node? Last(Node node, string name, NodeKind kind) =>
        node.Properties.FindLast(property => property.Name == name && property.Value.Kind == kind)?.Value;

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Unescape(string name) => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
