namespace HiveContracts;

/// <summary>How documents spell the rows of a layout: a template of the whole row, and a pattern of its elements. It never changes.</summary>
internal sealed class RowTemplate : ICacheEntry
{
    private RowTemplate(ClassLayout layout, ScoreTemplate scores, ElementPattern? pattern)
    {
        Layout = layout;
        Scores = scores;
        Pattern = pattern;
        ByteCount = layout.ByteCount + scores.ByteCount + (pattern?.ByteCount ?? 0);
    }

    /// <summary>The layout of the rows.</summary>
    internal ClassLayout Layout { get; }

    /// <summary>The template of the rows.</summary>
    internal ScoreTemplate Scores { get; }

    /// <summary>The pattern of their elements; null if they have none.</summary>
    internal ElementPattern? Pattern { get; }

    /// <inheritdoc/>
    public int ByteCount { get; }

    /// <inheritdoc/>
    public long LastUse { get; set; }

    /// <summary>Creates a template of a row that was just read; null if it is too long.</summary>
    /// <param name="row">The row.</param>
    /// <param name="numbers">The ranges of its scores.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="pattern">The pattern of its last element.</param>
    internal static RowTemplate? Learn(ReadOnlySpan<byte> row, ReadOnlySpan<(int Start, int End)> numbers, ClassLayout layout, ElementPattern? pattern) =>
        ScoreTemplate.Learn(row, numbers) is { } scores ? new RowTemplate(layout, scores, pattern) : null;
}
