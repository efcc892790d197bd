using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HiveContracts;

/// <summary>Any JSON value, kept as it was read. Two values are equal if their JSON is: numbers by value, properties in any order.</summary>
[JsonConverter(typeof(JsonValueConverter))]
public readonly struct JsonValue : IEquatable<JsonValue>
{
    private readonly Content? content;

    /// <summary>Creates a value from a <see cref="JsonElement"/>. Comments and trailing commas, which its document may have allowed, are left out.</summary>
    /// <exception cref="ContractException">The element is nested too deeply.</exception>
    public JsonValue(JsonElement element) => content = element.ValueKind is JsonValueKind.Undefined ? null : Read(element).content;

    private JsonValue(byte[] checkedJson) => content = new Content(checkedJson);

    /// <summary>The value as a <see cref="JsonElement"/>; undefined for <c>default</c>.</summary>
    public JsonElement Element => content?.Element ?? default;

    /// <summary>Reads a JSON value.</summary>
    /// <exception cref="ContractException">The bytes are not JSON.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new JsonReader(utf8Json);
        reader.Begin();
        ReadOnlySpan<byte> value = reader.RawValue();
        reader.End();
        return FromChecked(value);
    }

    /// <summary>Returns whether both are equal as JSON: numbers by value, properties in any order.</summary>
    public bool Equals(JsonValue other) => Raw.SequenceEqual(other.Raw) || (IsDefined && other.IsDefined && JsonEquality.AreEqual(Raw, other.Raw));

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is JsonValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsDefined ? JsonEquality.GetHashCode(Raw) : 0;

    /// <summary>Returns the JSON as it was read.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Raw);

    /// <summary>Returns whether both are equal as JSON.</summary>
    public static bool operator ==(JsonValue left, JsonValue right) => left.Equals(right);

    /// <summary>Returns whether they differ.</summary>
    public static bool operator !=(JsonValue left, JsonValue right) => !left.Equals(right);

    /// <summary>Whether there is a value: false for <c>default</c>.</summary>
    internal bool IsDefined => content is not null;

    /// <summary>The JSON as it was read; empty for <c>default</c>.</summary>
    internal ReadOnlySpan<byte> Raw => content is null ? [] : content.Utf8Json;

    /// <summary>Returns the JSON of an element without comments and trailing commas.</summary>
    internal static ReadOnlySpan<byte> StrictJsonOf(JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            element.WriteTo(writer);
        }

        return buffer.WrittenSpan;
    }

    private static JsonValue Read(JsonElement element)
    {
        try
        {
            return Parse(JsonMarshal.GetRawUtf8Value(element));
        }
        catch (ContractException)
        {
            return Parse(StrictJsonOf(element));
        }
    }

    /// <summary>Creates a value from JSON that a reader has checked.</summary>
    internal static JsonValue FromChecked(ReadOnlySpan<byte> utf8Json) => new(utf8Json.ToArray());

    private sealed class Content(byte[] utf8Json)
    {
        private object? element;

        internal byte[] Utf8Json => utf8Json;

        internal JsonElement Element => (JsonElement)(element ??= Parse(utf8Json));

        private static JsonElement Parse(byte[] json)
        {
            var reader = new Utf8JsonReader(json);
            return JsonElement.ParseValue(ref reader);
        }
    }
}
