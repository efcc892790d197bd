using System.Collections;
using System.Runtime.CompilerServices;

namespace HiveContracts;

/// <summary>An immutable list that is equal to another when its elements are: what makes generated records equal by value.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[CollectionBuilder(typeof(ContractList), nameof(ContractList.Create))]
public sealed class ContractList<T> : IReadOnlyList<T>, IEquatable<ContractList<T>>
{
    private readonly T[] items;

    internal ContractList(T[] items) => this.items = items;

    /// <summary>The list of nothing.</summary>
    public static ContractList<T> Empty { get; } = new([]);

    /// <summary>How many elements there are.</summary>
    public int Count => items.Length;

    /// <summary>The element at an index from zero.</summary>
    /// <exception cref="IndexOutOfRangeException">There is none.</exception>
    public T this[int index] => items[index];

    /// <summary>The elements in one piece of memory.</summary>
    public ReadOnlySpan<T> AsSpan() => items;

    /// <summary>Goes through the elements without allocating.</summary>
    public Enumerator GetEnumerator() => new(items);

    /// <inheritdoc/>
    public bool Equals(ContractList<T>? other) => other is not null && AsSpan().SequenceEqual(other.items, EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ContractList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (T item in items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>The elements in brackets.</summary>
    public override string ToString() => $"[{string.Join(", ", items)}]";

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    /// <summary>Goes through the elements; may be held across an <c>await</c>.</summary>
    public struct Enumerator
    {
        private readonly T[] items;
        private int index;

        internal Enumerator(T[] items)
        {
            this.items = items;
            index = -1;
        }

        /// <summary>The element at hand.</summary>
        public readonly T Current => items[index];

        /// <summary>Goes to the next element, if there is one.</summary>
        public bool MoveNext() => ++index < items.Length;
    }
}

/// <summary>Makes lists: <c>ContractList&lt;string&gt; list = ["a", "b"];</c> calls <see cref="Create{T}"/>.</summary>
public static class ContractList
{
    /// <summary>A list of these elements.</summary>
    public static ContractList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ContractList<T>.Empty : new(items.ToArray());

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
