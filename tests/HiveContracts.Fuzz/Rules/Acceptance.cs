namespace HiveContracts.Fuzz;

/// <summary>Where a document that is JSON does not fit its type: the first such place, in document order.</summary>
/// <param name="Offset">The offset of the wrong value, or of the closing bracket of an object that lacks something.</param>
/// <param name="Path">The JSON path; null if the rules do not say which.</param>
internal sealed record Refusal(int Offset, string? Path)
{
    public Refusal Inside(string step) => Path is null ? this : this with { Path = step + Path };
}

/// <summary>Decides which JSON fits which type, by the schema and by what schema/README.md says of its constructs.</summary>
internal static class Acceptance
{
    /// <summary>Returns why a value is refused; null if it is accepted.</summary>
    public static Refusal? Check(Shape shape, Node node)
    {
        if (node.Kind is NodeKind.Text && shape.StringForm is not null)
        {
            return CheckText(node);
        }

        if (node.Kind is not NodeKind.Object)
        {
            return At(node);
        }

        foreach (NodeProperty property in node.Properties)
        {
            // The names of an object whose shape is known are compared, so that they have to be Unicode. Those inside any JSON are kept as bytes.
            if (property.Name is null)
            {
                return new Refusal(property.Start, null);
            }

            if (property.Value.Kind is not NodeKind.Null && shape.Find(property.Name) is { } known && CheckValue(known, property.Value) is { } refusal)
            {
                return refusal.Inside("." + property.Name);
            }
        }

        // A null is no value, and the last value that is not null counts.
        bool isMissing = shape.Required.Exists(name => !HasValue(shape, node, name))
            || (shape.RequiredAny.Count > 0 && !shape.RequiredAny.Exists(name => HasValue(shape, node, name)));
        return isMissing ? new Refusal(node.End - 1, "") : null;
    }

    /// <summary>Whether a member has a value. An integer that it cannot hold is none.</summary>
    private static bool HasValue(Shape shape, Node node, string name) => Values.Effective(node, name) is { } value
        && shape.Find(name)?.VariantFor(value.Kind).Kind switch
        {
            ValueKind.Int32 => ExactNumber.ToInt64(value.RawText) is >= int.MinValue and <= int.MaxValue,
            ValueKind.Int64 => ExactNumber.ToInt64(value.RawText) is not null,
            _ => true,
        };

    private static Refusal? CheckValue(PropertyShape property, Node node)
    {
        PropertyShape variant = property.VariantFor(node.Kind);
        switch (variant.Kind)
        {
            case ValueKind.Any:
                return null;
            case ValueKind.TextOrNumber when node.Kind is NodeKind.Number:
                return null;
            case ValueKind.Text or ValueKind.TextOrNumber or ValueKind.Uuid or ValueKind.DateTime or ValueKind.Uri:
                return CheckText(node);
            case ValueKind.Decimal:
                return node.Kind is NodeKind.Number or NodeKind.Text ? null : At(node);
            case ValueKind.Boolean:
                return node.Kind is NodeKind.True or NodeKind.False ? null : At(node);
            case ValueKind.Double:
                return node.Kind is NodeKind.Number && double.IsFinite(Values.Double(node)) ? null : At(node);
            case ValueKind.Int32 or ValueKind.Int64:
                return node.Kind is NodeKind.Number && ExactNumber.Read(node.RawText).IsInteger ? null : At(node); // a larger one is preserved
            case ValueKind.Values:
                return CheckItems(node, static _ => null);
            case ValueKind.Texts:
                return CheckItems(node, CheckText);
            case ValueKind.Scores:
                return CheckItems(node, static item => Check(Shapes.Score, item));
            case ValueKind.ObjectsOrOne when node.Kind is not NodeKind.Array:
            case ValueKind.Object:
                return Check(variant.Object!, node);
            default:
                return CheckItems(node, item => Check(variant.Object!, item));
        }
    }

    private static Refusal? CheckItems(Node node, Func<Node, Refusal?> check)
    {
        if (node.Kind is not NodeKind.Array)
        {
            return At(node);
        }

        for (int index = 0; index < node.Items.Count; index++)
        {
            if (check(node.Items[index]) is { } refusal)
            {
                return refusal.Inside($"[{index}]");
            }
        }

        return null;
    }

    private static Refusal? CheckText(Node node) => node.Kind is NodeKind.Text && node.Text is not null ? null : At(node);

    private static Refusal At(Node node) => new(node.Start, "");
}
