using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace HiveContracts;

/// <summary>
/// An immutable map from property names to values, in the document's order: the type of an object whose schema has <c>additionalProperties</c> and no
/// <c>properties</c>. Two maps are equal if they have the same names with equal values, in any order.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
[JsonConverter(typeof(ContractMapConverter))]
public sealed class ContractMap<T> : IReadOnlyDictionary<string, T>, IEquatable<ContractMap<T>>
{
    private readonly List<KeyValuePair<string, T>> entries = [];
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    /// <summary>Creates a map. Of several entries with the same name, the last value counts.</summary>
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
    public T this[string key] => TryGetValue(key, out T? value) ? value : throw new KeyNotFoundException($"The map does not contain the name '{key}'.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => indexes.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        bool isFound = indexes.TryGetValue(key, out int index);
        value = isFound ? entries[index].Value : default;
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

    /// <summary>Returns names and values in brackets.</summary>
    public override string ToString() => $"[{string.Join(", ", entries.Select(static entry => $"{entry.Key}: {entry.Value}"))}]";

    /// <summary>Sets a value while the map is built.</summary>
    internal void Set(string name, T value)
    {
        ref int index = ref CollectionsMarshal.GetValueRefOrAddDefault(indexes, name, out bool exists);
        if (exists)
        {
            entries[index] = new(name, value);
        }
        else
        {
            index = entries.Count;
            entries.Add(new(name, value));
        }
    }
}
