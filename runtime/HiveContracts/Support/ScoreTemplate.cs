namespace HiveContracts.Support;

/// <summary>
/// The bytes of a class array but for its scores: what stands before, between and behind them. They repeat from frame to frame, so that a row that has
/// the same ones need not be read token by token; they were, once. What differs in a byte is read the long way.
/// </summary>
internal sealed class ScoreTemplate
{
    // Larger ones are not worth keeping, or somebody's trap.
    private const int MaxLength = 1 << 16;

    private readonly byte[] gaps;
    private readonly int[] ends;

    private ScoreTemplate(byte[] gaps, int[] ends, int rowLength)
    {
        this.gaps = gaps;
        this.ends = ends;
        RowLength = rowLength;
    }

    /// <summary>How many scores there are.</summary>
    internal int Count => ends.Length - 1;

    /// <summary>How long the row was that it was learned from.</summary>
    internal int RowLength { get; }

    /// <summary>Makes a template of an array in which each element has a number for its score, and of where those numbers stand in it.</summary>
    internal static ScoreTemplate? Learn(ReadOnlySpan<byte> array, ReadOnlySpan<(int Start, int End)> numbers)
    {
        if (array.Length > MaxLength || numbers.IsEmpty)
        {
            return null;
        }

        var gaps = new List<byte>(array.Length);
        int[] ends = new int[numbers.Length + 1];
        int from = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            gaps.AddRange(array[from..numbers[i].Start]);
            ends[i] = gaps.Count;
            from = numbers[i].End;
        }

        gaps.AddRange(array[from..]);
        ends[^1] = gaps.Count;
        return new ScoreTemplate([.. gaps], ends, array.Length);
    }

    /// <summary>Whether a text starts as the template does.</summary>
    internal bool Starts(ReadOnlySpan<byte> text) => text.StartsWith(gaps.AsSpan(0, ends[0]));

    /// <summary>Reads a row's scores.</summary>
    /// <returns>How long the row is; 0 where it differs.</returns>
    internal int Read(ReadOnlySpan<byte> text, Span<double> scores)
    {
        int[] known = ends;
        ReadOnlySpan<byte> bytes = gaps;
        int at = 0;
        int from = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            int end = known[i];
            ReadOnlySpan<byte> gap = bytes[from..end];
            if (!text[at..].StartsWith(gap))
            {
                return 0;
            }

            at += gap.Length;
            int length = NumberReader.Read(text[at..], out double score);
            if (length == 0 || !double.IsFinite(score))
            {
                return 0;
            }

            scores[i] = score;
            at += length;
            from = end;
        }

        return text[at..].StartsWith(bytes[from..]) ? at + bytes.Length - from : 0;
    }
}
