namespace HiveContracts;

/// <summary>The elements as they came: each that was read token by token, and the rows behind it that are spelled like it.</summary>
internal sealed class FrameList<T> : LazyList<T>, IScoreSearchable
    where T : IFrame<T>
{
    private readonly List<Run> runs = [];

    /// <summary>Takes the elements so far, and the template of the rows to come, which was learned from the last of them.</summary>
    internal FrameList(ReadOnlySpan<T> elements, FrameTemplate template)
    {
        foreach (T element in elements)
        {
            Add(element, template);
        }
    }

    /// <summary>Adds an element, and the template of the rows to come.</summary>
    internal void Add(T element, FrameTemplate? template)
    {
        runs.Add(new Run(element, template, null, 0, Count));
        Count++;
    }

    /// <summary>Adds a row that is spelled by the template of the element before it.</summary>
    internal void AddRow(double[] values, int start)
    {
        Run last = runs[^1];
        if (last.Values != values)
        {
            // The first row, or the first in another array.
            last = new Run(last.Prototype, last.Template, values, start, Count);
            runs.Add(last);
        }

        last.AddRow();
        Count++;
    }

    /// <summary>The list, of the elements themselves where few of them are rows.</summary>
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

    private protected override T Make(int index)
    {
        int low = 0;
        int high = runs.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = runs[middle].First <= index ? (middle, high) : (low, middle - 1);
        }

        Run run = runs[low];
        return run.Values is null ? run.Prototype : run.Template!.Make(run.Prototype, run.Values, run.Start + ((index - run.First) * run.Template.Stride));
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
                search.AddRows(run.Template!.Layout, run.Values.AsSpan(run.Start + run.Template.ScoresAt), run.Template.Stride, run.Rows, run.Extremes);
            }
        }
    }

    /// <summary>One element, or, with values, the rows that are spelled like it.</summary>
    private sealed class Run(T prototype, FrameTemplate? template, double[]? values, int start, int first)
    {
        // Of fewer, it is as fast to look at each.
        private const int MinRowsForExtremes = 32;

        internal T Prototype => prototype;

        internal FrameTemplate? Template => template;

        internal double[]? Values => values;

        internal int Start => start;

        internal int First => first;

        internal int Rows { get; private set; }

        internal ScoreExtremes? Extremes { get; private set; }

        internal void AddRow()
        {
            Rows++;
            if (Rows < MinRowsForExtremes)
            {
                return;
            }

            int from = Rows - 1;
            if (Extremes is null)
            {
                Extremes = new ScoreExtremes(template!.Layout.Count);
                from = 0;
            }

            for (int row = from; row < Rows; row++)
            {
                Extremes.Add(values.AsSpan(start + (row * template!.Stride) + template.ScoresAt, template.Layout.Count));
            }
        }
    }
}
