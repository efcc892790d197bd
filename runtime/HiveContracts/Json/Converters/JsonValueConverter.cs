using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>Makes System.Text.Json read and write a <see cref="JsonValue"/> as the JSON that it is. <c>default</c> is written as null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonValueConverter : ValueConverter<JsonValue>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    private protected override JsonValue Parse(ReadOnlySpan<byte> utf8Json) => JsonValue.Parse(utf8Json);

    private protected override void WriteValue(JsonWriter writer, JsonValue value) => writer.Write(value);
}
