using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the expressions that read and write lists and maps, whatever is in them.</summary>
internal static class CollectionSyntax
{
    private const string Item = "static (ref global::HiveContracts.Support.JsonReader item) =>";

    /// <summary>The expression that reads the list or map of a property.</summary>
    public static string Read(ValueModel value, int index) => value switch
    {
        { IsOpenCollection: true } => $"reader.ReadIfFits({index}, ref preserved, {Item} {ReadWith("item", value)})",
        { TakesOne: true } when value.IsListOf(ValueKind.Object) => $"reader.ReadListOrOne<{value.Element!.TypeName}>({index}, ref preserved)",
        { TakesOne: true } => $"reader.ReadListOrOne({index}, ref preserved, {Item} {ReadElement(value.Element!)})",
        { IsPreservedWhole: true } => $"reader.{ReaderOf(value)}({index}, ref preserved, {Item} {ReadElement(value.Element!)})",
        _ => ReadWith("reader", value),
    };

    /// <summary>The statement that writes the list or map of a property.</summary>
    public static string Write(ValueModel value, int index, string expression) => value switch
    {
        { TakesOne: true } when value.IsListOf(ValueKind.Object) && !value.IsOpenCollection => $"properties.WriteListOrOne({index}, {expression});",
        { TakesOne: true } => $"properties.WriteListOrOne({index}, {expression}, {WriteElement(value.Element!)});",
        { IsOpenCollection: false } when value.IsListOf(ValueKind.Object) || value.IsListOf(ValueKind.String) => $"properties.Write({index}, {expression});",
        { Kind: ValueKind.List } => $"properties.WriteValues({index}, {expression}, {WriteElement(value.Element!)});",
        _ => $"properties.WriteMap({index}, {expression}, {WriteElement(value.Element!)});",
    };

    /// <summary>The expression that reads a list or map with a reader, and preserves nothing itself.</summary>
    private static string ReadWith(string reader, ValueModel value) =>
        value.TakesOne ? $"{reader}.ReadListOrOne({Item} {ReadElement(value.Element!)})"
        : value.IsListOf(ValueKind.Object) ? $"{reader}.ReadList<{value.Element!.TypeName}>()"
        : value.IsListOf(ValueKind.String) ? $"{reader}.ReadStrings()"
        : $"{reader}.{ReaderOf(value)}({Item} {ReadElement(value.Element!)})";

    private static string ReaderOf(ValueModel value) => value.Kind is ValueKind.Map ? "ReadMap" : "ReadValues";

    /// <summary>The expression that reads an element.</summary>
    private static string ReadElement(ValueModel element)
    {
        string value = element switch
        {
            { Element: not null } => ReadWith("item", element),
            { Kind: ValueKind.Object, IsOpen: true } => $"item.ReadIfObject<{element.TypeName}>()",
            { Kind: ValueKind.Object } => $"item.Read<{element.TypeName}>()",
            { TypeName: { } type } => $"new {type}(item.Read{element.Info.Reader}())",
            _ => $"item.Read{element.Info.ElementReader ?? element.Info.Reader}()",
        };
        string none = element.IsValueType ? $"default({ValueSyntax.TypeOf(element)}?)" : "null";
        return element.IsNullable ? $"item.TryReadNull() ? {none} : {value}" : value;
    }

    /// <summary>The function that writes an element.</summary>
    private static string WriteElement(ValueModel element) => "static (writer, item) => " + element switch
    {
        { IsNullable: true } => $"writer.WriteNullable(item, {WriteElement(element with { IsNullable = false })})",
        { Kind: ValueKind.List } => $"writer.WriteList(item, {WriteElement(element.Element!)})",
        { Kind: ValueKind.Map } => $"writer.WriteMap(item, {WriteElement(element.Element!)})",
        { Kind: ValueKind.ClassScores } => "item.Row.Write(writer)",
        { Info.WrittenMember: { } member } => $"writer.Write(item.{member})",
        _ => "writer.Write(item)",
    };
}
