using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HiveContracts;

/// <summary>
/// The properties of an object that its typed members do not hold: properties that the schema does not define, and properties whose value the member's type
/// cannot hold (the member is null). They are written back with the object.
/// </summary>
[JsonConverter(typeof(AdditionalPropertiesConverter))]
public readonly struct AdditionalProperties : IReadOnlyCollection<KeyValuePair<string, JsonElement>>, IEquatable<AdditionalProperties>
{
    private readonly PreservedProperties? preserved;
    private readonly PropertyNames? names;

    // Name and JSON of the URI properties whose string is not a URI.
    private readonly KeyValuePair<string, ReadOnlyMemory<byte>>[]? invalidUris;

    /// <summary>Creates an instance. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AdditionalProperties(PreservedProperties? preserved, PropertyNames? names)
    {
        this.preserved = preserved;
        this.names = names;
    }

    private AdditionalProperties(AdditionalProperties others, KeyValuePair<string, ReadOnlyMemory<byte>> invalidUri)
        : this(others.preserved, others.names) => invalidUris = [.. others.invalidUris ?? [], invalidUri];

    /// <summary>The number of properties.</summary>
    public int Count => (invalidUris?.Length ?? 0) + (names is null ? 0 : preserved?.UntypedCount ?? 0);

    /// <summary>Adds a URI property if its string is not a URI. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AdditionalProperties With(int property, LazyUri uri) =>
        uri.InvalidText is { } text ? new(this, KeyValuePair.Create(names![property], (ReadOnlyMemory<byte>)JsonWriter.Quote(text))) : this;

    /// <summary>Gets a property by its JSON name. Of several properties with the same name, it gets the last one.</summary>
    public bool TryGetValue(string name, out JsonElement value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ReadOnlyMemory<byte> json = Array.Find(invalidUris ?? [], uri => uri.Key == name).Value;
        bool isFound = !json.IsEmpty || (preserved is not null && names is not null && preserved.TryGetUntyped(names, name, out json));
        value = isFound ? Parse(json) : default;
        return isFound;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() =>
        All().Select(static property => KeyValuePair.Create(property.Key, Parse(property.Value))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both are equal as JSON objects: properties in any order, numbers by value; of several with a name, the last counts.</summary>
    public bool Equals(AdditionalProperties other)
    {
        if (Count == 0 || other.Count == 0)
        {
            return Count == other.Count;
        }

        using JsonWriter json = ToJson();
        using JsonWriter otherJson = other.ToJson();
        return JsonEquality.AreEqual(json.Written, otherJson.Written);
    }

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is AdditionalProperties other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (Count == 0)
        {
            return 0;
        }

        using JsonWriter json = ToJson();
        return JsonEquality.GetHashCode(json.Written);
    }

    /// <summary>Returns the names in brackets.</summary>
    public override string ToString() => $"[{string.Join(", ", All().Select(static property => Excerpt.Of(property.Key)))}]";

    /// <summary>Returns whether both are equal as JSON objects.</summary>
    public static bool operator ==(AdditionalProperties left, AdditionalProperties right) => left.Equals(right);

    /// <summary>Returns whether they differ.</summary>
    public static bool operator !=(AdditionalProperties left, AdditionalProperties right) => !left.Equals(right);

    /// <summary>Writes the properties as an object.</summary>
    internal void WriteTo(JsonWriter writer)
    {
        writer.BeginObject();
        foreach ((string name, ReadOnlyMemory<byte> json) in All())
        {
            writer.WritePropertyName(name);
            writer.WriteJson(json.Span);
        }

        writer.EndObject();
    }

    private JsonWriter ToJson()
    {
        var writer = new JsonWriter(isLenient: true);
        WriteTo(writer);
        return writer;
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        return JsonElement.ParseValue(ref reader);
    }

    private IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> All() =>
        (invalidUris ?? []).Concat(preserved is null || names is null ? [] : preserved.GetInvalid(names).Concat(preserved.GetUnknown()));
}
