namespace HiveContracts;

/// <summary>What the elements of a class array said besides class and score, by column: few rows have any.</summary>
internal sealed class RowDetails
{
    private PreservedProperties?[] preserved = [];
    private string?[] labels = [];

    internal PreservedProperties? Notes(int column) => column < preserved.Length ? preserved[column] : null;

    internal string? Label(int column) => column < labels.Length ? labels[column] : null;

    /// <summary>Adds what one element said; nothing is made where it said nothing.</summary>
    internal static void Add(ref RowDetails? details, int column, string? label, PreservedProperties? elementNotes)
    {
        if (elementNotes is not null)
        {
            Set(ref (details ??= new()).preserved, column, elementNotes);
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
