using System.ComponentModel;
using System.Globalization;

namespace HiveContracts.Support;

/// <summary>Reads a severity from its number in JSON: -1, or a level from 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SeverityTypeConverter : StringTypeConverter<Severity>
{
    private protected override Severity Parse(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double score) && Severity.FromScore(score) is { } severity
            ? severity
            : throw new FormatException($"Expected a severity, an integer of -1 or more, found '{text}'.");
}
