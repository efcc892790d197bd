using HiveContracts.Hostile;
using HiveContracts.Hostile.Rules;

namespace HiveContracts.Tests;

/// <summary>
/// The memory that every entry point allocates for hostile documents is linear in their length. The growth benchmark measures the time for the same documents.
/// The tests run alone: the garbage of others would empty the pools of arrays.
/// </summary>
[Collection(nameof(DriftTests))]
public sealed class LinearMemoryTests
{
    // Quadratic memory grows by 4 with each doubling. Lists grow in steps.
    private const double MaxGrowth = 2.8;

    // Pools of arrays, tables and the runtime's own code, whatever the document.
    private const long Ignored = 32 << 10;

    private static readonly int[] Lengths = [16 << 10, 32 << 10, 64 << 10];

    public static TheoryData<string> Names() => [.. HostileDocuments.All.Select(static document => document.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void HostileDocument_TakesLinearMemory(string name)
    {
        HostileDocument document = HostileDocuments.All.Single(one => one.Name == name);
        IReadOnlyList<Work>[] works = [.. Lengths.Select(length => document.WorkOn(document.Create(length)))];
        for (int entryPoint = 0; entryPoint < works[0].Count; entryPoint++)
        {
            long[] allocated = [.. works.Select(size => Allocated(size[entryPoint]))];

            // The limit of a cache lies between two lengths, and makes the longer one cost more once. What is not linear does so twice.
            Assert.True(
                IsLinear(allocated[0], allocated[1]) || IsLinear(allocated[1], allocated[2]),
                $"{works[0][entryPoint].Name}: documents of {string.Join(", ", Lengths)} bytes allocate {string.Join(", ", allocated)} bytes.");
        }
    }

    [Fact]
    public void DocumentNames_AreUnique() => Assert.Distinct(HostileDocuments.All.Select(static document => document.Name));

    [Fact]
    public void UniqueItemsThatSpellTheSameSurrogatesInOtherWays_AreFoundAgain()
    {
        Assert.False(Contract.TryParse("""{"unique":["\ud8aa","\ud8ab","\uD8AA"]}"""u8, out Ruled? _, out ContractException? error));
        Assert.Contains("unique", error.Problem, StringComparison.Ordinal);
        Assert.Equal("$.unique[2]", error.Path);
    }

    private static bool IsLinear(long allocated, long byDouble) => byDouble <= (allocated * MaxGrowth) + Ignored;

    /// <summary>Returns the least that several runs allocate: the first ones also fill caches and pools.</summary>
    private static long Allocated(Work work)
    {
        long least = long.MaxValue;
        for (int run = 0; run < 3; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            GC.KeepAlive(work.Run());
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
