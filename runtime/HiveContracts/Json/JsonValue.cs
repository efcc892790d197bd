using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace HiveContracts;

/// <summary>Any JSON value, kept as it was read; equal to another one that is equal as JSON.</summary>
public readonly struct JsonValue : IEquatable<JsonValue>
{
    private readonly Text? text;

    /// <summary>Takes a value that was read elsewhere.</summary>
    public JsonValue(JsonElement element) => text = element.ValueKind is JsonValueKind.Undefined ? null : new Text(JsonMarshal.GetRawUtf8Value(element).ToArray());

    private JsonValue(byte[] checkedJson) => text = new Text(checkedJson);

    /// <summary>The value, to look into; undefined for <c>default</c>.</summary>
    public JsonElement Element => text?.Element ?? default;

    /// <summary>Reads a JSON value.</summary>
    /// <exception cref="ContractException">The bytes are not JSON.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new JsonReader(utf8Json);
        reader.Begin();
        ReadOnlySpan<byte> value = reader.RawValue();
        reader.End();
        return OfChecked(value);
    }

    /// <summary>Whether both are equal as JSON: numbers by value, properties in any order.</summary>
    public bool Equals(JsonValue other) => Raw.SequenceEqual(other.Raw) || (IsDefined && other.IsDefined && JsonEquality.AreEqual(Raw, other.Raw));

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is JsonValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsDefined ? Kind : 0;

    /// <summary>The JSON text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Raw);

    /// <summary>Whether both are equal as JSON.</summary>
    public static bool operator ==(JsonValue left, JsonValue right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(JsonValue left, JsonValue right) => !left.Equals(right);

    /// <summary>Whether there is a value, which <c>default</c> has not.</summary>
    internal bool IsDefined => text is not null;

    internal ReadOnlySpan<byte> Raw => text is null ? [] : text.Utf8;

    // What a value starts with says what it is; all numbers are of one kind.
    private int Kind => Raw[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9') ? '0' : Raw[0];

    /// <summary>A value that a reader has checked.</summary>
    internal static JsonValue OfChecked(ReadOnlySpan<byte> utf8Json) => new(utf8Json.ToArray());

    private sealed class Text(byte[] utf8)
    {
        private object? element;

        internal byte[] Utf8 => utf8;

        internal JsonElement Element => (JsonElement)(element ??= Parse(utf8));

        private static JsonElement Parse(byte[] json)
        {
            var reader = new Utf8JsonReader(json);
            return JsonElement.ParseValue(ref reader);
        }
    }
}
