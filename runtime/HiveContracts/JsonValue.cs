using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using HiveContracts.Support;

namespace HiveContracts;

/// <summary>Any JSON value, kept as it was read; equal to another one that is equal as JSON.</summary>
/// <param name="element">The value.</param>
public readonly struct JsonValue(JsonElement element) : IEquatable<JsonValue>
{
    /// <summary>The value, to look into.</summary>
    public JsonElement Element { get; } = element;

    /// <summary>Reads a JSON value.</summary>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json);
        return new JsonValue(JsonElement.ParseValue(ref reader));
    }

    /// <summary>Whether both are equal as JSON: numbers by value, properties in any order.</summary>
    public bool Equals(JsonValue other) => Element.ValueKind == other.Element.ValueKind
        && (Element.ValueKind is JsonValueKind.Undefined || Raw.SequenceEqual(other.Raw) || IsEqual(Element, other.Element));

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is JsonValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Element.ValueKind;

    /// <summary>The JSON text.</summary>
    public override string ToString() => Element.ValueKind is JsonValueKind.Undefined ? "" : Encoding.UTF8.GetString(Raw);

    /// <summary>Whether both are equal as JSON.</summary>
    public static bool operator ==(JsonValue left, JsonValue right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(JsonValue left, JsonValue right) => !left.Equals(right);

    internal ReadOnlySpan<byte> Raw => JsonMarshal.GetRawUtf8Value(Element);

    private static bool IsEqual(JsonElement left, JsonElement right)
    {
        try
        {
            return JsonElement.DeepEquals(left, right);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentOutOfRangeException)
        {
            return false; // a string in it is no valid Unicode, or an exponent gigantic, and the bytes differ
        }
    }
}
