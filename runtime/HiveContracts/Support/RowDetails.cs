namespace HiveContracts.Support;

/// <summary>What the elements of a class array said besides class and score, by column: few rows have any.</summary>
internal sealed class RowDetails
{
    private readonly Dictionary<int, PropertyNotes> notes = [];
    private readonly Dictionary<int, string> labels = [];

    internal PropertyNotes? Notes(int column) => notes.GetValueOrDefault(column);

    internal string? Label(int column) => labels.GetValueOrDefault(column);

    /// <summary>Adds what one element said; nothing is made where it said nothing.</summary>
    internal static void Add(ref RowDetails? details, int column, string? label, PropertyNotes? elementNotes)
    {
        if (elementNotes is not null)
        {
            (details ??= new()).notes.Add(column, elementNotes);
        }

        if (label is not null)
        {
            (details ??= new()).labels.Add(column, label);
        }
    }
}
