using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HiveContracts;

/// <summary>Bytes that are expected next in a document. Up to 32 of them are compared at once, without a loop.</summary>
internal readonly struct ExpectedBytes
{
    private const int Half = 16;
    private const int MaxCompared = 2 * Half;

    private readonly Vector128<byte> start;
    private readonly Vector128<byte> mask;
    private readonly Vector128<byte> next;
    private readonly Vector128<byte> nextMask;
    private readonly byte[] bytes;
    private readonly int length; // a copy of the array's length, which saves a memory access

    internal ExpectedBytes(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes.ToArray();
        length = bytes.Length;
        (start, mask) = PadToHalf(bytes);
        (next, nextMask) = PadToHalf(bytes[Math.Min(bytes.Length, Half)..]);
    }

    internal ReadOnlySpan<byte> Bytes => bytes;

    internal int Length => length;

    /// <summary>Returns whether a text starts with the bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsPrefixOf(ReadOnlySpan<byte> text) => text.Length >= Half
        ? (Vector128.Create(text) & mask) == start && (length <= Half || text.StartsWith(bytes))
        : text.StartsWith(bytes);

    /// <summary>Returns whether <see cref="DifferenceAt"/> can be called: there are at most 32 bytes, and the text has 32 bytes from the index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool CanCompareAt(ReadOnlySpan<byte> text, int index) => length <= MaxCompared && text.Length - index >= MaxCompared;

    /// <summary>Returns the difference between the bytes and a text from an index: zero if they are equal. Requires <see cref="CanCompareAt"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector128<byte> DifferenceAt(ReadOnlySpan<byte> text, int index)
    {
        // Not bounds-checked: the index is not negative, and CanCompareAt has checked for 32 bytes.
        ref byte first = ref MemoryMarshal.GetReference(text);
        return ((Vector128.LoadUnsafe(ref first, (nuint)index) & mask) ^ start) | ((Vector128.LoadUnsafe(ref first, (nuint)index + Half) & nextMask) ^ next);
    }

    /// <summary>Returns the first 16 bytes, padded with zeros, and the mask of those that are not padding.</summary>
    private static (Vector128<byte> Bytes, Vector128<byte> Mask) PadToHalf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> padded = stackalloc byte[Half];
        Span<byte> mask = stackalloc byte[Half];
        padded.Clear();
        mask.Clear();
        bytes = bytes[..Math.Min(bytes.Length, Half)];
        bytes.CopyTo(padded);
        mask[..bytes.Length].Fill(0xFF);
        return (Vector128.Create<byte>(padded), Vector128.Create<byte>(mask));
    }
}
