using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>Reads a severity from its number in JSON: -1, or a level from 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SeverityTypeConverter : StringTypeConverter<Severity>
{
    private protected override Severity Parse(string text) => Severity.Parse(text);
}
