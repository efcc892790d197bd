namespace HiveContracts;

/// <summary>The labels and preserved properties of a row's elements, by column. Few rows have any.</summary>
internal sealed class RowDetails
{
    private PreservedProperties?[] preserved = [];
    private string?[] labels = [];

    /// <summary>Whether an element has preserved properties.</summary>
    internal bool HasPreserved => preserved.Length > 0;

    internal PreservedProperties? Preserved(int column) => column < preserved.Length ? preserved[column] : null;

    internal string? Label(int column) => column < labels.Length ? labels[column] : null;

    /// <summary>Adds the label and preserved properties of an element; allocates nothing if it has neither.</summary>
    internal static void Add(ref RowDetails? details, int column, string? label, PreservedProperties? preserved)
    {
        if (preserved is not null)
        {
            Set(ref (details ??= new()).preserved, column, preserved);
        }

        if (label is not null)
        {
            Set(ref (details ??= new()).labels, column, label);
        }
    }

    private static void Set<T>(ref T[] items, int column, T item)
    {
        if (column >= items.Length)
        {
            Array.Resize(ref items, Math.Max(column + 1, items.Length * 2));
        }

        items[column] = item;
    }
}
