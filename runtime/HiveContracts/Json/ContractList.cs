using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace HiveContracts;

/// <summary>An immutable list. Two lists are equal if their elements are, so that generated records are equal by value.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[CollectionBuilder(typeof(ContractList), nameof(ContractList.Create))]
[JsonConverter(typeof(ContractListConverter))]
public sealed class ContractList<T> : IReadOnlyList<T>, IEquatable<ContractList<T>>
{
    // Null where there is one element, or where the elements are created lazily.
    private readonly T[]? items;
    private readonly T one;

    internal ContractList(T[] items)
    {
        this.items = items;
        one = default!;
    }

    internal ContractList(T one) => this.one = one;

    internal ContractList(LazyList<T> lazyItems)
    {
        LazyItems = lazyItems;
        one = default!;
    }

    /// <summary>The empty list.</summary>
    public static ContractList<T> Empty { get; } = new([]);

    /// <summary>The number of elements.</summary>
    public int Count => items is not null ? items.Length : LazyItems?.Count ?? 1;

    /// <summary>The elements, if they are created lazily; otherwise null.</summary>
    internal LazyList<T>? LazyItems { get; }

    /// <summary>The element at an index from zero.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is out of range.</exception>
    public T this[int index] => items is not null ? items[index] : LazyItems is not null ? LazyItems[index] : AsSpan()[index];

    /// <summary>Returns the elements as a span.</summary>
    public ReadOnlySpan<T> AsSpan() => items is not null ? items : LazyItems is not null ? LazyItems.AsSpan() : new ReadOnlySpan<T>(in one);

    /// <summary>Returns an enumerator that does not allocate.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <inheritdoc/>
    public bool Equals(ContractList<T>? other)
    {
        if (other is null || Count != other.Count)
        {
            return false;
        }

        for (int index = 0; index < Count; index++)
        {
            // The default comparer of a reference type does the same, but would add the code that creates comparers to a NativeAOT app.
            if (typeof(T).IsValueType ? !EqualityComparer<T>.Default.Equals(this[index], other[index]) : !object.Equals(this[index], other[index]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ContractList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (T item in this)
        {
            hash.Add(item?.GetHashCode() ?? 0);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the elements in brackets.</summary>
    public override string ToString()
    {
        string?[] texts = new string?[Count];
        for (int index = 0; index < texts.Length; index++)
        {
            texts[index] = this[index]?.ToString();
        }

        return $"[{string.Join(", ", texts)}]";
    }

    IEnumerator<T> IEnumerable<T>.GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    /// <summary>Enumerates the elements. It can be used across an <c>await</c>.</summary>
    public struct Enumerator
    {
        private readonly ContractList<T> list;
        private readonly int count;
        private int index;

        internal Enumerator(ContractList<T> list)
        {
            this.list = list;
            count = list.Count;
            index = -1;
        }

        /// <summary>The current element.</summary>
        public readonly T Current => list[index];

        /// <summary>Moves to the next element; false if there is none.</summary>
        public bool MoveNext() => ++index < count;
    }
}

/// <summary>Creates lists: <c>ContractList&lt;string&gt; list = ["a", "b"];</c> calls <see cref="Create{T}"/>.</summary>
public static class ContractList
{
    /// <summary>Creates a list.</summary>
    public static ContractList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ContractList<T>.Empty : new(items.ToArray());

    /// <summary>Returns the elements as a list, which is not copied if it is one already.</summary>
    internal static ContractList<T> AsList<T>(this IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items as ContractList<T> ?? new((T[])[.. items]);
    }
}
