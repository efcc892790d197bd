namespace HiveContracts;

/// <summary>
/// A few objects that documents share, limited in count and in bytes. New entries share a part of the cache, in which the oldest gives way; those that were
/// used again have the rest, in which the one that was not used for the longest time gives way. So documents that nobody sends again replace each other, and
/// not what other documents use.
/// </summary>
internal sealed class EvictingCache<T>
    where T : class, ICacheEntry
{
    // The share of the limit that one entry may take, and the share of the cache that new entries have once it is full.
    private const int MinEntries = 8;
    private const int NewShare = 4;

    private readonly Lock gate = new();
    private readonly T?[] entries;
    private readonly long[] additions;
    private readonly long maxBytes;
    private long byteCount;

    // Counts the additions: the time by which entries age.
    private long clock = 1;

    /// <summary>Creates an empty cache.</summary>
    /// <param name="capacity">The maximum count of entries.</param>
    /// <param name="maxBytes">The maximum size of all entries together.</param>
    internal EvictingCache(int capacity, long maxBytes)
    {
        entries = new T?[capacity];
        additions = new long[capacity];
        this.maxBytes = maxBytes;
    }

    /// <summary>The maximum count of entries.</summary>
    internal int Capacity => entries.Length;

    /// <summary>The size of all entries together.</summary>
    internal long ByteCount => Volatile.Read(ref byteCount);

    /// <summary>The entry in a place; null if it is empty.</summary>
    internal T? this[int index] => Volatile.Read(ref entries[index]);

    /// <summary>Records that a document uses an entry. Threads that use the same entry write it once for each addition to the cache.</summary>
    internal void RecordUse(T entry)
    {
        long now = Volatile.Read(ref clock);
        if (entry.LastUse != now)
        {
            entry.LastUse = now;
        }
    }

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
                Remove(FindOldest(size));
            }

            int index = Array.IndexOf(entries, null);
            if (index < 0)
            {
                index = FindOldest(size);
                Remove(index);
            }

            byteCount += size;
            additions[index] = ++clock;
            Volatile.Write(ref entries[index], entry);
        }
    }

    private void Remove(int index)
    {
        byteCount -= entries[index]!.ByteCount;
        Volatile.Write(ref entries[index], null);
    }

    /// <summary>Returns the place of the entry that gives way to a new one: a new one if there are many, or else one that was used.</summary>
    private int FindOldest(long size)
    {
        int oldestNew = -1;
        int oldestUsed = -1;
        int newCount = 0;
        long newBytes = size;
        for (int index = 0; index < entries.Length; index++)
        {
            if (entries[index] is not { } entry)
            {
                continue;
            }

            if (entry.LastUse > 0)
            {
                oldestUsed = oldestUsed < 0 || entry.LastUse < entries[oldestUsed]!.LastUse ? index : oldestUsed;
                continue;
            }

            oldestNew = oldestNew < 0 || additions[index] < additions[oldestNew] ? index : oldestNew;
            newCount++;
            newBytes += entry.ByteCount;
        }

        bool areManyNew = newCount > 0 && (newCount >= entries.Length / NewShare || newBytes > maxBytes / NewShare);
        return areManyNew || oldestUsed < 0 ? oldestNew : oldestUsed;
    }
}

/// <summary>An object in an <see cref="EvictingCache{T}"/>.</summary>
internal interface ICacheEntry
{
    /// <summary>An estimate of the memory that the object keeps alive, in bytes. It never changes.</summary>
    int ByteCount { get; }

    /// <summary>The time of the cache at which a document last used the object; 0 if none has used it since it was added.</summary>
    long LastUse { get; set; }
}
