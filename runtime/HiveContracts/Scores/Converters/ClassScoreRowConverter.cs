using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>Makes System.Text.Json read and write a row as an array of class scores. A row that is not present is null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClassScoreRowConverter : ValueConverter<ClassScoreRow>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    private protected override ClassScoreRow Parse(ReadOnlySpan<byte> utf8Json) => Read(utf8Json);

    private protected override void WriteValue(JsonWriter writer, ClassScoreRow value) => Write(writer, value);

    internal static ClassScoreRow Read(ReadOnlySpan<byte> utf8Json)
    {
        JsonReader reader = ReaderOf(utf8Json);
        return reader.IsNull ? default : reader.ReadClassScores();
    }

    internal static void Write(JsonWriter writer, ClassScoreRow row)
    {
        if (row.IsPresent)
        {
            row.Write(writer);
        }
        else
        {
            writer.WriteRaw("null"u8);
        }
    }
}
