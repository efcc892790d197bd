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
    private List<ClassLayout>? layouts;
    private List<ClassName>? names;
    private List<(int Start, int End)>? numbers;
    private Dictionary<int, PropertyNotes>? notes;
    private Dictionary<int, string>? labels;
    private double[] values = [];
    private int count;

    /// <summary>The classes of the row being read, kept for the next one.</summary>
    internal List<ClassName> Names => names ??= [];

    /// <summary>Where the scores of the row being read stand, kept for the next one.</summary>
    internal List<(int Start, int End)> Numbers => numbers ??= [];

    /// <summary>The layout of the row before, which the next one most likely has as well.</summary>
    internal ClassLayout? LastLayout { get; set; }

    internal ClassLayout LayoutOf(int row) => rows[row].Layout;

    internal double Value(int row, int column) => values[rows[row].Start + column];

    internal PropertyNotes? Notes(int row, int column) => notes?.GetValueOrDefault(rows[row].Start + column);

    internal string? Label(int row, int column) => labels?.GetValueOrDefault(rows[row].Start + column);

    /// <summary>Room for a row's values, which count once the row is ended.</summary>
    /// <param name="length">How many values.</param>
    /// <param name="rowsToCome">How many rows the rest of the document may hold, this one included.</param>
    internal Span<double> Reserve(int length, int rowsToCome)
    {
        if (values.Length - count < length)
        {
            Array.Resize(ref values, count + (length * rowsToCome));
            rows.EnsureCapacity(rows.Count + rowsToCome);
        }

        return values.AsSpan(count, length);
    }

    /// <summary>Adds a value to the row being read, with what its element said besides.</summary>
    internal void Append(double score, string? label, PropertyNotes? elementNotes)
    {
        if (count == values.Length)
        {
            Array.Resize(ref values, Math.Max(8, count * 2));
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

    /// <summary>Ends a row whose values were reserved.</summary>
    internal int EndReservedRow(ClassLayout layout)
    {
        count += layout.Count;
        return EndRow(layout);
    }

    /// <summary>Ends the row being read, whose classes are those of a layout already known.</summary>
    internal int EndRow(ClassLayout layout)
    {
        LastLayout = layout;
        rows.Add((layout, count - layout.Count));
        return rows.Count - 1;
    }

    /// <summary>Ends the row being read.</summary>
    internal int EndRow(ReadOnlySpan<ClassName> row)
    {
        foreach (ClassLayout layout in layouts ?? [])
        {
            if (layout.HasNames(row))
            {
                return EndRow(layout);
            }
        }

        var added = new ClassLayout(row.ToArray());
        layouts ??= [];
        if (layouts.Count < 8)
        {
            layouts.Add(added); // more orders than this in one document are no order: looking for them again costs more than it saves
            ClassLayoutCache.Add(added);
        }

        return EndRow(added);
    }
}
