using System.Runtime.InteropServices;

namespace HiveContracts.Tests;

/// <summary>Reads documents that end at the end of accessible memory: reading one byte too far crashes the process.</summary>
public sealed partial class PageEndTests
{
    private const int None = 0;
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    public static TheoryData<string> Names => [.. Document.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Document_IsReadUpToItsLastByte(string name)
    {
        using var page = new Page();
        byte[] document = Document.Read(name);

        // Whole and truncated, at each of its last and first bytes.
        for (int length = document.Length; length > Math.Max(0, document.Length - 600); length--)
        {
            Read(page.Put(document.AsSpan(0, length)));
        }

        for (int length = Math.Min(600, document.Length); length > 0; length--)
        {
            Read(page.Put(document.AsSpan(0, length)));
        }
    }

    [Fact]
    public void RepeatingRows_AreReadUpToTheirLastByte()
    {
        using var page = new Page();
        byte[] rows =
        [
            .. """{"output":[{"time":1,"classes":[{"class":"a","score":0.1234567890123}]},{"time":2,"classes":[{"class":"a","score":0.5}]},"""u8,
            .. """{"time":2,"classes":[{"class":"a","score":0.12345678901234567890123}]}"""u8,
        ];
        for (int length = rows.Length; length > 0; length--)
        {
            _ = TaskResponse.TryParse(page.Put(rows.AsSpan(0, length)), out _, out _);
            _ = TaskResponse.TryParse(page.Put([.. rows.AsSpan(0, length), .. "]}"u8]), out _, out _);
        }
    }

    [Fact]
    public void ConformanceSuite_IsReadUpToTheLastByte()
    {
        using var page = new Page();
        foreach (string file in Directory.GetFiles(Repository.Shared("suites", "JSONTestSuite"), "*.json", SearchOption.AllDirectories))
        {
            byte[] document = File.ReadAllBytes(file);
            if (document.Length <= Page.Size)
            {
                Read(page.Put(document));
            }
        }
    }

    private static void Read(ReadOnlySpan<byte> document)
    {
        _ = TaskCallback.TryParse(document, out _, out _);
        _ = TaskFragment.TryParse(document, out _, out _);
    }

    /// <summary>Memory that is followed by a page that cannot be accessed.</summary>
    private sealed unsafe partial class Page : IDisposable
    {
        public const int Size = 1 << 20;
        private const int Guard = 1 << 16;

        private readonly nint start;

        public Page()
        {
            Assert.SkipUnless(OperatingSystem.IsLinux(), "Requires Linux: uses its mmap constants.");
            start = Map(0, Size + Guard, ReadWrite, PrivateAnonymous, -1, 0);
            Assert.NotEqual(-1, start);
            Assert.Equal(0, Protect(start + Size, Guard, None));
        }

        public ReadOnlySpan<byte> Put(ReadOnlySpan<byte> document)
        {
            var destination = new Span<byte>((void*)(start + Size - document.Length), document.Length);
            document.CopyTo(destination);
            return destination;
        }

        public void Dispose() => Assert.Equal(0, Unmap(start, Size + Guard));

        [LibraryImport("libc", EntryPoint = "mmap")]
        private static partial nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

        [LibraryImport("libc", EntryPoint = "mprotect")]
        private static partial int Protect(nint address, nint length, int protection);

        [LibraryImport("libc", EntryPoint = "munmap")]
        private static partial int Unmap(nint address, nint length);
    }
}
