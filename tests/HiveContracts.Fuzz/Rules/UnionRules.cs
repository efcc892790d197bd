using System.Globalization;

namespace HiveContracts.Fuzz;

/// <summary>Which variants the objects of <c>union.schema.json</c> are.</summary>
internal static class UnionRules
{
    /// <summary>Returns the variants with their members; null if the document does not fit.</summary>
    public static string? Describe(Node node)
    {
        // The values that do not count have to fit as well.
        if (!IsObject(node) || Values.Effective(node, "shapes") is null || !node.Properties.TrueForAll(static property => property.Value.Kind is NodeKind.Null
            || property.Name switch
            {
                "shapes" => property.Value.Kind is NodeKind.Array && property.Value.Items.TrueForAll(static item => Shape(item) is not null),
                "source" => Source(property.Value) is not null,
                _ => true,
            }))
        {
            return null;
        }

        Node? source = Values.Effective(node, "source");
        return string.Join('|', Values.Effective(node, "shapes")!.Items.Select(Shape).Append(source is null ? null : Source(source)));
    }

    private static bool IsObject(Node node) => node.Kind is NodeKind.Object && node.Properties.TrueForAll(static property => property.Name is not null);

    private static string? Shape(Node node) => IsObject(node)
        && Values.Effective(node, "kind")?.Text is ("circle" or "square") and { } kind
        && HasOnly(node, "kind", static value => value.Text is not null)
        && HasOnly(node, "size", static value => value.Kind is NodeKind.Number && double.IsFinite(Values.Double(value)))
            ? kind + " " + (Values.Effective(node, "size") is { } size ? Values.Double(size).ToString("R", CultureInfo.InvariantCulture) : null)
            : null;

    private static string? Source(Node node)
    {
        bool isRead = IsObject(node) && Array.TrueForAll(["url", "file", "note"], name => HasOnly(node, name, static value => value.Text is not null));
        return (isRead, Values.Effective(node, "url"), Values.Effective(node, "file")) switch
        {
            (true, { } url, null) => $"link {url.Text} {Values.Effective(node, "note")?.Text}",
            (true, null, { } file) => $"upload {file.Text} {Values.Effective(node, "note")?.Text}",
            _ => null,
        };
    }

    private static bool HasOnly(Node node, string name, Func<Node, bool> isRight) =>
        node.Properties.TrueForAll(property => property.Name != name || property.Value.Kind is NodeKind.Null || isRight(property.Value));
}
