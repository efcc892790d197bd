using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HiveContracts;

/// <summary>Some bytes that documents are expected to go on with; those of up to sixteen, or thirty-two, are compared at one stroke.</summary>
internal readonly struct ExpectedBytes
{
    private const int Half = 16;
    private const int MaxCompared = 2 * Half;

    private readonly Vector128<byte> start;
    private readonly Vector128<byte> mask;
    private readonly Vector128<byte> next;
    private readonly Vector128<byte> nextMask;
    private readonly byte[] bytes;
    private readonly int length; // the array's, without going there

    internal ExpectedBytes(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes.ToArray();
        length = bytes.Length;
        (start, mask) = Masked(bytes);
        (next, nextMask) = Masked(bytes[Math.Min(bytes.Length, Half)..]);
    }

    internal ReadOnlySpan<byte> Bytes => bytes;

    internal int Length => length;

    /// <summary>Whether a text goes on with the bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsAt(ReadOnlySpan<byte> text) => text.Length >= Half
        ? (Vector128.Create(text) & mask) == start && (length <= Half || text.StartsWith(bytes))
        : text.StartsWith(bytes);

    /// <summary>Whether it is one that <see cref="DifferenceAt"/> looks at as a whole, and the text has as many bytes as that reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool CanBeAt(ReadOnlySpan<byte> text, int at) => length <= MaxCompared && text.Length - at >= MaxCompared;

    /// <summary>What differs between the bytes and those that a text has from an index on, where <see cref="CanBeAt"/>: zero, where nothing does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector128<byte> DifferenceAt(ReadOnlySpan<byte> text, int at)
    {
        // Unchecked: the index is not negative, and 32 bytes are there, which CanBeAt has seen.
        ref byte first = ref MemoryMarshal.GetReference(text);
        return ((Vector128.LoadUnsafe(ref first, (nuint)at) & mask) ^ start) | ((Vector128.LoadUnsafe(ref first, (nuint)at + Half) & nextMask) ^ next);
    }

    private static (Vector128<byte> Bytes, Vector128<byte> Mask) Masked(ReadOnlySpan<byte> bytes)
    {
        Span<byte> first = stackalloc byte[Half];
        Span<byte> counts = stackalloc byte[Half];
        first.Clear();
        counts.Clear();
        bytes = bytes[..Math.Min(bytes.Length, Half)];
        bytes.CopyTo(first);
        counts[..bytes.Length].Fill(0xFF);
        return (Vector128.Create<byte>(first), Vector128.Create<byte>(counts));
    }
}
