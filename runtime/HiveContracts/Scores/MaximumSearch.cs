namespace HiveContracts;

/// <summary>Looks for a class's highest score, over one output after another.</summary>
internal ref struct MaximumSearch
{
    private readonly Vocabulary vocabulary;
    private readonly int index;
    private readonly bool isSeverity;
    private int count;
    private ClassLayout? layout;
    private int column;

    internal MaximumSearch(Vocabulary vocabulary, int index, bool isSeverity)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        this.vocabulary = vocabulary;
        this.index = vocabulary.Checked(index);
        this.isSeverity = isSeverity;
    }

    /// <summary>The highest score; without meaning where there was none.</summary>
    internal double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>The output that has it, the first of equal ones, counted from zero; -1 where none has a score.</summary>
    internal int At { get; private set; } = -1;

    /// <summary>Looks at all outputs of a list.</summary>
    internal void AddAll<T>(ContractList<T> outputs)
        where T : class, IClassified
    {
        if (outputs.LazyItems is IScoreSearchable frames)
        {
            frames.Search(ref this);
            return;
        }

        foreach (T output in outputs)
        {
            Add(output.Scores);
        }
    }

    /// <summary>Looks at one output.</summary>
    internal void Add(ClassScoreRow row)
    {
        if (row.Layout is not null && ColumnIn(row.Layout) >= 0)
        {
            Add(row.Value(column));
        }

        count++;
    }

    /// <summary>Looks at rows of one layout that stand at even distances.</summary>
    internal void AddRows(ClassLayout rowLayout, ReadOnlySpan<double> values, int stride, int rows, ScoreExtremes? extremes)
    {
        int at = ColumnIn(rowLayout);
        if (at < 0)
        {
            count += rows;
            return;
        }

        if (!isSeverity && extremes is { AreProbabilities: true })
        {
            AddHighest(extremes[at], values[at..], stride);
            count += rows;
            return;
        }

        double max = Max;
        for (int end = count + rows; count < end; count++)
        {
            double value = values[at];
            if (isSeverity || !(value <= max) || value < 0)
            {
                Add(value);
                max = Max;
            }

            at += stride;
        }
    }

    /// <summary>Looks for the row that has the highest score of all of them, if that is the highest so far.</summary>
    private void AddHighest(double highest, ReadOnlySpan<double> values, int stride)
    {
        if (highest > Max)
        {
            int row = 0;
            while (values[row * stride] != highest)
            {
                row++;
            }

            (Max, At) = (highest, count + row);
        }
    }

    private void Add(double value)
    {
        if (double.IsNaN(value))
        {
            return;
        }

        if (isSeverity)
        {
            _ = ClassScoreRow.ToSeverity(vocabulary, index, value);
        }
        else
        {
            _ = ClassScoreRow.ToProbability(vocabulary, index, value);
        }

        if (value > Max)
        {
            (Max, At) = (value, count);
        }
    }

    private int ColumnIn(ClassLayout rowLayout)
    {
        if (layout != rowLayout)
        {
            layout = rowLayout;
            column = rowLayout.ColumnOf(vocabulary, index);
        }

        return column;
    }
}
