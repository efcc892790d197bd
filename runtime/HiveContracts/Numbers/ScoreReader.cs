using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HiveContracts;

/// <summary>
/// Reads the numbers that most scores are, one digit and a fraction, without a branch on the number of digits. Other numbers are left to
/// <see cref="DoubleReader"/>.
/// </summary>
internal static class ScoreReader
{
    /// <summary>The number of bytes before a number that <see cref="ReadUnchecked"/> may read.</summary>
    internal const int Lookbehind = 32;

    /// <summary>The number of bytes from a number's start that <see cref="ReadUnchecked"/> may read.</summary>
    internal const int Lookahead = 34;

    private static ReadOnlySpan<ulong> IntegerPowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
        10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];

    // The 32 bytes at index n mask the last n digits: their values are kept, the bytes before them become zero. For 16 bytes, start at index 16 + n.
    private static ReadOnlySpan<byte> DigitMasks =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
    ];

    /// <summary>Reads the number at an index of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">The index of the number's first byte.</param>
    /// <param name="value">The number; infinite if it is out of range for a double.</param>
    /// <returns>The number's length in bytes, or 0 if there is no number.</returns>
    internal static int Read(ReadOnlySpan<byte> text, int index, out double value)
    {
        int length = 0;
        value = 0;
        if (index >= Lookbehind && index <= text.Length - Lookahead)
        {
            length = ReadUnchecked(ref MemoryMarshal.GetReference(text), index, out value);
        }

        return length > 0 ? length : DoubleReader.Read(text[index..], out value);
    }

    /// <summary>
    /// Reads a number of one digit and a fraction. The end of the digits is found in one step, and the digits are read from the last one backwards.
    /// </summary>
    /// <param name="text">
    /// The text's first byte. The caller guarantees <see cref="Lookbehind"/> readable bytes before <paramref name="index"/>,
    /// and <see cref="Lookahead"/> from it.
    /// </param>
    /// <param name="index">The index of the number's first byte.</param>
    /// <param name="value">The number.</param>
    /// <returns>The number's length in bytes, or 0 if it has another form.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int ReadUnchecked(ref byte text, int index, out double value)
    {
        value = 0;
        ref byte number = ref Unsafe.Add(ref text, index);
        uint first = number - (uint)'0';
        uint second = Unsafe.Add(ref number, 1);
        if (!BitConverter.IsLittleEndian || first > 9)
        {
            return 0;
        }

        if (second != '.')
        {
            value = first;
            return second - '0' > 9 && (second | 0x20) != 'e' ? 1 : 0;
        }

        int length = BitOperations.TrailingZeroCount(~FindDigits(ref number, 2));
        if (length is 0 or > 24)
        {
            return 0;
        }

        ref byte end = ref Unsafe.Add(ref number, 2 + length);
        ulong digits = ReadLastDigits(ref end, length, out ulong high) + (high * 10_000_000_000_000_000);
        if (high >= 1_000)
        {
            return 0; // more digits than 64 bits hold
        }

        int power = -length;
        length += 2;
        if (first != 0 || (end | 0x20) == 'e')
        {
            // Rare among scores, except for the smallest, which have an exponent.
            return ReadScientific(first, digits, power, ref end, length, out value);
        }

        return digits == 0 || DoubleReader.TryEiselLemire(digits, power, out value) ? length : 0;
    }

    /// <summary>Completes a number that has a digit other than zero before the point, or an exponent.</summary>
    private static int ReadScientific(ulong first, ulong fraction, int power, ref byte end, int length, out double value)
    {
        value = 0;
        if (power < -18)
        {
            return 0;
        }

        ulong digits = fraction + (first * IntegerPowersOfTen[-power]);
        long exponentOfDigits = power;
        if ((end | 0x20) == 'e')
        {
            // A negative exponent of two digits is the usual one: smaller numbers are not scores.
            uint tens = Unsafe.Add(ref end, 2) - (uint)'0';
            uint ones = Unsafe.Add(ref end, 3) - (uint)'0';
            if (Unsafe.Add(ref end, 1) == '-' && tens <= 9 && ones <= 9 && Unsafe.Add(ref end, 4) - (uint)'0' > 9)
            {
                length += 4;
                exponentOfDigits -= (tens * 10) + ones;
            }
            else
            {
                ReadOnlySpan<byte> exponent = MemoryMarshal.CreateReadOnlySpan(ref end, Lookahead - length);
                int exponentLength = DoubleReader.ReadExponent(exponent, out long exponentPower);
                if (exponentLength == 0 || exponentLength == exponent.Length)
                {
                    return 0;
                }

                length += exponentLength;
                exponentOfDigits += exponentPower;
            }
        }

        return digits == 0 || DoubleReader.TryScale(digits, exponentOfDigits, out value) ? length : 0;
    }

    /// <summary>Returns a bit for each of 32 bytes that is a digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindDigits(ref byte text, nuint offset)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<byte> values = Vector256.LoadUnsafe(ref text, offset) - Vector256.Create((byte)'0');
            return Vector256.Equals(Vector256.Min(values, Vector256.Create((byte)9)), values).ExtractMostSignificantBits();
        }

        return FindDigitsIn16(ref text, offset) | (FindDigitsIn16(ref text, offset + 16) << 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindDigitsIn16(ref byte text, nuint offset)
    {
        Vector128<byte> values = Vector128.LoadUnsafe(ref text, offset) - Vector128.Create((byte)'0');
        return Vector128.Equals(Vector128.Min(values, Vector128.Create((byte)9)), values).ExtractMostSignificantBits();
    }

    /// <summary>Reads the last 16 digits before an end, or all if there are fewer.</summary>
    /// <param name="end">The byte after the last digit.</param>
    /// <param name="length">The number of digits, at most 24.</param>
    /// <param name="high">The value of the up to eight digits before the last 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ReadLastDigits(ref byte end, int length, out ulong high)
    {
        // Digits are combined into pairs, then fours, then eights: each step is one multiply-add.
        if (Avx2.IsSupported)
        {
            Vector256<byte> values = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref end, 32))
                & Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(DigitMasks), (nuint)length);
            Vector256<short> pairs = Avx2.MultiplyAddAdjacent(values, Vector256.Create((short)0x010A).AsSByte());
            Vector256<int> fours = Avx2.MultiplyAddAdjacent(pairs, Vector256.Create(0x0001_0064).AsInt16());
            Vector256<int> eights = Avx2.MultiplyAddAdjacent(Avx2.PackUnsignedSaturate(fours, fours).AsInt16(), Vector256.Create(0x0001_2710).AsInt16());
            high = eights.GetLower().AsUInt64().ToScalar() >> 32;
            return JoinEights(eights.GetUpper().AsUInt64().ToScalar());
        }

        high = DoubleReader.JoinDigits(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref end, 24)) & DoubleReader.LastDigitMasks[Math.Max(length - 16, 0)]);
        if (Sse41.IsSupported)
        {
            Vector128<byte> values = Vector128.LoadUnsafe(ref Unsafe.Subtract(ref end, 16))
                & Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(DigitMasks), (nuint)(16 + Math.Min(length, 16)));
            Vector128<short> pairs = Ssse3.MultiplyAddAdjacent(values, Vector128.Create((short)0x010A).AsSByte());
            Vector128<int> fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(0x0001_0064).AsInt16());
            Vector128<int> eights = Sse2.MultiplyAddAdjacent(Sse41.PackUnsignedSaturate(fours, fours).AsInt16(), Vector128.Create(0x0001_2710).AsInt16());
            return JoinEights(eights.AsUInt64().ToScalar());
        }

        ulong middle = DoubleReader.JoinDigits(
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref end, 16)) & DoubleReader.LastDigitMasks[Math.Clamp(length - 8, 0, 8)]);
        ulong low = DoubleReader.JoinDigits(
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref end, 8)) & DoubleReader.LastDigitMasks[Math.Min(length, 8)]);
        return (middle * 100_000_000) + low;
    }

    /// <summary>Joins two numbers of eight digits, the first in the lower half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong JoinEights(ulong both) => ((both & uint.MaxValue) * 100_000_000) + (both >> 32);
}
