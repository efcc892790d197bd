namespace HiveContracts.Support;

/// <summary>
/// All class scores of one document: rows are class arrays, values stand row after row in one array,
/// and rows with the same classes in the same order share one layout.
/// </summary>
internal sealed class ClassScoreTable
{
    /// <summary>Stands for an element without a score: no JSON number is NaN.</summary>
    internal const double NoScore = double.NaN;

    private readonly List<(ClassLayout Layout, int Start)> rows = [];
    private readonly List<ClassLayout> layouts = [];
    private Dictionary<int, PropertyNotes>? notes;
    private Dictionary<int, string>? labels;
    private double[] values = [];
    private int count;

    internal ClassLayout? LastLayout { get; private set; }

    internal ClassLayout LayoutOf(int row) => rows[row].Layout;

    internal double Value(int row, int column) => values[rows[row].Start + column];

    internal PropertyNotes? Notes(int row, int column) => notes?.GetValueOrDefault(rows[row].Start + column);

    internal string? Label(int row, int column) => labels?.GetValueOrDefault(rows[row].Start + column);

    /// <summary>Adds a value to the row being read, with what its element said besides.</summary>
    internal void Append(double score, string? label, PropertyNotes? elementNotes)
    {
        if (count == values.Length)
        {
            Array.Resize(ref values, Math.Max(16, count * 2));
        }

        if (elementNotes is not null)
        {
            (notes ??= []).Add(count, elementNotes);
        }

        if (label is not null)
        {
            (labels ??= []).Add(count, label);
        }

        values[count++] = score;
    }

    /// <summary>Ends the row being read, whose classes are those of a layout already known.</summary>
    internal int EndRow(ClassLayout layout)
    {
        LastLayout = layout;
        rows.Add((layout, count - layout.Count));
        return rows.Count - 1;
    }

    /// <summary>Ends the row being read.</summary>
    internal int EndRow(ReadOnlySpan<string> names)
    {
        foreach (ClassLayout layout in layouts)
        {
            if (layout.Names.SequenceEqual(names))
            {
                return EndRow(layout);
            }
        }

        var added = new ClassLayout(names.ToArray());
        if (layouts.Count < 8)
        {
            layouts.Add(added); // more orders than this in one document are no order: looking for them again costs more than it saves
        }

        return EndRow(added);
    }
}
