namespace HiveContracts;

/// <summary>The elements of a <see cref="ContractList{T}"/> that are created when they are first asked for.</summary>
internal abstract class LazyList<T>
{
    // Null where an element was not asked for yet.
    private T[]? created;

    /// <summary>The number of elements.</summary>
    internal int Count { get; private protected set; }

    /// <summary>The element at an index. It is created once: all callers, on any thread, get the same object.</summary>
    internal T this[int index]
    {
        get
        {
            T[] elements = created ?? Interlocked.CompareExchange(ref created, new T[Count], null) ?? created;
            object? element = elements[index];
            if (element is null)
            {
                T candidate = Make(index);
                lock (elements)
                {
                    element = elements[index] ??= candidate;
                }
            }

            return (T)element!;
        }
    }

    /// <summary>Creates all elements that do not exist yet.</summary>
    internal ReadOnlySpan<T> AsSpan()
    {
        for (int index = 0; index < Count; index++)
        {
            _ = this[index];
        }

        return created;
    }

    /// <summary>Creates the element at an index, which is in range.</summary>
    private protected abstract T Make(int index);
}
