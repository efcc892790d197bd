namespace HiveContracts.Support;

/// <summary>Grows an array for a <see cref="ContractList{T}"/>, exact for the lists of one element that most documents hold.</summary>
internal struct ListBuilder<T>
{
    private T[]? items;
    private int count;

    /// <summary>The elements so far.</summary>
    internal readonly ReadOnlySpan<T> Items => items.AsSpan(0, count);

    internal void Add(T item)
    {
        if (items is null)
        {
            items = new T[1];
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
            return ContractList<T>.Empty;
        }

        return new(count == items.Length ? items : Items.ToArray());
    }
}
