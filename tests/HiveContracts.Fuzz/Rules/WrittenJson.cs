namespace HiveContracts.Fuzz;

/// <summary>Compares JSON by the shape that it has been read with.</summary>
internal static class WrittenJson
{
    /// <summary>Returns whether a document was written as it was read: all spellings are kept but those of doubles, of known strings and of names.</summary>
    public static bool IsKept(Shape shape, Node read, Node written) => AreSame(shape, read, written, isExact: true);

    /// <summary>Returns whether two documents are the same JSON to their type: numbers by value, strings by text, properties in any order.</summary>
    public static bool IsSame(Shape shape, Node left, Node right) => AreSame(shape, left, right, isExact: false);

    /// <summary>Returns whether two values are the same JSON: numbers by value, strings by text, properties in any order, the last of each name.</summary>
    public static bool IsSame(Node left, Node right) => AreSame(left, right, isExact: false);

    private static bool AreSame(Shape shape, Node left, Node right, bool isExact)
    {
        if (left.Kind != right.Kind)
        {
            return false;
        }

        if (left.Kind is not NodeKind.Object)
        {
            return left.Text == right.Text;
        }

        Dictionary<string, Node> leftProperties = Merge(shape, left);
        Dictionary<string, Node> rightProperties = Merge(shape, right);
        return leftProperties.Count == rightProperties.Count && leftProperties.All(pair => rightProperties.TryGetValue(pair.Key, out Node? other)
            && (shape.Find(pair.Key) is { } property ? AreSame(property, pair.Value, other, isExact) : AreSame(pair.Value, other, isExact)));
    }

    private static bool AreSame(PropertyShape property, Node left, Node right, bool isExact)
    {
        if (left.Kind != right.Kind || left.Kind is NodeKind.Null)
        {
            return left.Kind == right.Kind;
        }

        PropertyShape variant = property.VariantFor(left.Kind);
        switch (variant.Kind)
        {
            case ValueKind.Any or ValueKind.Values:
                return AreSame(left, right, isExact);
            case ValueKind.Double:
                return AreSameDoubles(left, right, isExact);
            case ValueKind.Scores:
                return AreSameItems(left, right, (item, other) => AreSame(Shapes.Score, item, other, isExact));
            case ValueKind.Texts:
                return AreSameItems(left, right, static (item, other) => item.Text == other.Text);
            case ValueKind.Object or ValueKind.Objects or ValueKind.ObjectsOrOne:
                return left.Kind is NodeKind.Array
                    ? AreSameItems(left, right, (item, other) => AreSame(variant.Object!, item, other, isExact))
                    : AreSame(variant.Object!, left, right, isExact);
            default:
                return AreSameScalars(left, right, isExact);
        }
    }

    /// <summary>Compares JSON without a shape.</summary>
    private static bool AreSame(Node left, Node right, bool isExact)
    {
        if (left.Kind != right.Kind)
        {
            return false;
        }

        switch (left.Kind)
        {
            case NodeKind.Array:
                return AreSameItems(left, right, (item, other) => AreSame(item, other, isExact));
            case NodeKind.Object when isExact:
                // Kept as bytes: every property in its place.
                return left.Properties.Count == right.Properties.Count && left.Properties.Zip(right.Properties)
                    .All(static pair => pair.First.Name == pair.Second.Name && AreSame(pair.First.Value, pair.Second.Value, isExact: true));
            case NodeKind.Object:
                Dictionary<string, Node> properties = Merge(null, left);
                Dictionary<string, Node> others = Merge(null, right);
                return properties.Count == others.Count
                    && properties.All(pair => others.TryGetValue(pair.Key, out Node? other) && AreSame(pair.Value, other, isExact: false));
            case NodeKind.Text when isExact:
                return left.Raw.SequenceEqual(right.Raw) || (left.Text is not null && left.Text == right.Text);
            default:
                return AreSameScalars(left, right, isExact);
        }
    }

    private static bool AreSameScalars(Node left, Node right, bool isExact) => left.Kind is NodeKind.Number
        ? isExact ? left.Raw.SequenceEqual(right.Raw) : ExactNumber.Read(left.RawText) == ExactNumber.Read(right.RawText)
        : left.Text == right.Text;

    private static bool AreSameDoubles(Node left, Node right, bool isExact)
    {
        (double value, double other) = (Values.Double(left), Values.Double(right));
        return isExact ? BitConverter.DoubleToUInt64Bits(value) == BitConverter.DoubleToUInt64Bits(other) : value == other;
    }

    private static bool AreSameItems(Node left, Node right, Func<Node, Node, bool> areSame) =>
        left.Items.Count == right.Items.Count && left.Items.Zip(right.Items).All(pair => areSame(pair.First, pair.Second));

    /// <summary>Returns one value for each name: of a known property the last that is not null, of an unknown one the last.</summary>
    private static Dictionary<string, Node> Merge(Shape? shape, Node node)
    {
        var merged = new Dictionary<string, Node>();
        foreach (NodeProperty property in node.Properties)
        {
            string name = property.Name ?? "\uD800 in a name";
            bool isNoValue = property.Value.Kind is NodeKind.Null && shape?.Find(name) is not null;
            if (!isNoValue || !merged.ContainsKey(name))
            {
                merged[name] = property.Value;
            }
        }

        return merged;
    }
}
