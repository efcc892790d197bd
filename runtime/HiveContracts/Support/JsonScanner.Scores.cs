using System.Runtime.InteropServices;

namespace HiveContracts.Support;

public ref partial struct JsonScanner
{
    /// <summary>Reads an array of <c>{"class": ..., "score": ...}</c> into the document's table.</summary>
    public ClassScoreRow ReadClassScores()
    {
        ClassScoreTable table = scores ??= new ClassScoreTable();
        ClassLayout? expected = table.LastLayout ??= ClassLayoutCache.Find(document[position..]);
        if (expected?.Template is { } template && depth + 2 <= MaxDepth)
        {
            ReadOnlySpan<byte> rest = document[position..];
            Span<double> values = table.Reserve(template.Count, Math.Max(1, rest.Length / template.RowLength));
            int length = template.Read(rest, values);
            if (length > 0)
            {
                position += length;
                return new ClassScoreRow(table, table.EndReservedRow(expected));
            }
        }

        return ReadClassScores(table, expected);
    }

    /// <summary>Reads the array token by token.</summary>
    private ClassScoreRow ReadClassScores(ClassScoreTable table, ClassLayout? expected)
    {
        int start = position;
        BeginArray();
        List<ClassName>? names = expected is null ? table.Names : null; // null as long as the classes are those of the row before
        List<(int Start, int End)> numbers = table.Numbers;
        table.Names.Clear();
        numbers.Clear();
        int column = 0;
        while (NextElement())
        {
            ClassName? other = ReadElement(table, names is null ? expected : null, column, start, numbers);
            if (other is not null)
            {
                if (names is null)
                {
                    names = table.Names;
                    names.AddRange(expected!.Names[..column]);
                }

                names.Add(other);
            }

            column++;
        }

        if (names is null && expected!.Count != column)
        {
            names = table.Names;
            names.AddRange(expected.Names[..column]);
        }

        int row = names is null ? table.EndRow(expected!) : table.EndRow(CollectionsMarshal.AsSpan(names));

        // Of the first row, and of those that repeat one: others may never come again.
        if (numbers.Count == column && (row == 0 || names is null))
        {
            table.LayoutOf(row).Template = ScoreTemplate.Learn(document[start..position], CollectionsMarshal.AsSpan(numbers));
        }

        return new ClassScoreRow(table, row);
    }

    /// <summary>Reads one element.</summary>
    /// <param name="table">Takes the score.</param>
    /// <param name="expected">The layout whose class is expected.</param>
    /// <param name="column">The index of the element.</param>
    /// <param name="start">Where the array starts.</param>
    /// <param name="numbers">Takes where the score stands in the array, of an element that is nothing but a class and a number.</param>
    /// <returns>The class; null where it is the expected one.</returns>
    private ClassName? ReadElement(ClassScoreTable table, ClassLayout? expected, int column, int start, List<(int Start, int End)> numbers)
    {
        int property = -1;
        PropertyNotes? notes = null;
        double score = ClassScoreTable.NoScore;
        ClassName? name = null;
        string? label = null;
        bool isExpected = false;
        int count = 0;
        (int Start, int End) number = default;

        BeginObject();
        while (NextProperty(ClassScoreRow.ElementNames, ref property, ref notes))
        {
            count++;
            switch (property)
            {
                case 0:
                    isExpected = expected is not null && TryReadString(expected, column);
                    name = isExpected ? null : ReadClassName();
                    break;
                case 1:
                    number.Start = position - start;
                    score = ReadDouble();
                    number.End = position - start;
                    break;
                default:
                    label = ReadString();
                    break;
            }
        }

        if (name is null && !isExpected)
        {
            MissingProperty("'class'");
        }

        if (count == 2 && number.End > 0 && notes is null)
        {
            numbers.Add(number);
        }

        table.Append(score, label, notes);
        return name;
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

    /// <summary>Goes behind the string at hand where it is the class of a column.</summary>
    private bool TryReadString(ClassLayout expected, int column)
    {
        int length = expected.LengthAt(column, document[position..]);
        position += length;
        return length > 0;
    }
}
