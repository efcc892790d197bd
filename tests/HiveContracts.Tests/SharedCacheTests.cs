using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using HiveContracts.Support;

namespace HiveContracts.Tests;

/// <summary>The caches of the process: whatever one document has, another one is read as fast as before, and memory stays bounded.</summary>
[CollectionDefinition(nameof(SharedCacheTests), DisableParallelization = true)]
[Collection(nameof(SharedCacheTests))]
public sealed class SharedCacheTests
{
    private const int MaxBytes = 2 << 20;

    private static int nextId;

    // Other tests use the same caches, so that each test needs names of its own.
    private readonly string id = "t" + Interlocked.Increment(ref nextId).ToString(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LongNamesAndLongWhiteSpace_AreNotKept(bool isName)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < 16; i++)
        {
            Read(id + i, isName);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 4 << 20);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Read(string name, bool isName)
        {
            string padding = new(isName ? 'n' : ' ', 2 << 20);
            Parse("[{\"class\":\"" + name + (isName ? padding + "\"," : "\"," + padding) + "\"score\":0.5}]"); // an interpolated string would fill a pool
        }
    }

    [Fact]
    public void FloodOfNamesLayoutsAndSpellings_IsBoundedInBytes()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < 600; i++)
        {
            string prefix = id + "_" + i + "_";
            Parse(Row(Enumerable.Range(0, 200).Select(index => (prefix + index).PadRight(64, 'x')), spaces: i % 100));
            Assert.InRange(ClassLayoutCache.ByteCount, 0, MaxBytes);
            Assert.InRange(RowTemplateCache.ByteCount, 0, MaxBytes);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 8 << 20);
    }

    [Fact]
    public void NewName_IsPooledAfterAFlood()
    {
        ClassName used = ClassName.Intern(id + "_used");
        ClassName.Intern(id + "_used");
        Parse(Row(Enumerable.Range(0, 20_000).Select(index => id + "_flood_" + index)));

        Assert.Same(used, ClassName.Intern(id + "_used"));
        Assert.Same(ClassName.Intern(id + "_new"), ClassName.Intern(id + "_new"));
    }

    [Fact]
    public void LayoutAndTemplateInUse_SurviveAFlood()
    {
        string document = Row(Enumerable.Range(0, 20).Select(index => id + index));
        Parse(document);
        ClassLayout layout = Parse(document);
        for (int i = 0; i < 500; i++)
        {
            Parse(Row(Enumerable.Range(0, 20).Select(index => $"{id}_{i}_{index}")));
            if (i % 4 == 0)
            {
                Assert.Same(layout, Parse(document));
            }
        }

        Assert.Same(layout, RowTemplateCache.Find(layout)?.Layout);
    }

    [Fact]
    public void NextDocument_IsCachedAfterAFlood()
    {
        for (int i = 0; i < 100; i++)
        {
            string flood = Row(Enumerable.Range(0, 20).Select(index => $"{id}_{i}_{index}"));
            Parse(flood);
            Parse(flood); // in use
        }

        string document = Row(Enumerable.Range(0, 20).Select(index => id + index));
        ClassLayout layout = Parse(document);
        Assert.Same(layout, Parse(document));
        Assert.NotNull(RowTemplateCache.Find(layout));
    }

    [Fact]
    public void DocumentsOfTwoSpellings_KeepATemplateEach()
    {
        string[] names = [.. Enumerable.Range(0, 50).Select(index => id + index)];
        byte[] document = Document(Row(names));
        byte[] spaced = Document(Row(names, spaces: 1));
        long alone = Allocated(document);
        long spacedAlone = Allocated(spaced);

        for (int i = 0; i < 10; i++)
        {
            // A document that learns a template again allocates more.
            Assert.Equal(alone, AllocatedOnce(document));
            Assert.Equal(spacedAlone, AllocatedOnce(spaced));
        }
    }

    [Fact]
    public void ManySpellingsInOneDocument_DoNotReplaceThoseInUse()
    {
        string[] names = [.. Enumerable.Range(0, 50).Select(index => id + index)];
        byte[] document = Document(Row(names));
        long alone = Allocated(document);
        for (int i = 0; i < 50; i++)
        {
            string frames = string.Join("},{\"classes\":", Enumerable.Range(0, 40).Select(index => Row(names, spaces: 1 + index + i)));
            TaskCallback.Parse(Document(frames));

            Assert.Equal(alone, AllocatedOnce(document));
        }
    }

    [Fact]
    public void RepeatedString_SurvivesAFlood()
    {
        for (int i = 0; i < 3; i++)
        {
            StringCache.GetOrCreate(Encoding.UTF8.GetBytes(id));
        }

        string repeated = StringCache.GetOrCreate(Encoding.UTF8.GetBytes(id));
        for (int i = 0; i < 20_000; i++)
        {
            StringCache.GetOrCreate(Encoding.UTF8.GetBytes("f" + i));
        }

        Assert.Same(repeated, StringCache.GetOrCreate(Encoding.UTF8.GetBytes(id)));
        Assert.Same(StringCache.GetOrCreate("new after it"u8), StringCache.GetOrCreate("new after it"u8));
    }

    [Fact]
    public void PreservedNulls_AreSharedAfterAFlood()
    {
        for (int i = 0; i < 20_000; i++)
        {
            PreservedProperties? preserved = null;
            for (int property = 0; property < 14; property++)
            {
                if ((i & (1 << property)) != 0)
                {
                    PreservedProperties.AddNull(ref preserved, property);
                }
            }

            Assert.InRange(SharedPreservedProperties.Count, 0, SharedPreservedProperties.MaxCount);
        }

        Assert.Same(Nulls(60, 61, 62), Nulls(60, 61, 62));

        static PreservedProperties? Nulls(params ReadOnlySpan<int> properties)
        {
            PreservedProperties? preserved = null;
            foreach (int property in properties)
            {
                PreservedProperties.AddNull(ref preserved, property);
            }

            return preserved;
        }
    }

    private static string Row(IEnumerable<string> names, int spaces = 0) =>
        "[" + string.Join(',', names.Select(name => $"{{\"class\":\"{name}\",\"score\":{new string(' ', spaces)}0.5}}")) + "]";

    private static byte[] Document(string rows) =>
        Encoding.UTF8.GetBytes("{\"id\":\"x\",\"status\":[{\"response\":{\"output\":[{\"classes\":" + rows + "}]}}]}");

    private static ClassLayout Parse(string row) => TaskCallback.Parse(Document(row)).Outputs[0].Classes.Row.Layout!;

    private static long Allocated(byte[] document)
    {
        AllocatedOnce(document);
        AllocatedOnce(document);
        return AllocatedOnce(document);
    }

    private static long AllocatedOnce(byte[] document)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(TaskCallback.Parse(document));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
