using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>Makes System.Text.Json write a head as the class scores that the row has for it. A head cannot be read without its vocabulary.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HeadScoresConverter : ValueConverter<HeadScores>
{
    private protected override HeadScores Parse(ReadOnlySpan<byte> utf8Json) =>
        throw new NotSupportedException(
            "A head cannot be read alone: its JSON does not name its vocabulary. Read the class scores and take the head from them.");

    private protected override void WriteValue(JsonWriter writer, HeadScores value) => new ClassScoreRow([.. value.Present()]).Write(writer);
}
