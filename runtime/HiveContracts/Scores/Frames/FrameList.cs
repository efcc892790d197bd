namespace HiveContracts;

/// <summary>
/// The elements of a list in document order: those that were read token by token, and after each of them the frames that match its
/// template, stored as numbers.
/// </summary>
internal sealed class FrameList<T> : LazyList<T>, IScoreSearchable
    where T : IFrame<T>
{
    private readonly List<Run> runs = [];

    /// <summary>Creates a list of elements.</summary>
    /// <param name="elements">The elements read so far, at least one.</param>
    /// <param name="template">The template of the frames to come, learned from the last element.</param>
    internal FrameList(ReadOnlySpan<T> elements, FrameTemplate template)
    {
        foreach (T element in elements)
        {
            Add(element, template);
        }
    }

    /// <summary>Adds an element that was read token by token.</summary>
    /// <param name="element">The element.</param>
    /// <param name="template">The template learned from it, if there is one.</param>
    internal void Add(T element, FrameTemplate? template)
    {
        runs.Add(new Run(element, template, null, 0, Count));
        Count++;
    }

    /// <summary>Adds a frame that matches the template of the last element.</summary>
    /// <param name="values">An array that contains the frame's values.</param>
    /// <param name="start">The index of the frame's first value in the array.</param>
    internal void AddFrame(double[] values, int start)
    {
        Run last = runs[^1];
        if (last.Values != values)
        {
            // The first frame after an element, or the first one in a new array.
            last = new Run(last.Prototype, last.Template, values, start, Count);
            runs.Add(last);
        }

        last.AddFrame();
        Count++;
    }

    /// <summary>Returns the elements as a list: a lazy one if most of them are frames.</summary>
    internal ContractList<T> ToList()
    {
        if (runs.Count * 4 <= Count)
        {
            return new ContractList<T>(this);
        }

        T[] elements = new T[Count];
        for (int index = 0; index < elements.Length; index++)
        {
            elements[index] = Make(index);
        }

        return new ContractList<T>(elements);
    }

    /// <inheritdoc/>
    public void Search(ref MaximumSearch search)
    {
        foreach (Run run in runs)
        {
            if (run.Values is null)
            {
                search.Add(run.Prototype.Scores);
            }
            else
            {
                FrameTemplate template = run.Template!;
                ReadOnlySpan<double> scores = run.Values.AsSpan(run.Start + template.ScoresOffset);
                search.AddFrames(template.Layout, scores, template.Stride, run.FrameCount, run.Extremes);
            }
        }
    }

    private protected override T Make(int index)
    {
        int low = 0;
        int high = runs.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = runs[middle].FirstIndex <= index ? (middle, high) : (low, middle - 1);
        }

        Run run = runs[low];
        return run.Values is null
            ? run.Prototype
            : run.Template!.Make(run.Prototype, run.Values, run.Start + ((index - run.FirstIndex) * run.Template.Stride));
    }

    /// <summary>One element, if there are no values; otherwise consecutive frames that match the element's template.</summary>
    private sealed class Run(T prototype, FrameTemplate? template, double[]? values, int start, int firstIndex)
    {
        // A search over fewer frames is as fast without extremes.
        private const int MinFramesForExtremes = 32;

        internal T Prototype => prototype;

        internal FrameTemplate? Template => template;

        internal double[]? Values => values;

        internal int Start => start;

        internal int FirstIndex => firstIndex;

        internal int FrameCount { get; private set; }

        internal ScoreExtremes? Extremes { get; private set; }

        internal void AddFrame()
        {
            FrameCount++;
            if (FrameCount < MinFramesForExtremes)
            {
                return;
            }

            int firstMissing = FrameCount - 1;
            if (Extremes is null)
            {
                Extremes = new ScoreExtremes(template!.Layout.Count);
                firstMissing = 0;
            }

            for (int frame = firstMissing; frame < FrameCount; frame++)
            {
                Extremes.Add(values.AsSpan(start + (frame * template!.Stride) + template.ScoresOffset, template.Layout.Count));
            }
        }
    }
}
