using System.Text.RegularExpressions;

namespace HiveContracts.Fuzz;

/// <summary>A name that is counted, of a property of a type, or of a class if the type is empty.</summary>
internal readonly partial record struct DriftName(string Type, string Name)
{
    // The library's name for names that come after a hundred others. The rules also use it for those that are escaped or cut.
    private const string Other = "(other)";

    public bool IsOther => Name == Other;

    public bool IsClass => Type.Length == 0;

    public static DriftName Of(string type, string name) => new(type, PlainName().IsMatch(name) ? name : Other);

    [GeneratedRegex(@"\A[\x20-\x5B\x5D-\x7E]{0,100}\z")]
    private static partial Regex PlainName();
}

/// <summary>Counts the properties that the schema does not know, and the classes that no vocabulary has.</summary>
internal sealed class DriftRules
{
    private readonly HashSet<string> counted = [];

    private static readonly HashSet<string> KnownClasses = [.. Shapes.Classes.SelectMany(static classes => classes)];

    /// <summary>Gets how often each unknown property is in the document.</summary>
    public Dictionary<DriftName, long> Properties { get; } = [];

    /// <summary>Gets how many unknown classes have each name: one, unless the name is cut.</summary>
    public Dictionary<DriftName, long> Classes { get; } = [];

    /// <summary>Counts in a document that was accepted.</summary>
    public static DriftRules Count(Shape shape, Node node)
    {
        var rules = new DriftRules();
        rules.CountObject(shape, node);
        return rules;
    }

    private static void Increment(Dictionary<DriftName, long> counts, DriftName name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    private void CountObject(Shape shape, Node node)
    {
        foreach (NodeProperty property in node.Properties)
        {
            if (shape.Find(property.Name) is { } known)
            {
                CountValue(known.VariantFor(property.Value.Kind), property.Value);
            }
            else
            {
                Increment(Properties, DriftName.Of(shape.Name, property.Name!));
            }
        }
    }

    private void CountValue(PropertyShape property, Node node)
    {
        Shape? shape = property.Kind is ValueKind.Scores ? Shapes.Score : property.Object;
        if (shape is null || node.Kind is NodeKind.Null)
        {
            return;
        }

        if (property.Kind is ValueKind.Scores)
        {
            CountRow([.. node.Items.Select(static item => Values.Effective(item, "class")!.Text!).Distinct()]);
        }

        foreach (Node item in node.Kind is NodeKind.Array ? node.Items : [node])
        {
            CountObject(shape, item);
        }
    }

    private void CountRow(List<string> classes)
    {
        List<string> unknown = classes.FindAll(static name => !KnownClasses.Contains(name));
        foreach (string name in unknown.Count > 0 && unknown.Count == classes.Count ? ["(none known)"] : unknown)
        {
            if (counted.Add(name))
            {
                Increment(Classes, DriftName.Of("", name));
            }
        }
    }
}
