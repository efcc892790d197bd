namespace HiveContracts;

/// <summary>Where the class scores of a document go while it is read: arrays that rows share, and that never move, so that a row may point into one.</summary>
internal struct ScoreBuffer
{
    // Below the size from which the framework allocates objects apart, in memory that is new, and cleared, for each document.
    private const int MaxShared = 10_000;

    private double[]? values;
    private int count;

    /// <summary>The array at hand.</summary>
    internal readonly double[] Values => values ?? [];

    /// <summary>Where in the array the next value goes.</summary>
    internal readonly int Count => count;

    /// <summary>Room for a row, in an array for many where one must be made; its values count once they are taken.</summary>
    internal Span<double> Reserve(int length, int rows)
    {
        if (values is null || values.Length - count < length)
        {
            MakeRoom(length, length * (long)rows);
        }

        return values.AsSpan(count, length);
    }

    /// <summary>Counts values that were written into the room.</summary>
    /// <returns>The index of the first.</returns>
    internal int Take(int length)
    {
        int start = count;
        count += length;
        return start;
    }

    /// <summary>Whether there is no room for one more value.</summary>
    internal readonly bool IsFull => values is null || count == values.Length;

    /// <summary>Adds a value where there is room.</summary>
    internal void Append(double value) => values![count++] = value;

    /// <summary>Moves the row at hand to where there is room for more values of it.</summary>
    /// <returns>Where it starts now.</returns>
    internal int MoveRow(int start, long more)
    {
        ReadOnlySpan<double> row = Values.AsSpan(start..count);
        MakeRoom(Math.Max(8, row.Length * 2), row.Length + more);
        row.CopyTo(values);
        count = row.Length;
        return 0;
    }

    private void MakeRoom(int least, long likely)
    {
        values = GC.AllocateUninitializedArray<double>((int)Math.Max(least, Math.Min(likely, MaxShared)));
        count = 0;
    }
}
