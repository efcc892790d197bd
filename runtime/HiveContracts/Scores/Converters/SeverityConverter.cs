using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace HiveContracts.Support;

/// <summary>Makes System.Text.Json read and write a severity as the number that documents have: the level, or -1 for "not supported".</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SeverityConverter : ValueConverter<Severity>
{
    private protected override Severity Parse(ReadOnlySpan<byte> utf8Json)
    {
        double score = ReaderOf(utf8Json).ReadDouble();
        return Severity.FromScore(score)
            ?? throw new System.Text.Json.JsonException(string.Create(CultureInfo.InvariantCulture, $"Expected a level from 0, or -1, found {score}."));
    }

    private protected override void WriteValue(JsonWriter writer, Severity value) =>
        writer.WriteRaw(Encoding.UTF8.GetBytes((value.IsSupported ? value.Level : -1).ToString(CultureInfo.InvariantCulture)));
}
