using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>
/// An immutable map from property names to values, in the document's order: what an object becomes whose schema has <c>additionalProperties</c> and no properties.
/// It is equal to another when both have the same names with equal values, in whatever order.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class ContractMap<T> : IReadOnlyDictionary<string, T>, IEquatable<ContractMap<T>>
{
    private readonly List<KeyValuePair<string, T>> entries = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>Takes names and values; of two with one name, the last.</summary>
    public ContractMap(IEnumerable<KeyValuePair<string, T>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (KeyValuePair<string, T> entry in entries)
        {
            Set(entry.Key, entry.Value);
        }
    }

    internal ContractMap()
    {
    }

    /// <inheritdoc/>
    public int Count => entries.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => entries.Select(static entry => entry.Key);

    /// <inheritdoc/>
    public IEnumerable<T> Values => entries.Select(static entry => entry.Value);

    /// <inheritdoc/>
    public T this[string key] => TryGetValue(key, out T? value) ? value : throw new KeyNotFoundException($"There is no '{key}'.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => places.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        bool isFound = places.TryGetValue(key, out int place);
        value = isFound ? entries[place].Value : default;
        return isFound;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ContractMap<T>? other) => other is not null && Count == other.Count
        && entries.TrueForAll(entry => other.TryGetValue(entry.Key, out T? value) && Equals(entry.Value, value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ContractMap<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => entries.Aggregate(Count, static (hash, entry) => hash ^ HashCode.Combine(entry.Key, entry.Value));

    /// <summary>Names and values, in brackets.</summary>
    public override string ToString() => $"[{string.Join(", ", entries.Select(static entry => $"{entry.Key}: {entry.Value}"))}]";

    internal void Set(string name, T value)
    {
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, name, out bool isKnown);
        if (isKnown)
        {
            entries[place] = new(name, value);
        }
        else
        {
            place = entries.Count;
            entries.Add(new(name, value));
        }
    }
}
