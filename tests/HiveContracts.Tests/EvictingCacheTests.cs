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
            cache.Add(new Entry(random.Next(1, 200)) { IsUsed = random.Next(2) == 0 });

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
        for (int i = 0; i < 1000; i++)
        {
            used.IsUsed |= i % 4 == 0;
            cache.Add(new Entry(10));

            Assert.Contains(used, Entries(cache));
        }
    }

    [Fact]
    public void EntryThatIsNoLongerUsed_GivesWay()
    {
        EvictingCache<Entry> cache = new(capacity: 8, maxBytes: 1000);
        var used = new Entry(10) { IsUsed = true };
        cache.Add(used);
        for (int i = 0; i < 32; i++)
        {
            cache.Add(new Entry(10));
        }

        Assert.DoesNotContain(used, Entries(cache));
    }

    [Fact]
    public void CacheOfUsedEntries_TakesANewOne()
    {
        EvictingCache<Entry> cache = new(capacity: 8, maxBytes: 1000);
        for (int i = 0; i < 100; i++)
        {
            var added = new Entry(120) { IsUsed = true };
            cache.Add(added);

            Assert.Contains(added, Entries(cache));
        }
    }

    private static List<Entry> Entries(EvictingCache<Entry> cache) => [.. Enumerable.Range(0, cache.Capacity).Select(index => cache[index]).OfType<Entry>()];

    private sealed class Entry(int byteCount) : ICacheEntry
    {
        public int ByteCount => byteCount;

        public bool IsUsed { get; set; }
    }
}
