namespace HiveContracts;

/// <summary>Finds the highest score of a class over many outputs.</summary>
internal ref struct MaximumSearch
{
    private readonly Vocabulary vocabulary;
    private readonly int classIndex;
    private readonly bool isSeverity;
    private int count;
    private ClassLayout? layout;
    private int column;

    /// <summary>Starts a search.</summary>
    /// <param name="vocabulary">The vocabulary of the class.</param>
    /// <param name="classIndex">The index of the class in its vocabulary.</param>
    /// <param name="isSeverity">Whether the scores are severities; otherwise they are probabilities.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is not that of a class.</exception>
    internal MaximumSearch(Vocabulary vocabulary, int classIndex, bool isSeverity)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        this.vocabulary = vocabulary;
        this.classIndex = vocabulary.ValidateIndex(classIndex);
        this.isSeverity = isSeverity;
    }

    /// <summary>Whether any output has a score for the class.</summary>
    internal readonly bool HasMax => Index >= 0;

    /// <summary>The highest score; meaningless unless <see cref="HasMax"/>.</summary>
    internal double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>The index of the first output with the highest score; -1 if no output has a score.</summary>
    internal int Index { get; private set; } = -1;

    /// <summary>Searches a list.</summary>
    /// <exception cref="InvalidOperationException">A score is not of the expected scale.</exception>
    internal static MaximumSearch Over<T>(ContractList<T> outputs, Vocabulary vocabulary, int classIndex, bool isSeverity)
        where T : class, IClassified
    {
        var search = new MaximumSearch(vocabulary, classIndex, isSeverity);
        if (outputs.LazyItems is IScoreSearchable frames)
        {
            frames.Search(ref search);
            return search;
        }

        foreach (T output in outputs)
        {
            search.Add(output.Scores);
        }

        return search;
    }

    /// <summary>Returns the first output with the highest score; null if no output has a score.</summary>
    /// <exception cref="InvalidOperationException">A score is not of the expected scale.</exception>
    internal static T? FindOutput<T>(ContractList<T> outputs, Vocabulary vocabulary, int classIndex, bool isSeverity)
        where T : class, IClassified
    {
        MaximumSearch search = Over(outputs, vocabulary, classIndex, isSeverity);
        return search.HasMax ? outputs[search.Index] : null;
    }

    /// <summary>Adds the row of one output.</summary>
    internal void Add(ClassScoreRow row)
    {
        if (row.Layout is not null && ColumnIn(row.Layout) >= 0)
        {
            Add(row.Value(column));
        }

        count++;
    }

    /// <summary>Adds frames whose rows have the same layout.</summary>
    /// <param name="frameLayout">The layout.</param>
    /// <param name="scores">An array of values that starts with the first frame's scores.</param>
    /// <param name="stride">The distance between the scores of one frame and the next.</param>
    /// <param name="frameCount">The number of frames.</param>
    /// <param name="extremes">The highest scores of the frames, if they are known.</param>
    internal void AddFrames(ClassLayout frameLayout, ReadOnlySpan<double> scores, int stride, int frameCount, ScoreExtremes? extremes)
    {
        int position = ColumnIn(frameLayout);
        if (position < 0)
        {
            count += frameCount;
            return;
        }

        if (!isSeverity && extremes is { AreProbabilities: true })
        {
            AddHighest(extremes[position], scores[position..], stride);
            count += frameCount;
            return;
        }

        double max = Max;
        for (int end = count + frameCount; count < end; count++)
        {
            double score = scores[position];
            if (isSeverity || !(score <= max) || score < 0)
            {
                Add(score);
                max = Max;
            }

            position += stride;
        }
    }

    /// <summary>Adds the highest score of some frames. If it is the highest so far, finds the frame that has it.</summary>
    private void AddHighest(double highest, ReadOnlySpan<double> scores, int stride)
    {
        if (highest > Max)
        {
            int frame = 0;
            while (scores[frame * stride] != highest)
            {
                frame++;
            }

            (Max, Index) = (highest, count + frame);
        }
    }

    private void Add(double score)
    {
        if (double.IsNaN(score))
        {
            return;
        }

        if (isSeverity)
        {
            _ = ScoreScale.ToSeverity(vocabulary, classIndex, score);
        }
        else
        {
            _ = ScoreScale.ToProbability(vocabulary, classIndex, score);
        }

        if (score > Max)
        {
            (Max, Index) = (score, count);
        }
    }

    private int ColumnIn(ClassLayout rowLayout)
    {
        if (layout != rowLayout)
        {
            layout = rowLayout;
            column = rowLayout.ColumnOf(vocabulary, classIndex);
        }

        return column;
    }
}
