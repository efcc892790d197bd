using System.Runtime.InteropServices;

namespace HiveContracts.Fuzz;

/// <summary>Memory between two pages that cannot be accessed: reading one byte too far, or too early, ends the process.</summary>
internal sealed unsafe partial class GuardedMemory
{
    private const int Size = 1 << 20;
    private const int Guard = 1 << 16;
    private const int None = 0;
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    // Mapped until the process ends.
    private readonly nint start;

    private GuardedMemory()
    {
        nint mapped = Map(0, Guard + Size + Guard, ReadWrite, PrivateAnonymous, -1, 0);
        start = mapped + Guard;
        if (mapped == -1 || Protect(mapped, Guard, None) != 0 || Protect(start + Size, Guard, None) != 0)
        {
            throw new InvalidOperationException("The system gave no guarded memory.");
        }
    }

    /// <summary>Gets the memory of the current thread; null where the constants of Linux do not hold.</summary>
    public static GuardedMemory? OfThread => OperatingSystem.IsLinux() ? ofThread ??= new GuardedMemory() : null;

    [ThreadStatic]
    private static GuardedMemory? ofThread;

    /// <summary>Copies a document to the end or to the start of the memory; empty if it is too long.</summary>
    public ReadOnlySpan<byte> Put(ReadOnlySpan<byte> document, bool isAtEnd)
    {
        if (document.Length > Size)
        {
            return [];
        }

        var destination = new Span<byte>((void*)(isAtEnd ? start + Size - document.Length : start), document.Length);
        document.CopyTo(destination);
        return destination;
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint address, nint length, int protection);
}
