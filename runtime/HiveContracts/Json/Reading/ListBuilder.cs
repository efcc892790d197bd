using System.Diagnostics.CodeAnalysis;

namespace HiveContracts;

/// <summary>Builds a <see cref="ContractList{T}"/>. A single element, the most frequent case, needs no array.</summary>
internal struct ListBuilder<T>
{
    private T? first;
    private T[]? items;
    private int count;

    /// <summary>The elements that have been added so far.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<T> Items => items is null ? new ReadOnlySpan<T>(in first!)[..count] : items.AsSpan(0, count);

    internal void Add(T item)
    {
        if (count == 0)
        {
            (first, count) = (item, 1);
            return;
        }

        if (items is null)
        {
            items = new T[4];
            items[0] = first!;
        }
        else if (count == items.Length)
        {
            Array.Resize(ref items, count * 4);
        }

        items[count++] = item;
    }

    internal readonly ContractList<T> ToList()
    {
        if (items is null)
        {
            return count == 0 ? ContractList<T>.Empty : new(first!);
        }

        return new(count == items.Length ? items : Items.ToArray());
    }
}
