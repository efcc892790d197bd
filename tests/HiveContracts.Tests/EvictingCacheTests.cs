namespace HiveContracts.Tests;

/// <summary>A cache keeps what is used, and its size.</summary>
public sealed class EvictingCacheTests
{
    [Fact]
    public void Size_IsBoundedInBytes()
    {
        EvictingCache<Entry> cache = new(capacity: 16, maxBytes: 1000);
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++)
        {
            var added = new Entry(random.Next(1, 200));
            cache.Add(added);
            if (random.Next(2) == 0)
            {
                cache.RecordUse(added);
            }


            Assert.InRange(cache.ByteCount, 0, 1000);
            Assert.Equal(cache.ByteCount, Entries(cache).Sum(static entry => (long)entry.ByteCount));
        }
    }

    [Fact]
    public void EntryOfMoreThanAnEighth_IsNotAdded()
    {
        EvictingCache<Entry> cache = new(capacity: 16, maxBytes: 800);

        cache.Add(new Entry(101));
        cache.Add(new Entry(int.MaxValue));
        Assert.Empty(Entries(cache));

        cache.Add(new Entry(100));
        Assert.Single(Entries(cache));
    }

    [Fact]
    public void UsedEntry_SurvivesAFlood()
    {
        EvictingCache<Entry> cache = new(capacity: 8, maxBytes: 1000);
        var used = new Entry(10);
        cache.Add(used);
        cache.RecordUse(used);
        for (int i = 0; i < 1000; i++)
        {
            cache.Add(new Entry(1 + (i % 125)));

            Assert.Contains(used, Entries(cache));
        }
    }

    [Fact]
    public void EntriesInUse_SurviveWhatCameOnce_WhenAllWereUsed()
    {
        EvictingCache<Entry> cache = new(capacity: 8, maxBytes: 1000);
        Entry[] used = [.. Enumerable.Range(0, 8).Select(static _ => new Entry(10))];
        foreach (Entry entry in used)
        {
            cache.Add(entry);
            cache.RecordUse(entry);
        }

        for (int i = 0; i < 100; i++)
        {
            cache.Add(new Entry(10));
            cache.RecordUse(used[4 + (i % 4)]);
        }

        Assert.Superset(used[4..].ToHashSet(), Entries(cache).ToHashSet());
    }

    [Fact]
    public void EntryThatIsNoLongerUsed_GivesWayToOthersInUse()
    {
        EvictingCache<Entry> cache = new(capacity: 8, maxBytes: 1000);
        var used = new Entry(10);
        cache.Add(used);
        cache.RecordUse(used);
        for (int i = 0; i < 16; i++)
        {
            var other = new Entry(10);
            cache.Add(other);
            cache.RecordUse(other);
        }

        Assert.DoesNotContain(used, Entries(cache));
    }

    [Fact]
    public void TwoNewEntriesInTurn_BothFindAPlace()
    {
        EvictingCache<Entry> cache = new(capacity: 8, maxBytes: 1000);
        for (int i = 0; i < 8; i++)
        {
            var used = new Entry(120);
            cache.Add(used);
            cache.RecordUse(used);
        }

        var first = new Entry(50);
        var second = new Entry(50);
        cache.Add(first);
        cache.Add(second);

        Assert.Contains(first, Entries(cache));
        Assert.Contains(second, Entries(cache));
    }

    private static List<Entry> Entries(EvictingCache<Entry> cache) => [.. Enumerable.Range(0, cache.Capacity).Select(index => cache[index]).OfType<Entry>()];

    private sealed class Entry(int byteCount) : ICacheEntry
    {
        public int ByteCount => byteCount;

        public long LastUse { get; set; }
    }
}
