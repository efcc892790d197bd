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
    private readonly KeyValuePair<string, byte[]>[]? invalidUris;

    /// <summary>Creates an instance. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AdditionalProperties(PreservedProperties? preserved, PropertyNames? names)
    {
        this.preserved = preserved;
        this.names = names;
    }

    private AdditionalProperties(AdditionalProperties others, KeyValuePair<string, byte[]> invalidUri)
        : this(others.preserved, others.names) => invalidUris = [.. others.invalidUris ?? [], invalidUri];

    /// <summary>The number of properties.</summary>
    public int Count => All().Count();

    /// <summary>Adds a URI property if its string is not a URI. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AdditionalProperties With(int property, LazyUri uri) =>
        uri.InvalidText is { } text ? new(this, KeyValuePair.Create(names![property], JsonWriter.Quote(text))) : this;

    /// <summary>Gets a property by its JSON name. Of several properties with the same name, it gets the last one.</summary>
    public bool TryGetValue(string name, out JsonElement value)
    {
        foreach (KeyValuePair<string, byte[]> property in Enumerable.Reverse(All()))
        {
            if (property.Key == name)
            {
                value = Parse(property.Value);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() =>
        All().Select(static property => KeyValuePair.Create(property.Key, Parse(property.Value))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(AdditionalProperties other) => Equals(preserved, other.preserved) && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is AdditionalProperties other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => preserved?.GetHashCode() ?? 0;

    /// <summary>Returns the names in brackets.</summary>
    public override string ToString() => $"[{string.Join(", ", All().Select(static property => property.Key))}]";

    /// <summary>Returns whether both have the same names and JSON in the same order.</summary>
    public static bool operator ==(AdditionalProperties left, AdditionalProperties right) => left.Equals(right);

    /// <summary>Returns whether they differ.</summary>
    public static bool operator !=(AdditionalProperties left, AdditionalProperties right) => !left.Equals(right);

    private static JsonElement Parse(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonElement.ParseValue(ref reader);
    }

    private IEnumerable<KeyValuePair<string, byte[]>> All() =>
        (invalidUris ?? []).Concat(preserved is null || names is null ? [] : preserved.GetUntyped(names));
}
