namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    // After this many rows that are not the last row's classes in another order, no other order is expected.
    private const int MaxShuffleMisses = 4;

    // A document with more spellings has no stable one: it keeps them to itself.
    private const int MaxCachedTemplates = 4;

    /// <summary>Reads an array of <c>{"class": ..., "score": ...}</c>.</summary>
    public ClassScoreRow ReadClassScores()
    {
        int start = position;
        ClassLayout? expected = scoring.LastLayout;
        if (depth + 2 <= MaxDepth)
        {
            if (expected is null ? TryReadFirstRow(ref expected, out ClassScoreRow row) : scoring.Template is { } known && TryReadRow(known, out row))
            {
                return row;
            }

            if (scoring.ShuffleMisses < MaxShuffleMisses && TryReadShuffledRow(out row))
            {
                return row;
            }
        }

        ClassScoreRow slow = ReadElementsOfRow(expected);
        scoring.Marks.AddScores(depth, start, position, scoring.LastLayout!, scoring.Template);
        return slow;
    }

    /// <summary>Reads the first row of the document by a template of the documents before.</summary>
    /// <param name="expected">Receives a layout that the row may have, if no template matches.</param>
    /// <param name="row">The row.</param>
    private bool TryReadFirstRow(ref ClassLayout? expected, out ClassScoreRow row)
    {
        int tries = 0;
        while (RowTemplateCache.FindNext(document[position..], ref tries) is { } template)
        {
            expected ??= template.Layout;
            if (TryReadRow(template, out row))
            {
                RowTemplateCache.RecordHit(template, tries);
                return true;
            }
        }

        row = default;
        return false;
    }

    private bool TryReadRow(RowTemplate template, out ClassScoreRow row)
    {
        ScoreTemplate scores = template.Scores;
        int likelyCount = Math.Max(1, (document.Length - position) / scores.Length);
        int end = scores.Read(document, position, scoring.Buffer.Reserve(scores.Count, likelyCount));
        if (end == 0)
        {
            row = default;
            return false;
        }

        scoring.Marks.AddScores(depth, position, end, template.Layout, template);
        position = end;
        SetLastLayout(template.Layout);
        scoring.Template = template;
        row = new ClassScoreRow(template.Layout, scoring.Buffer.Values, scoring.Buffer.Commit(scores.Count));
        return true;
    }

    /// <summary>Reads a row that has the last row's classes in another order.</summary>
    private bool TryReadShuffledRow(out ClassScoreRow row)
    {
        row = default;
        if (scoring.LastLayout?.Shuffled is not { } layout || (scoring.Pattern ?? scoring.Template?.Pattern) is not { } pattern)
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

        scoring.Marks.AddScores(depth, position, end, layout, null);
        position = end;
        row = new ClassScoreRow(layout, scoring.Buffer.Values, scoring.Buffer.Commit(layout.Width));
        return true;
    }

    private void SetLastLayout(ClassLayout layout)
    {
        if (scoring.LastLayout != layout)
        {
            scoring.ChangeLayout(layout);
            (DriftObserver.Current as ClassDriftObserver)?.OnClasses(layout, ref scoring.CountedClasses);
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

        ClassLayout layout = row.ToLayout(scoring.PreviousLayout);
        SetLastLayout(layout);

        // Templates are learned from the first row, and from rows that repeat a layout. Other rows may be the only ones of their kind.
        if (row.IsPlain && layout.Count > 0 && (isFirstRow || layout == expected))
        {
            scoring.Template = RowTemplate.Learn(document[start..position], row.Numbers, layout, scoring.Pattern);
            if (scoring.Template is not null && scoring.CachedTemplates++ < MaxCachedTemplates)
            {
                RowTemplateCache.Add(scoring.Template);
            }
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
