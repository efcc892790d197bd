using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace HiveContracts;

/// <summary>
/// The properties of an object that its typed members do not show: those the schema does not know, and known ones whose value does not fit
/// the member's format (the member is null then). They are written back with the object.
/// </summary>
public readonly struct AdditionalProperties : IReadOnlyCollection<KeyValuePair<string, JsonElement>>, IEquatable<AdditionalProperties>
{
    private readonly PreservedProperties? preserved;
    private readonly PropertyNames? names;

    // Known properties whose strings were found to be no URIs.
    private readonly KeyValuePair<string, byte[]>[]? misfits;

    /// <summary>Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AdditionalProperties(PreservedProperties? preserved, PropertyNames? names)
    {
        this.preserved = preserved;
        this.names = names;
    }

    private AdditionalProperties(AdditionalProperties others, KeyValuePair<string, byte[]> misfit)
        : this(others.preserved, others.names) => misfits = [.. others.misfits ?? [], misfit];

    /// <summary>How many there are.</summary>
    public int Count => All().Count();

    /// <summary>Called by generated code: these, and a property that may hold what is no URI.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AdditionalProperties With(int property, LazyUri uri) => uri.InvalidText is { } text ? new(this, KeyValuePair.Create(names![property], JsonWriter.Quote(text))) : this;

    /// <summary>Finds a property by its name on the wire; of two with one name, the last.</summary>
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

    /// <summary>The names.</summary>
    public override string ToString() => $"[{string.Join(", ", All().Select(static property => property.Key))}]";

    /// <summary>Whether both hold the same JSON under the same names in the same order.</summary>
    public static bool operator ==(AdditionalProperties left, AdditionalProperties right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(AdditionalProperties left, AdditionalProperties right) => !left.Equals(right);

    private static JsonElement Parse(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonElement.ParseValue(ref reader);
    }

    private IEnumerable<KeyValuePair<string, byte[]>> All() => (misfits ?? []).Concat(preserved is null || names is null ? [] : preserved.Untyped(names));
}
