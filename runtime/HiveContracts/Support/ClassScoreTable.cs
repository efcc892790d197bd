namespace HiveContracts.Support;

/// <summary>Class scores of one document, row after row: a row is a class array, and may have numbers of its element before and behind the scores.</summary>
internal sealed class ClassScoreTable
{
    /// <summary>Stands for an element without a score: no JSON number is NaN.</summary>
    internal const double NoScore = double.NaN;

    private Dictionary<int, PropertyNotes>? notes;
    private Dictionary<int, string>? labels;
    private double[] values;

    internal ClassScoreTable(int capacity) => values = GC.AllocateUninitializedArray<double>(capacity);

    /// <summary>How many values there are.</summary>
    internal int Count { get; private set; }

    /// <summary>The values; those behind <see cref="Count"/> are not any row's yet.</summary>
    internal ReadOnlySpan<double> Values => values;

    /// <summary>The value at an index.</summary>
    internal double this[int at] => values[at];

    /// <summary>How many more values there is room for.</summary>
    internal int Room => values.Length - Count;

    internal PropertyNotes? Notes(int at) => notes?.GetValueOrDefault(at);

    internal string? Label(int at) => labels?.GetValueOrDefault(at);

    /// <summary>Room for values, which count once they are taken.</summary>
    internal Span<double> Reserve(int length) => values.AsSpan(Count, length);

    /// <summary>Counts values that were written into the room.</summary>
    /// <returns>The index of the first.</returns>
    internal int Take(int length)
    {
        int start = Count;
        Count += length;
        return start;
    }

    /// <summary>Adds a value, with what its element said besides.</summary>
    internal void Append(double score, string? label, PropertyNotes? elementNotes)
    {
        if (elementNotes is not null)
        {
            (notes ??= []).Add(Count, elementNotes);
        }

        if (label is not null)
        {
            (labels ??= []).Add(Count, label);
        }

        if (Count == values.Length)
        {
            Array.Resize(ref values, Math.Max(8, Count * 2));
        }

        values[Count++] = score;
    }
}
