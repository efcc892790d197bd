namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    // After this many rows that are not the last row's classes in another order, no other order is expected.
    private const int MaxShuffleMisses = 4;

    /// <summary>Reads an array of <c>{"class": ..., "score": ...}</c>.</summary>
    public ClassScoreRow ReadClassScores()
    {
        int start = position;
        ClassLayout? expected = scoring.LastLayout;
        if (depth + 2 <= MaxDepth)
        {
            int tries = 0;
            ClassLayout? layout = expected ?? ClassLayoutCache.FindNext(document[position..], ref tries);
            while (layout is not null)
            {
                expected ??= layout;
                if (layout.Template is { } template && TryReadRow(template, layout, out ClassScoreRow row))
                {
                    ClassLayoutCache.RecordHit(tries);
                    return row;
                }

                // After the first row, only the last layout is likely. For the first row, any cached one is.
                layout = scoring.LastLayout is null ? ClassLayoutCache.FindNext(document[position..], ref tries) : null;
            }

            if (scoring.ShuffleMisses < MaxShuffleMisses && TryReadShuffledRow(out ClassScoreRow shuffled))
            {
                return shuffled;
            }
        }

        ClassScoreRow slow = ReadElementsOfRow(expected);
        scoring.Marks.AddScores(depth, start, position, scoring.LastLayout!);
        return slow;
    }

    private bool TryReadRow(ScoreTemplate template, ClassLayout layout, out ClassScoreRow row)
    {
        int likelyCount = Math.Max(1, (document.Length - position) / template.Length);
        int end = template.Read(document, position, scoring.Buffer.Reserve(template.Count, likelyCount));
        if (end == 0)
        {
            row = default;
            return false;
        }

        scoring.Marks.AddScores(depth, position, end, layout);
        position = end;
        SetLastLayout(layout);
        row = new ClassScoreRow(layout, scoring.Buffer.Values, scoring.Buffer.Commit(template.Count));
        return true;
    }

    /// <summary>Reads a row that has the last row's classes in another order.</summary>
    private bool TryReadShuffledRow(out ClassScoreRow row)
    {
        row = default;
        if (scoring.LastLayout?.Shuffled is not { } layout || (scoring.Pattern ?? scoring.LastLayout.Pattern) is not { } pattern)
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
        row = new ClassScoreRow(layout, scoring.Buffer.Values, scoring.Buffer.Commit(layout.Width));
        return true;
    }

    private void SetLastLayout(ClassLayout layout)
    {
        if (scoring.LastLayout != layout)
        {
            scoring.LastLayout = layout;
            (DriftObserver.Current as ClassDriftObserver)?.OnClasses(layout);
        }
    }

    /// <summary>Reads a row element by element.</summary>
    private ClassScoreRow ReadElementsOfRow(ClassLayout? expected)
    {
        int start = position;
        bool isFirstRow = scoring.LastLayout is null;
        int firstScore = scoring.Buffer.Count;
        RowDetails? details = null;
        RowBuilder row = scoring.Builder ??= new RowBuilder();
        row.Begin(expected);
        BeginArray();
        while (NextElement())
        {
            ReadElementOfRow(row, start, ref firstScore, ref details);
        }

        ClassLayout layout = row.ToLayout();
        SetLastLayout(layout);

        // Templates are learned from the first row, and from rows that repeat a layout. Other rows may be the only ones of their kind.
        if (row.IsPlain && layout.Count > 0 && (isFirstRow || layout == expected))
        {
            layout.Template = ScoreTemplate.Learn(document[start..position], row.Numbers);
            layout.Pattern = scoring.Pattern;
        }

        return new ClassScoreRow(layout, scoring.Buffer.Values, firstScore, details);
    }

    /// <summary>Reads one element of a row.</summary>
    /// <param name="row">Receives the class.</param>
    /// <param name="rowStart">The offset of the row in the document.</param>
    /// <param name="firstScore">The index of the row's first score in the buffer; changes when the row is moved.</param>
    /// <param name="details">Receives what the element has besides class and score.</param>
    private void ReadElementOfRow(RowBuilder row, int rowStart, ref int firstScore, ref RowDetails? details)
    {
        int start = position;
        if (scoring.Pattern is not null && depth < MaxDepth
            && scoring.Pattern.TryRead(document, ref position, out ClassName? plainName, out double plainScore, out int scoreLength))
        {
            int scoreEnd = position - scoring.Pattern.LengthAfterScore - rowStart;
            row.Add(plainName, (scoreEnd - scoreLength, scoreEnd));
            AddScore(plainScore, rowStart, ref firstScore);
            return;
        }

        int property = -1;
        PreservedProperties? preserved = null;
        double score = ScoreScale.NoScore;
        ClassName? name = null;
        string? label = null;
        int count = 0;
        (int Start, int End) scoreRange = default;
        (int Start, int End) nameRange = default;

        BeginObject();
        while ((property = NextProperty(ClassScoreRow.ElementNames, property, ref preserved)) >= 0)
        {
            count++;
            switch (property)
            {
                case 0:
                    nameRange.Start = position;
                    name = ReadClassName();
                    nameRange.End = position;
                    break;
                case 1:
                    scoreRange.Start = position;
                    score = ReadDouble();
                    scoreRange.End = position;
                    break;
                default:
                    label = ReadString();
                    break;
            }
        }

        if (name is null)
        {
            throw MissingProperty("class");
        }

        bool isPlain = count == 2 && scoreRange.End > 0 && preserved is null;
        row.Add(name, isPlain ? (scoreRange.Start - rowStart, scoreRange.End - rowStart) : null);
        RowDetails.Add(ref details, scoring.Buffer.Count - firstScore, label, preserved);
        AddScore(score, rowStart, ref firstScore);
        if (isPlain && nameRange.End < scoreRange.Start)
        {
            scoring.Pattern = ElementPattern.Learn(
                document[start..position],
                (nameRange.Start - start, nameRange.End - start),
                (scoreRange.Start - start, scoreRange.End - start),
                scoring.Pattern);
        }
    }

    private void AddScore(double score, int rowStart, ref int firstScore)
    {
        if (scoring.Buffer.IsFull)
        {
            // Assumes that the rest of the document has as many scores per byte as the row so far.
            long likelyMore = (long)(scoring.Buffer.Count - firstScore) * (document.Length - position) / Math.Max(1, position - rowStart);
            firstScore = scoring.Buffer.MoveRow(firstScore, likelyMore);
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
        return SkipString()
            ? ClassName.Intern(document[(start + 1)..(position - 1)])
            : ClassName.Intern(Unescape(document[start..position]));
    }
}
