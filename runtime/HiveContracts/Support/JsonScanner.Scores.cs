using System.Text.Json;

namespace HiveContracts.Support;

public ref partial struct JsonScanner
{
    /// <summary>Reads an array of <c>{"class": ..., "score": ...}</c> into the document's table.</summary>
    public ClassScoreRow ReadClassScores()
    {
        BeginArray();
        ClassScoreTable table = scores ??= new ClassScoreTable();
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

        int row = names is null ? table.EndRow(expected!) : table.EndRow(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(names));
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
            if (property == 2)
            {
                label = ReadString();
            }
            else if (property == 0)
            {
                isExpected = expected is not null && reader.TokenType is JsonTokenType.String && !reader.ValueIsEscaped && expected.IsAt(column, reader.ValueSpan);
                name = isExpected ? null : ReadString();
            }
            else
            {
                score = ReadDouble();
            }
        }

        if (name is null && !isExpected)
        {
            MissingProperty("'class'");
        }

        table.Append(score, label, notes);
        return name;
    }
}
