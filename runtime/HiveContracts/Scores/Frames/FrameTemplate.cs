namespace HiveContracts;

/// <summary>
/// The bytes of a list element without its numbers and class scores. An element that has the same bytes is a frame: only its numbers and
/// scores are read.
/// </summary>
internal sealed class FrameTemplate
{
    // Of the class array; null if the classes come in another order in each frame. Then the pattern is used.
    private readonly ScoreTemplate? scores;
    private readonly ElementPattern? pattern;
    private readonly ScoreTemplate beforeScores;
    private readonly ScoreTemplate afterScores;

    // By a number's position in the frame: its index among the numbers of the type.
    private readonly int[] numbers;
    private readonly int length;

    private FrameTemplate(
        ScoreTemplate beforeScores, in FrameMarks marks, ElementPattern? pattern, ScoreTemplate afterScores, int[] numbers, int length)
    {
        scores = marks.Template?.Scores;
        this.pattern = pattern;
        this.beforeScores = beforeScores;
        this.afterScores = afterScores;
        this.numbers = numbers;
        this.length = length;
        Layout = marks.Layout!;
    }

    /// <summary>The layout of the class scores.</summary>
    internal ClassLayout Layout { get; }

    /// <summary>The count of values of a frame: the numbers before the scores, the scores, and the numbers after them.</summary>
    internal int Stride => beforeScores.Count + Layout.Width + afterScores.Count;

    /// <summary>The index of the first score among a frame's values.</summary>
    internal int ScoresOffset => beforeScores.Count;

    /// <summary>Returns the likely count of frames in a number of bytes, at least one.</summary>
    internal int EstimateCount(int byteCount) => Math.Max(1, byteCount / length);

    /// <summary>Creates a template of the element that was just read.</summary>
    /// <param name="document">The document, up to the element's end.</param>
    /// <param name="marks">The positions in the element.</param>
    /// <param name="pattern">The pattern of the class array's elements, if there is one.</param>
    /// <returns>Null if the element cannot be a frame, or its class array has no template.</returns>
    internal static FrameTemplate? Learn(ReadOnlySpan<byte> document, in FrameMarks marks, ElementPattern? pattern)
    {
        if (!marks.IsFrame || (marks.Layout!.IsShuffled ? pattern is null : marks.Template is null))
        {
            return null;
        }

        (int start, int end) = marks.Scores;
        Span<(int Start, int End)> ranges = stackalloc (int, int)[FrameMarks.MaxNumbers];
        int[] numbers = new int[marks.Count];
        int count = 0;
        int countBefore = 0;
        foreach (FrameMark mark in marks.Numbers)
        {
            bool isBefore = mark.Start < start;
            int origin = isBefore ? marks.Start : end;
            ranges[count] = (mark.Start - origin, mark.End - origin);
            numbers[count++] = mark.Number;
            countBefore += isBefore ? 1 : 0;
        }

        ScoreTemplate? before = ScoreTemplate.Learn(document[marks.Start..start], ranges[..countBefore]);
        ScoreTemplate? after = ScoreTemplate.Learn(document[end..], ranges[countBefore..count]);
        return before is null || after is null
            ? null
            : new FrameTemplate(before, marks, pattern, after, numbers, document.Length - marks.Start + 1);
    }

    /// <summary>Reads the values of a frame.</summary>
    /// <param name="document">The document.</param>
    /// <param name="offset">The offset at which the frame would start.</param>
    /// <param name="values">Receives the frame's <see cref="Stride"/> values.</param>
    /// <returns>The offset after the frame; 0 if the document does not match the template.</returns>
    internal int Read(ReadOnlySpan<byte> document, int offset, Span<double> values)
    {
        offset = beforeScores.Read(document, offset, values[..beforeScores.Count]);
        if (offset > 0)
        {
            Span<double> row = values.Slice(beforeScores.Count, Layout.Width);
            offset = scores?.Read(document, offset, row) ?? pattern!.ReadRow(document, offset, Layout, row);
        }

        return offset > 0 ? afterScores.Read(document, offset, values[^afterScores.Count..]) : 0;
    }

    /// <summary>Creates the value of a frame.</summary>
    /// <param name="prototype">The value of the element that the template was learned from.</param>
    /// <param name="values">An array that contains the frame's values.</param>
    /// <param name="start">The index of the frame's first value in the array.</param>
    internal T Make<T>(T prototype, double[] values, int start)
        where T : IFrame<T>
    {
        ReadOnlySpan<double> frame = values.AsSpan(start, Stride);
        Span<double> numberValues = stackalloc double[FrameMarks.MaxNumbers];
        numberValues.Fill(double.NaN);
        for (int i = 0; i < numbers.Length; i++)
        {
            numberValues[numbers[i]] = frame[i < beforeScores.Count ? i : Layout.Width + i];
        }

        return prototype.WithScores(new ClassScoreRow(Layout, values, start + ScoresOffset), numberValues);
    }
}
