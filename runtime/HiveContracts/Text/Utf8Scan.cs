using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HiveContracts;

/// <summary>How far runs of white space and of plain characters go, sixteen bytes at a time.</summary>
internal static class Utf8Scan
{
    /// <summary>Where the white space ends that a text has from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipWhiteSpace(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length && text[at] <= ' ' ? EndOfWhiteSpace(text, at) : at;

    /// <summary>Goes behind a single space, as it is behind a colon, where there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipSpace(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length && text[at] == ' ' ? at + 1 : at;

    /// <summary>Goes behind white space of less than sixteen bytes, as it is before a name, where there is some.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipIndentation(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length && text[at] <= ' ' && text.Length - at >= Vector128<byte>.Count ? at + LengthOfWhiteSpace(text, at) : at;

    /// <summary>How much white space there is before anything else, in sixteen bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LengthOfWhiteSpace(ReadOnlySpan<byte> text, int at)
    {
        Vector128<byte> bytes = Vector128.Create(text[at..]);
        Vector128<byte> white = Vector128.Equals(bytes, Vector128.Create((byte)' ')) | Vector128.Equals(bytes, Vector128.Create((byte)'\n'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\r')) | Vector128.Equals(bytes, Vector128.Create((byte)'\t'));
        return BitOperations.TrailingZeroCount(~white.ExtractMostSignificantBits());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int EndOfWhiteSpace(ReadOnlySpan<byte> text, int at)
    {
        while (text.Length - at >= Vector128<byte>.Count)
        {
            int length = LengthOfWhiteSpace(text, at);
            at += length;
            if (length < Vector128<byte>.Count)
            {
                return at;
            }
        }

        while (at < text.Length && text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    /// <summary>How many bytes of a string's content come before its end, an escape, what must be escaped, and what is not ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int LengthOfPlain(ReadOnlySpan<byte> text) =>
        text.Length >= Vector128<byte>.Count && EndsAmong(text) is not 0 and uint mask ? BitOperations.TrailingZeroCount(mask) : LengthOfPlainName(text);

    /// <summary>The same, of texts of which some are shorter than sixteen bytes and some are longer: without a branch on which.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int LengthOfPlainName(ReadOnlySpan<byte> text)
    {
        int at = 0;
        while (text.Length - at >= 2 * Vector128<byte>.Count)
        {
            uint mask = EndsAmong(text[at..]) | (EndsAmong(text[(at + Vector128<byte>.Count)..]) << Vector128<byte>.Count);
            if (mask != 0)
            {
                return at + BitOperations.TrailingZeroCount(mask);
            }

            at += 2 * Vector128<byte>.Count;
        }

        while (at < text.Length && text[at] is not ((byte)'"' or (byte)'\\' or < (byte)' ' or >= 0x80))
        {
            at++;
        }

        return at;
    }

    /// <summary>Which of sixteen bytes end what is plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint EndsAmong(ReadOnlySpan<byte> text)
    {
        Vector128<byte> bytes = Vector128.Create(text);

        // As signed numbers, what is not ASCII is below the space as well.
        Vector128<byte> ends = Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
            | Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)' ')).AsByte();
        return ends.ExtractMostSignificantBits();
    }

    /// <summary>How many bytes of a string's content come before its end, an escape, and what must be escaped; what is not ASCII may be among them.</summary>
    internal static int LengthOfUnescaped(ReadOnlySpan<byte> text)
    {
        int at = 0;
        while (text.Length - at >= Vector128<byte>.Count)
        {
            Vector128<byte> bytes = Vector128.Create(text[at..]);
            Vector128<byte> ends = Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.Equals(Vector128.Min(bytes, Vector128.Create((byte)0x1F)), bytes);
            uint mask = ends.ExtractMostSignificantBits();
            if (mask != 0)
            {
                return at + BitOperations.TrailingZeroCount(mask);
            }

            at += Vector128<byte>.Count;
        }

        while (at < text.Length && text[at] is not ((byte)'"' or (byte)'\\' or < (byte)' '))
        {
            at++;
        }

        return at;
    }

    /// <summary>How many characters come before one that must be escaped.</summary>
    internal static int LengthOfUnescaped(ReadOnlySpan<char> text)
    {
        int at = 0;
        ReadOnlySpan<ushort> units = MemoryMarshal.Cast<char, ushort>(text);
        while (units.Length - at >= Vector128<ushort>.Count)
        {
            Vector128<ushort> some = Vector128.Create(units[at..]);
            Vector128<ushort> escaped = Vector128.Equals(some, Vector128.Create((ushort)'"')) | Vector128.Equals(some, Vector128.Create((ushort)'\\'))
                | Vector128.Equals(Vector128.Min(some, Vector128.Create((ushort)0x1F)), some);
            uint mask = escaped.ExtractMostSignificantBits();
            if (mask != 0)
            {
                return at + BitOperations.TrailingZeroCount(mask);
            }

            at += Vector128<ushort>.Count;
        }

        while (at < text.Length && text[at] is not ('"' or '\\' or < ' '))
        {
            at++;
        }

        return at;
    }
}
