namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    // After so many arrays that have not the classes of the one before them in another order, none is expected to.
    private const int MaxTriesOfOrders = 4;

    /// <summary>Reads an array of <c>{"class": ..., "score": ...}</c>.</summary>
    public ClassScoreRow ReadClassScores()
    {
        int start = position;
        ClassLayout? first = scoring.LastLayout;
        if (depth + 2 <= MaxDepth)
        {
            int tries = 0;
            ClassLayout? layout = first ?? ClassLayoutCache.Find(document[position..], ref tries);
            while (layout is not null)
            {
                first ??= layout;
                if (layout.Template is { } template && TryReadRow(template, layout, out ClassScoreRow row))
                {
                    ClassLayoutCache.Found(tries);
                    return row;
                }

                // The last row's layout is the only one to expect; where there was none, any may come.
                layout = scoring.LastLayout is null ? ClassLayoutCache.Find(document[position..], ref tries) : null;
            }

            if (scoring.ShuffleMisses < MaxTriesOfOrders && TryReadShuffledRow(out ClassScoreRow shuffled))
            {
                return shuffled;
            }
        }

        ClassScoreRow read = ReadClassScores(first);
        scoring.Marks.AddScores(depth, start, position, scoring.LastLayout!);
        return read;
    }

    /// <summary>Reads a number that, with the class scores, may be all that distinguishes one list element from the next.</summary>
    /// <param name="number">The index of the number among those of its type.</param>
    public double ReadDouble(int number)
    {
        int start = position;
        double value = ReadDouble();
        scoring.Marks.AddNumber(depth, new FrameMark(number, start, position));
        return value;
    }

    private bool TryReadRow(ScoreTemplate template, ClassLayout layout, out ClassScoreRow row)
    {
        int end = template.Read(document, position, scoring.Buffer.Reserve(template.Count, Math.Max(1, (document.Length - position) / template.Length)));
        if (end == 0)
        {
            row = default;
            return false;
        }

        scoring.Marks.AddScores(depth, position, end, layout);
        position = end;
        Saw(layout);
        row = new ClassScoreRow(layout, scoring.Buffer.Values, scoring.Buffer.Take(template.Count));
        return true;
    }

    /// <summary>Reads an array that has the classes of the one before it in another order.</summary>
    private bool TryReadShuffledRow(out ClassScoreRow row)
    {
        row = default;
        if (scoring.LastLayout?.Shuffled is not { } layout || (scoring.Pattern ?? scoring.LastLayout.Elements) is not { } pattern)
        {
            return false;
        }

        scoring.Pattern = pattern;
        int end = pattern.ReadRow(document, position, layout, scoring.Buffer.Reserve(layout.Width, 1));
        if (end == 0)
        {
            scoring.ShuffleMisses++;
            return false;
        }

        scoring.Marks.AddScores(depth, position, end, layout);
        position = end;
        row = new ClassScoreRow(layout, scoring.Buffer.Values, scoring.Buffer.Take(layout.Width));
        return true;
    }

    private void Saw(ClassLayout layout)
    {
        if (scoring.LastLayout != layout)
        {
            scoring.LastLayout = layout;
            (DriftObserver.Current as ClassDriftObserver)?.OnClasses(layout);
        }
    }

    /// <summary>Reads the array element by element.</summary>
    private ClassScoreRow ReadClassScores(ClassLayout? expected)
    {
        int start = position;
        bool isFirstRow = scoring.LastLayout is null;
        int first = scoring.Buffer.Count;
        RowDetails? details = null;
        RowBuilder row = scoring.Builder ??= new RowBuilder();
        row.Begin(expected);
        BeginArray();
        while (NextElement())
        {
            ReadElement(row, start, ref first, ref details);
        }

        ClassLayout layout = row.ToLayout();
        Saw(layout);

        // Of the first row, and of those that repeat one: others may never come again.
        if (row.IsPlain && layout.Count > 0 && (isFirstRow || layout == expected))
        {
            layout.Template = ScoreTemplate.Learn(document[start..position], row.Numbers);
            layout.Elements = scoring.Pattern;
        }

        return new ClassScoreRow(layout, scoring.Buffer.Values, first, details);
    }

    /// <summary>Reads one element.</summary>
    private void ReadElement(RowBuilder row, int start, ref int first, ref RowDetails? details)
    {
        int begin = position;
        if (scoring.Pattern is not null && depth < MaxDepth && scoring.Pattern.TryRead(document, ref position, out ClassName? known, out double value, out int length))
        {
            row.Add(known, (position - scoring.Pattern.Behind - length - start, position - scoring.Pattern.Behind - start));
            AddScore(value, start, ref first);
            return;
        }

        int property = -1;
        PreservedProperties? preserved = null;
        double score = ClassScoreRow.NoScore;
        ClassName? name = null;
        string? label = null;
        int count = 0;
        (int Start, int End) number = default;
        (int Start, int End) spelled = default;

        BeginObject();
        while ((property = NextProperty(ClassScoreRow.ElementNames, property, ref preserved)) >= 0)
        {
            count++;
            switch (property)
            {
                case 0:
                    spelled.Start = position;
                    name = ReadClassName();
                    spelled.End = position;
                    break;
                case 1:
                    number.Start = position;
                    score = ReadDouble();
                    number.End = position;
                    break;
                default:
                    label = ReadString();
                    break;
            }
        }

        if (name is null)
        {
            throw Missing("'class'");
        }

        bool isPlain = count == 2 && number.End > 0 && preserved is null;
        row.Add(name, isPlain ? (number.Start - start, number.End - start) : null);
        RowDetails.Add(ref details, scoring.Buffer.Count - first, label, preserved);
        AddScore(score, start, ref first);
        if (isPlain && spelled.End < number.Start)
        {
            scoring.Pattern = ElementPattern.Learn(document[begin..position], spelled.Start - begin, spelled.End - begin, number.Start - begin, number.End - begin, scoring.Pattern);
        }
    }

    /// <summary>Adds a score to the row at hand.</summary>
    private void AddScore(double score, int start, ref int first)
    {
        if (scoring.Buffer.IsFull)
        {
            // As many more are expected as the rest of the document holds if it goes on like the row.
            long more = (long)(scoring.Buffer.Count - first) * (document.Length - position) / Math.Max(1, position - start);
            first = scoring.Buffer.MoveRow(first, more);
        }

        scoring.Buffer.Append(score);
    }

    private ClassName ReadClassName()
    {
        if (Next != '"')
        {
            throw Unexpected("a string");
        }

        int start = position;
        return SkipString() ? ClassName.Of(document[(start + 1)..(position - 1)]) : ClassName.Of(Unescape(document[start..position]));
    }

    /// <summary>Reads an array of values that may differ in class scores and numbers alone.</summary>
    public ContractList<T> ReadFrames<T>()
        where T : IFrame<T>
    {
        BeginArray();
        var items = default(ListBuilder<T>);
        while (NextElement())
        {
            items.Add(T.Read(ref this));
            if (Next == ',')
            {
                return ReadFrames(items);
            }
        }

        return items.ToList();
    }

    /// <summary>Goes on behind the first element.</summary>
    private ContractList<T> ReadFrames<T>(ListBuilder<T> items)
        where T : IFrame<T>
    {
        // After so many elements that none is spelled like, the next is not expected to be either.
        const int MaxTries = 8;

        FrameMarks outer = scoring.Marks;
        FrameList<T>? rows = null;
        FrameTemplate? template = null;
        int tries = 0;
        while (NextElement())
        {
            if (template is not null && TryReadRow(template, out int start))
            {
                (rows ??= new FrameList<T>(items.Items, template)).AddRow(scoring.Buffer.Values, start);
                continue;
            }

            scoring.Marks = new FrameMarks(position, depth + 1);
            T item = T.Read(ref this);
            template = tries++ < MaxTries ? FrameTemplate.Learn(document[..position], scoring.Marks, scoring.Pattern) : null;
            if (rows is null)
            {
                items.Add(item);
            }
            else
            {
                rows.Add(item, template);
            }
        }

        scoring.Marks = outer;
        return rows is null ? items.ToList() : rows.ToList();
    }

    private bool TryReadRow(FrameTemplate template, out int start)
    {
        int stride = template.Stride;
        int end = template.Read(document, position, scoring.Buffer.Reserve(stride, template.RowsIn(document.Length - position)));
        start = end > 0 ? scoring.Buffer.Take(stride) : 0;
        position = end > 0 ? end : position;
        return end > 0;
    }
}
