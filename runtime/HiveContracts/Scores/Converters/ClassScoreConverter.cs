using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>Makes System.Text.Json read and write a class score as documents have it: <c>{"class": ..., "score": ...}</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClassScoreConverter : ValueConverter<ClassScore>
{
    private protected override ClassScore Parse(ReadOnlySpan<byte> utf8Json) =>
        // A class score is an element of a row.
        ReaderOf([(byte)'[', .. utf8Json, (byte)']']).ReadClassScores()[0];

    private protected override void WriteValue(JsonWriter writer, ClassScore value)
    {
        ObjectWriter element = writer.BeginObject(ClassScoreRow.ElementNames, null);
        element.Write(0, value.Name);
        element.Write(1, value.Score);
        element.Write(2, value.Label);
        element.EndObject();
    }
}
