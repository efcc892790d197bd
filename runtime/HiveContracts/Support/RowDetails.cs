namespace HiveContracts.Support;

/// <summary>What the elements of a class array said besides class and score, by column: few rows have any.</summary>
internal sealed class RowDetails
{
    private PropertyNotes?[] notes = [];
    private string?[] labels = [];

    internal PropertyNotes? Notes(int column) => column < notes.Length ? notes[column] : null;

    internal string? Label(int column) => column < labels.Length ? labels[column] : null;

    /// <summary>Adds what one element said; nothing is made where it said nothing.</summary>
    internal static void Add(ref RowDetails? details, int column, string? label, PropertyNotes? elementNotes)
    {
        if (elementNotes is not null)
        {
            Set(ref (details ??= new()).notes, column, elementNotes);
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
