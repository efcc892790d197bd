namespace HiveContracts;

/// <summary>
/// A few objects that documents share, limited in count and in bytes. An object that was used since it was last passed over stays; the others give way to new
/// ones, the oldest first. So documents that nobody sends again replace each other, and not what other documents use.
/// </summary>
internal sealed class EvictingCache<T>
    where T : class, ICacheEntry
{
    // The share of the limit that one entry may take.
    private const int MinEntries = 8;

    private readonly Lock gate = new();
    private readonly T?[] entries;
    private readonly long maxBytes;
    private long byteCount;
    private int hand;

    /// <summary>Creates an empty cache.</summary>
    /// <param name="capacity">The maximum count of entries.</param>
    /// <param name="maxBytes">The maximum size of all entries together.</param>
    internal EvictingCache(int capacity, long maxBytes)
    {
        entries = new T?[capacity];
        this.maxBytes = maxBytes;
    }

    /// <summary>The maximum count of entries.</summary>
    internal int Capacity => entries.Length;

    /// <summary>The size of all entries together.</summary>
    internal long ByteCount => Volatile.Read(ref byteCount);

    /// <summary>The entry in a place; null if it is empty.</summary>
    internal T? this[int index] => Volatile.Read(ref entries[index]);

    /// <summary>Adds an entry, unless it is too large.</summary>
    internal void Add(T entry)
    {
        long size = entry.ByteCount;
        if (size > maxBytes / MinEntries)
        {
            return;
        }

        lock (gate)
        {
            while (byteCount + size > maxBytes)
            {
                Remove(FindUnused(isEmptyAllowed: false));
            }

            int index = FindUnused(isEmptyAllowed: true);
            Remove(index);
            byteCount += size;
            Volatile.Write(ref entries[index], entry);
            hand = (index + 1) % entries.Length;

            // Entries age even while there are unused ones: one that is no longer used gives way in the end.
            if (entries[(hand + (entries.Length / 2)) % entries.Length] is { } aging)
            {
                aging.IsUsed = false;
            }
        }
    }

    private void Remove(int index)
    {
        byteCount -= entries[index]?.ByteCount ?? 0;
        Volatile.Write(ref entries[index], null);
    }

    /// <summary>Returns the next place whose entry is not used. If all are used, they count as unused from now on.</summary>
    private int FindUnused(bool isEmptyAllowed)
    {
        while (true)
        {
            for (int step = 0; step < entries.Length; step++)
            {
                int index = (hand + step) % entries.Length;
                if (entries[index] is { } entry ? !entry.IsUsed : isEmptyAllowed)
                {
                    return index;
                }
            }

            foreach (T? entry in entries)
            {
                entry?.IsUsed = false;
            }
        }
    }
}

/// <summary>An object in an <see cref="EvictingCache{T}"/>.</summary>
internal interface ICacheEntry
{
    /// <summary>An estimate of the memory that the object keeps alive. It never changes.</summary>
    int ByteCount { get; }

    /// <summary>Whether a document used the object since the cache last passed it over. Readers write it only if it is false, which spares other threads.</summary>
    bool IsUsed { get; set; }
}
