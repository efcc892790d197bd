using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HiveContracts.Support;

/// <summary>Some bytes that documents are expected to go on with; those of up to sixteen are compared at one stroke.</summary>
internal readonly struct Token
{
    private readonly Vector128<byte> start;
    private readonly Vector128<byte> mask;
    private readonly byte[] bytes;
    private readonly int length;

    internal Token(ReadOnlySpan<byte> bytes)
    {
        length = bytes.Length;
        this.bytes = bytes.ToArray();
        Span<byte> first = stackalloc byte[Vector128<byte>.Count];
        Span<byte> counts = stackalloc byte[Vector128<byte>.Count];
        first.Clear();
        counts.Clear();
        bytes = bytes[..Math.Min(bytes.Length, first.Length)];
        bytes.CopyTo(first);
        counts[..bytes.Length].Fill(0xFF);
        start = Vector128.Create<byte>(first);
        mask = Vector128.Create<byte>(counts);
    }

    internal ReadOnlySpan<byte> Bytes => bytes;

    internal int Length => length;

    /// <summary>Whether a text starts with the bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Starts(ReadOnlySpan<byte> text, in Token token) => text.Length >= Vector128<byte>.Count
        ? (Vector128.Create(text) & token.mask) == token.start && (token.length <= Vector128<byte>.Count || text.StartsWith(token.bytes))
        : text.StartsWith(token.bytes);
}
