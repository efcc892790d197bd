using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HiveContracts;

/// <summary>
/// The positions of the numbers and the class scores in a list element: recorded while the element is read, to learn a template for the
/// next one.
/// </summary>
internal struct FrameMarks
{
    /// <summary>The maximum count of numbers that may differ between frames.</summary>
    internal const int MaxNumbers = 4;

    private readonly int depth;
    private MarkArray marks;
    private bool isAmbiguous;

    /// <summary>Starts an element.</summary>
    /// <param name="start">The offset of the element in the document.</param>
    /// <param name="depth">The nesting depth of the element's properties.</param>
    internal FrameMarks(int start, int depth)
    {
        Start = start;
        this.depth = depth;
    }

    /// <summary>The offset of the element in the document.</summary>
    internal int Start { get; }

    /// <summary>The range of the class array in the document.</summary>
    internal (int Start, int End) Scores { get; private set; }

    /// <summary>The layout of the class array; null before the first one.</summary>
    internal ClassLayout? Layout { get; private set; }

    /// <summary>The template of the class array; null if it has none.</summary>
    internal RowTemplate? Template { get; private set; }

    /// <summary>The count of numbers.</summary>
    internal int Count { get; private set; }

    /// <summary>The numbers, in document order.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<FrameMark> Numbers => marks[..Count];

    /// <summary>Whether the element can be a frame: it has exactly one class array, and no number twice.</summary>
    internal readonly bool IsFrame => Layout is not null && !isAmbiguous;

    /// <summary>Records a number, if it is a property of the element itself.</summary>
    internal void AddNumber(int numberDepth, FrameMark mark)
    {
        if (numberDepth != depth)
        {
            return;
        }

        foreach (FrameMark other in Numbers)
        {
            isAmbiguous |= other.Number == mark.Number;
        }

        isAmbiguous |= Count == MaxNumbers;
        if (!isAmbiguous)
        {
            marks[Count++] = mark;
        }
    }

    /// <summary>Records a class array, if it is a property of the element itself.</summary>
    internal void AddScores(int scoresDepth, int start, int end, ClassLayout layout, RowTemplate? template)
    {
        if (scoresDepth != depth)
        {
            return;
        }

        isAmbiguous |= Layout is not null;
        Layout = layout;
        Template = template;
        Scores = (start, end);
    }

    [InlineArray(MaxNumbers)]
    private struct MarkArray
    {
        private FrameMark first;
    }
}

/// <summary>A number of an element: its index among the numbers of the element's type, and its range in the document.</summary>
internal readonly struct FrameMark(int number, int start, int end)
{
    internal int Number => number;

    internal int Start => start;

    internal int End => end;
}
