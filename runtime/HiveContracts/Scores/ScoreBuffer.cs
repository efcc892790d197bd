namespace HiveContracts;

/// <summary>Stores the scores of a document while it is read, in arrays that rows share. The arrays never move, so that rows can refer to them.</summary>
internal struct ScoreBuffer
{
    // Below the threshold of the large object heap, whose memory is new and must be cleared for each document.
    private const int MaxSharedLength = 10_000;

    private double[]? values;
    private int count;

    /// <summary>The current array.</summary>
    internal readonly double[] Values => values ?? [];

    /// <summary>The index of the next value in the array.</summary>
    internal readonly int Count => count;

    /// <summary>Whether the array has no space for another value.</summary>
    internal readonly bool IsFull => values is null || count == values.Length;

    /// <summary>Returns space for the values of a row or frame, in a new array if needed. <see cref="Commit"/> keeps what was written there.</summary>
    /// <param name="length">The number of values.</param>
    /// <param name="likelyCount">The likely number of rows or frames to come, this one included: a new array is made for so many.</param>
    internal Span<double> Reserve(int length, int likelyCount)
    {
        if (values is null || values.Length - count < length)
        {
            Allocate(length, length * (long)likelyCount);
        }

        return values.AsSpan(count, length);
    }

    /// <summary>Keeps values that were written to reserved space.</summary>
    /// <returns>The index of the first.</returns>
    internal int Commit(int length)
    {
        int start = count;
        count += length;
        return start;
    }

    /// <summary>Adds a value; the array must not be full.</summary>
    internal void Append(double value) => values![count++] = value;

    /// <summary>Moves the row that is being read to a new array.</summary>
    /// <param name="start">The index of the row's first value.</param>
    /// <param name="likelyMore">The likely number of values to come.</param>
    /// <returns>The index of the row's first value in the new array.</returns>
    internal int MoveRow(int start, long likelyMore)
    {
        ReadOnlySpan<double> row = Values.AsSpan(start..count);
        Allocate(Math.Max(8, row.Length * 2), row.Length + likelyMore);
        row.CopyTo(values);
        count = row.Length;
        return 0;
    }

    private void Allocate(int minLength, long likelyLength)
    {
        values = GC.AllocateUninitializedArray<double>((int)Math.Max(minLength, Math.Min(likelyLength, MaxSharedLength)));
        count = 0;
    }
}
