using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HiveContracts;

/// <summary>Finds the end of white space and of plain text in JSON, 16 bytes at a time.</summary>
internal static class Utf8Scan
{
    /// <summary>Returns the index of the first byte from an index that is not white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipWhiteSpace(ReadOnlySpan<byte> text, int index) =>
        (uint)index < (uint)text.Length && text[index] <= ' ' ? FindWhiteSpaceEnd(text, index) : index;

    /// <summary>Skips a single space, as it usually follows a colon, if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipSpace(ReadOnlySpan<byte> text, int index) => (uint)index < (uint)text.Length && text[index] == ' ' ? index + 1 : index;

    /// <summary>Skips up to 16 bytes of white space, as indentation before a name, if there are at least 16 more bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipIndentation(ReadOnlySpan<byte> text, int index) =>
        (uint)index < (uint)text.Length && text[index] <= ' ' && text.Length - index >= Vector128<byte>.Count ? index + CountWhiteSpace(text, index) : index;

    /// <summary>Counts the plain bytes of a string: those before its end, an escape, a control character or a byte that is not ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int CountPlain(ReadOnlySpan<byte> text) =>
        text.Length >= Vector128<byte>.Count && FindSpecialBytes(text) is not 0 and uint mask ? BitOperations.TrailingZeroCount(mask) : CountPlainInName(text);

    /// <summary>
    /// Does the same as <see cref="CountPlain"/> for names, of which some are shorter than 16 bytes and some are longer: it does not branch between the two.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int CountPlainInName(ReadOnlySpan<byte> text)
    {
        int count = 0;
        while (text.Length - count >= 2 * Vector128<byte>.Count)
        {
            uint mask = FindSpecialBytes(text[count..]) | (FindSpecialBytes(text[(count + Vector128<byte>.Count)..]) << Vector128<byte>.Count);
            if (mask != 0)
            {
                return count + BitOperations.TrailingZeroCount(mask);
            }

            count += 2 * Vector128<byte>.Count;
        }

        while (count < text.Length && text[count] is not ((byte)'"' or (byte)'\\' or < (byte)' ' or >= 0x80))
        {
            count++;
        }

        return count;
    }

    /// <summary>Counts the bytes of a string before its end, an escape or a control character. They may include bytes that are not ASCII.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int CountUnescaped(ReadOnlySpan<byte> text) => CountUnescaped(text, (byte)'"', (byte)'\\', (byte)0x1F);

    /// <summary>Counts the characters before one that must be escaped in JSON.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int CountUnescaped(ReadOnlySpan<char> text) =>
        CountUnescaped(MemoryMarshal.Cast<char, ushort>(text), (ushort)'"', (ushort)'\\', (ushort)0x1F);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountUnescaped<T>(ReadOnlySpan<T> text, T quote, T backslash, T lastControl)
        where T : unmanaged, IBinaryInteger<T>
    {
        int count = 0;
        while (text.Length - count >= Vector128<T>.Count)
        {
            Vector128<T> units = Vector128.Create(text[count..]);
            Vector128<T> escaped = Vector128.Equals(units, Vector128.Create(quote)) | Vector128.Equals(units, Vector128.Create(backslash))
                | Vector128.Equals(Vector128.Min(units, Vector128.Create(lastControl)), units);
            uint mask = escaped.ExtractMostSignificantBits();
            if (mask != 0)
            {
                return count + BitOperations.TrailingZeroCount(mask);
            }

            count += Vector128<T>.Count;
        }

        while (count < text.Length && text[count] != quote && text[count] != backslash && text[count] > lastControl)
        {
            count++;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindWhiteSpaceEnd(ReadOnlySpan<byte> text, int index)
    {
        while (text.Length - index >= Vector128<byte>.Count)
        {
            int count = CountWhiteSpace(text, index);
            index += count;
            if (count < Vector128<byte>.Count)
            {
                return index;
            }
        }

        while (index < text.Length && text[index] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            index++;
        }

        return index;
    }

    /// <summary>Counts the white space at the start of 16 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountWhiteSpace(ReadOnlySpan<byte> text, int index)
    {
        Vector128<byte> bytes = Vector128.Create(text[index..]);
        Vector128<byte> white = Vector128.Equals(bytes, Vector128.Create((byte)' ')) | Vector128.Equals(bytes, Vector128.Create((byte)'\n'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\r')) | Vector128.Equals(bytes, Vector128.Create((byte)'\t'));
        return BitOperations.TrailingZeroCount(~white.ExtractMostSignificantBits());
    }

    /// <summary>Returns a bit for each of 16 bytes that is not plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindSpecialBytes(ReadOnlySpan<byte> text)
    {
        Vector128<byte> bytes = Vector128.Create(text);

        // As signed numbers, bytes that are not ASCII are less than a space as well.
        Vector128<byte> special = Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
            | Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)' ')).AsByte();
        return special.ExtractMostSignificantBits();
    }
}
