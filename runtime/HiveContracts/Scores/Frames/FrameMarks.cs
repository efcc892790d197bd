using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HiveContracts;

/// <summary>Where in a document the numbers and the class scores of a list's element stand: noted while it is read, to learn how the next one is spelled.</summary>
internal struct FrameMarks
{
    /// <summary>Numbers beyond these are compared like all the rest.</summary>
    internal const int MaxNumbers = 4;

    private readonly int depth;
    private Places places;
    private bool isAmbiguous;

    /// <summary>Starts an element.</summary>
    internal FrameMarks(int start, int depth)
    {
        Start = start;
        this.depth = depth;
    }

    /// <summary>Where the element starts.</summary>
    internal int Start { get; }

    /// <summary>Where the class array stands.</summary>
    internal (int Start, int End) Scores { get; private set; }

    /// <summary>The class array's layout; null where there was none yet.</summary>
    internal ClassLayout? Layout { get; private set; }

    /// <summary>How many numbers there are.</summary>
    internal int Count { get; private set; }

    /// <summary>The numbers, in the order in which they came.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<FrameMark> Marks => places[..Count];

    /// <summary>Whether the element has one class array, and no number twice.</summary>
    internal readonly bool IsFrame => Layout is not null && !isAmbiguous;

    internal void AddNumber(int atDepth, FrameMark mark)
    {
        if (atDepth != depth)
        {
            return;
        }

        foreach (FrameMark other in Marks)
        {
            isAmbiguous |= other.Number == mark.Number;
        }

        isAmbiguous |= Count == MaxNumbers;
        if (!isAmbiguous)
        {
            places[Count++] = mark;
        }
    }

    internal void AddScores(int atDepth, int start, int end, ClassLayout layout)
    {
        if (atDepth != depth)
        {
            return;
        }

        isAmbiguous |= Layout is not null;
        Layout = layout;
        Scores = (start, end);
    }

    [InlineArray(MaxNumbers)]
    private struct Places
    {
        private FrameMark first;
    }
}

/// <summary>A number of an element: which of its type's it is, and where it stands.</summary>
internal readonly struct FrameMark(int number, int start, int end)
{
    internal int Number => number;

    internal int Start => start;

    internal int End => end;
}
