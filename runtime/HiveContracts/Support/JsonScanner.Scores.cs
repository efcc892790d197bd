using System.Runtime.InteropServices;

namespace HiveContracts.Support;

public ref partial struct JsonScanner
{
    /// <summary>Reads an array of <c>{"class": ..., "score": ...}</c> into the document's table.</summary>
    public ClassScoreRow ReadClassScores()
    {
        ClassScoreTable table = scores ??= new ClassScoreTable();
        BeginArray();
        ClassLayout? expected = table.LastLayout;
        List<string>? names = expected is null ? [] : null; // null as long as the classes are those of the row before
        int column = 0;
        while (NextElement())
        {
            string? other = ReadElement(table, names is null ? expected : null, column);
            if (other is not null)
            {
                names ??= [.. expected!.Names[..column]];
                names.Add(other);
            }

            column++;
        }

        if (names is null && expected!.Count != column)
        {
            names = [.. expected.Names[..column]];
        }

        int row = names is null ? table.EndRow(expected!) : table.EndRow(CollectionsMarshal.AsSpan(names));
        return new ClassScoreRow(table, row);
    }

    /// <summary>Reads one element.</summary>
    /// <returns>The class; null where it is the expected one.</returns>
    private string? ReadElement(ClassScoreTable table, ClassLayout? expected, int column)
    {
        int property = -1;
        PropertyNotes? notes = null;
        double score = ClassScoreTable.NoScore;
        string? name = null;
        string? label = null;
        bool isExpected = false;

        BeginObject();
        while (NextProperty(ClassScoreRow.ElementNames, ref property, ref notes))
        {
            switch (property)
            {
                case 0:
                    isExpected = expected is not null && TryReadString(expected, column);
                    name = isExpected ? null : ReadString();
                    break;
                case 1:
                    score = ReadDouble();
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

        table.Append(score, label, notes);
        return name;
    }

    /// <summary>Goes behind the string at hand where it is the class of a column.</summary>
    private bool TryReadString(ClassLayout expected, int column)
    {
        int length = expected.LengthAt(column, document[position..]);
        position += length;
        return length > 0;
    }
}
