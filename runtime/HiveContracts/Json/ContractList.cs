using System.Collections;
using System.Runtime.CompilerServices;

namespace HiveContracts;

/// <summary>An immutable list that is equal to another when its elements are: what makes generated records equal by value.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[CollectionBuilder(typeof(ContractList), nameof(ContractList.Create))]
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

    /// <summary>The list of nothing.</summary>
    public static ContractList<T> Empty { get; } = new([]);

    /// <summary>How many elements there are.</summary>
    public int Count => items is not null ? items.Length : LazyItems?.Count ?? 1;

    /// <summary>The elements, if they are created lazily; otherwise null.</summary>
    internal LazyList<T>? LazyItems { get; }

    /// <summary>The element at an index from zero.</summary>
    /// <exception cref="IndexOutOfRangeException">There is none.</exception>
    public T this[int index] => items is not null ? items[index] : LazyItems is not null ? LazyItems[index] : AsSpan()[index];

    /// <summary>The elements in one piece of memory.</summary>
    public ReadOnlySpan<T> AsSpan() => items is not null ? items : LazyItems is not null ? LazyItems.AsSpan() : new ReadOnlySpan<T>(in one);

    /// <summary>Goes through the elements without allocating.</summary>
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
            // Of value types the comparer; of others too, it would come down to this, and cost a NativeAOT app the code that makes comparers.
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

    /// <summary>The elements in brackets.</summary>
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

    /// <summary>Goes through the elements; may be held across an <c>await</c>.</summary>
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

        /// <summary>The element at hand.</summary>
        public readonly T Current => list[index];

        /// <summary>Goes to the next element, if there is one.</summary>
        public bool MoveNext() => ++index < count;
    }
}

/// <summary>Makes lists: <c>ContractList&lt;string&gt; list = ["a", "b"];</c> calls <see cref="Create{T}"/>.</summary>
public static class ContractList
{
    /// <summary>A list of these elements.</summary>
    public static ContractList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ContractList<T>.Empty : new(items.ToArray());

    /// <summary>The elements as a list, which they may be already.</summary>
    internal static ContractList<T> AsList<T>(this IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items as ContractList<T> ?? new((T[])[.. items]);
    }

    /// <summary>The lists inside the elements of a list, in order, as one. Where only one of them is there, it is that list itself.</summary>
    public static ContractList<TInner> Flatten<TOuter, TInner>(ContractList<TOuter>? outer, Func<TOuter, ContractList<TInner>?> inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ContractList<TInner>? only = null;
        List<TInner>? all = null;
        foreach (TOuter item in outer ?? ContractList<TOuter>.Empty)
        {
            if (inner(item) is not { Count: > 0 } found)
            {
                continue;
            }

            if (only is null)
            {
                only = found;
                continue;
            }

            all ??= [.. only];
            all.AddRange(found.AsSpan());
        }

        return all is null ? only ?? ContractList<TInner>.Empty : new([.. all]);
    }
}
