namespace HiveContracts;

/// <summary>How a list's element is spelled whose numbers and class scores alone differ from those of the element before it.</summary>
internal sealed class FrameTemplate
{
    // Of rows whose classes come in orders of their own.
    private readonly ElementPattern? elements;
    private readonly ScoreTemplate before;
    private readonly ScoreTemplate behind;

    // By a number's place in the row: which of the type's numbers it is.
    private readonly int[] numbers;
    private readonly int length;

    private FrameTemplate(ScoreTemplate before, ClassLayout layout, ElementPattern? elements, ScoreTemplate behind, int[] numbers, int length)
    {
        this.elements = elements;
        this.before = before;
        this.behind = behind;
        this.numbers = numbers;
        this.length = length;
        Layout = layout;
    }

    /// <summary>The layout of the class scores.</summary>
    internal ClassLayout Layout { get; }

    /// <summary>How many values a row has: the scores, and the numbers before and behind them.</summary>
    internal int Stride => before.Count + Layout.Width + behind.Count;

    /// <summary>Where in a row the scores start.</summary>
    internal int ScoresAt => before.Count;

    /// <summary>How many rows a text of some length may hold, at least one.</summary>
    internal int RowsIn(int textLength) => Math.Max(1, textLength / length);

    /// <summary>Makes a template of the element that was just read.</summary>
    /// <param name="document">The document, up to the element's end.</param>
    /// <param name="marks">What was seen in the element.</param>
    /// <param name="elements">How the elements of the class array are spelled.</param>
    /// <returns>Null where there is more in it than numbers and class scores to tell it from others.</returns>
    internal static FrameTemplate? Learn(ReadOnlySpan<byte> document, in FrameMarks marks, ElementPattern? elements)
    {
        if (!marks.IsFrame || (marks.Layout!.IsShuffled ? elements is null : marks.Layout.Template is null))
        {
            return null;
        }

        (int start, int end) = marks.Scores;
        Span<(int Start, int End)> places = stackalloc (int, int)[FrameMarks.MaxNumbers];
        int[] numbers = new int[marks.Count];
        int count = 0;
        int countBefore = 0;
        foreach (FrameMark mark in marks.Marks)
        {
            bool isBefore = mark.Start < start;
            int origin = isBefore ? marks.Start : end;
            places[count] = (mark.Start - origin, mark.End - origin);
            numbers[count++] = mark.Number;
            countBefore += isBefore ? 1 : 0;
        }

        ScoreTemplate? before = ScoreTemplate.Learn(document[marks.Start..start], places[..countBefore]);
        ScoreTemplate? behind = ScoreTemplate.Learn(document[end..], places[countBefore..count]);
        return before is null || behind is null ? null : new FrameTemplate(before, marks.Layout, elements, behind, numbers, document.Length - marks.Start + 1);
    }

    /// <summary>Reads a row's values.</summary>
    /// <returns>Where in the document the row ends; 0 where it differs.</returns>
    internal int Read(ReadOnlySpan<byte> document, int at, Span<double> values)
    {
        at = before.Read(document, at, values[..before.Count]);
        if (at > 0)
        {
            Span<double> scores = values.Slice(before.Count, Layout.Width);
            at = Layout.IsShuffled ? elements!.ReadRow(document, at, Layout, scores) : Layout.Template?.Read(document, at, scores) ?? 0;
        }

        return at > 0 ? behind.Read(document, at, values[^behind.Count..]) : 0;
    }

    /// <summary>The element that a row makes of the one that the template was learned from.</summary>
    internal T Make<T>(T prototype, double[] shared, int start)
        where T : IFrame<T>
    {
        ReadOnlySpan<double> row = shared.AsSpan(start, Stride);
        Span<double> values = stackalloc double[FrameMarks.MaxNumbers];
        values.Fill(double.NaN);
        for (int i = 0; i < numbers.Length; i++)
        {
            values[numbers[i]] = row[i < before.Count ? i : Layout.Width + i];
        }

        return prototype.WithRow(new ClassScoreRow(Layout, shared, start + ScoresAt), values);
    }
}
