namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    /// <summary>Reads a number that, with the class scores, may be all that distinguishes one list element from the next.</summary>
    /// <param name="number">The index of the number among those of its type.</param>
    public double ReadDouble(int number)
    {
        int start = position;
        double value = ReadDouble();
        scoring.Marks.AddNumber(depth, new FrameMark(number, start, position));
        return value;
    }

    /// <summary>Reads an array of values that may differ in class scores and numbers only.</summary>
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
                return ReadMoreFrames(items);
            }
        }

        return items.ToList();
    }

    /// <summary>Reads the elements after the first.</summary>
    private ContractList<T> ReadMoreFrames<T>(ListBuilder<T> items)
        where T : IFrame<T>
    {
        // After this many elements without frames that match them, no frames are expected.
        const int MaxTries = 8;

        FrameMarks outerMarks = scoring.Marks;
        FrameList<T>? frames = null;
        FrameTemplate? template = null;
        List<(string Type, string Name)>? outerUnknown = scoring.UnknownProperties;
        List<(string Type, string Name)>? unknown = null; // in the element that the template was learned from
        int tries = 0;
        while (NextElement())
        {
            if (template is not null && TryReadFrame(template, out int start))
            {
                if (unknown is not null)
                {
                    ReportUnknown(unknown, outerUnknown);
                }

                (frames ??= new FrameList<T>(items.Items, template)).AddFrame(scoring.Buffer.Values, start);
                continue;
            }

            scoring.Marks = new FrameMarks(position, depth + 1);
            scoring.UnknownProperties = unknown = DriftObserver.Current is null ? null : [];
            T item = T.Read(ref this);
            if (unknown is not null)
            {
                outerUnknown?.AddRange(unknown);
            }

            template = tries++ < MaxTries ? FrameTemplate.Learn(document[..position], scoring.Marks, scoring.Pattern) : null;
            if (frames is null)
            {
                items.Add(item);
            }
            else
            {
                frames.Add(item, template);
            }
        }

        scoring.Marks = outerMarks;
        scoring.UnknownProperties = outerUnknown;
        return frames is null ? items.ToList() : frames.ToList();
    }

    /// <summary>Tells the observer of the unknown properties of a frame, which are those of the element that its template was learned from.</summary>
    private static void ReportUnknown(List<(string Type, string Name)> unknown, List<(string Type, string Name)>? outerUnknown)
    {
        foreach ((string type, string name) in unknown)
        {
            DriftObserver.Current?.OnUnknownProperty(type, name);
        }

        outerUnknown?.AddRange(unknown);
    }

    private bool TryReadFrame(FrameTemplate template, out int start)
    {
        int stride = template.Stride;
        int end = template.Read(document, position, scoring.Buffer.Reserve(stride, template.EstimateCount(document.Length - position)));
        start = end > 0 ? scoring.Buffer.Commit(stride) : 0;
        position = end > 0 ? end : position;
        return end > 0;
    }
}
