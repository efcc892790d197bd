using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HiveContracts;

internal static partial class DoubleReader
{
    private static ReadOnlySpan<ulong> WholePowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
        10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];

    // Thirty-two bytes from an index on keep the values of as many digits at the end as the index says, and nothing of the bytes before; sixteen, from sixteen further on.
    private static ReadOnlySpan<byte> ValuesBehind =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
    ];

    /// <summary>
    /// Reads a number such as most scores are, a digit and a fraction, without a branch on how many digits it has: the digits are found sixteen at a time,
    /// and read from the last back.
    /// </summary>
    /// <param name="text">The text's first byte. From <paramref name="at"/>, <see cref="ScoreBefore"/> bytes before and <see cref="ScoreBehind"/> bytes behind are read.</param>
    /// <param name="at">Where in the text the number starts.</param>
    /// <param name="value">The number.</param>
    /// <returns>How many bytes it takes; 0 where it is another one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int ReadScore(ref byte text, int at, out double value)
    {
        value = 0;
        ref byte number = ref Unsafe.Add(ref text, at);
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

        int length = BitOperations.TrailingZeroCount(~DigitsAmong(ref number, 2));
        if (length is 0 or > 24)
        {
            return 0;
        }

        ref byte end = ref Unsafe.Add(ref number, 2 + length);
        ulong digits = LastDigits(ref end, length, out ulong high) + (high * 10_000_000_000_000_000);
        if (high >= 1_000)
        {
            return 0; // more digits than a word has room for
        }

        int power = -length;
        length += 2;
        if (first != 0 || (end | 0x20) == 'e')
        {
            // Rare among scores, but for the smallest, which have an exponent.
            return ReadScientific(first, digits, power, ref end, length, out value);
        }

        return digits == 0 || TryEiselLemire(digits, power, out value) ? length : 0;
    }

    /// <summary>Reads on behind the fraction of a number that has something before the point, or an exponent.</summary>
    private static int ReadScientific(ulong first, ulong fraction, int power, ref byte end, int length, out double value)
    {
        value = 0;
        if (power < -18)
        {
            return 0;
        }

        ulong digits = fraction + (first * WholePowersOfTen[-power]);
        if ((end | 0x20) == 'e')
        {
            // Of two digits most often, since smaller numbers than those are no scores.
            uint tens = Unsafe.Add(ref end, 2) - (uint)'0';
            uint ones = Unsafe.Add(ref end, 3) - (uint)'0';
            if (Unsafe.Add(ref end, 1) == '-' && tens <= 9 && ones <= 9 && Unsafe.Add(ref end, 4) - (uint)'0' > 9)
            {
                length += 4;
                power -= (int)((tens * 10) + ones);
            }
            else
            {
                ReadOnlySpan<byte> exponent = MemoryMarshal.CreateReadOnlySpan(ref end, ScoreBehind - length);
                int exponentLength = ReadExponent(exponent, out int exponentPower);
                if (exponentLength == 0 || exponentLength == exponent.Length)
                {
                    return 0;
                }

                length += exponentLength;
                power += exponentPower;
            }
        }

        return digits == 0 || TryScale(digits, power, out value) ? length : 0;
    }

    /// <summary>How many bytes before a number <see cref="ReadScore"/> may look at.</summary>
    internal const int ScoreBefore = 32;

    /// <summary>How many bytes from a number's start on <see cref="ReadScore"/> may look at.</summary>
    internal const int ScoreBehind = 34;

    /// <summary>Which of thirty-two bytes are digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint DigitsAmong(ref byte number, nuint at)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<byte> values = Vector256.LoadUnsafe(ref number, at) - Vector256.Create((byte)'0');
            return Vector256.Equals(Vector256.Min(values, Vector256.Create((byte)9)), values).ExtractMostSignificantBits();
        }

        return DigitsAmongSixteen(ref number, at) | (DigitsAmongSixteen(ref number, at + 16) << 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint DigitsAmongSixteen(ref byte number, nuint at)
    {
        Vector128<byte> values = Vector128.LoadUnsafe(ref number, at) - Vector128.Create((byte)'0');
        return Vector128.Equals(Vector128.Min(values, Vector128.Create((byte)9)), values).ExtractMostSignificantBits();
    }

    /// <summary>The number that the last sixteen digits before an end make, or as many as there are, and the one that up to eight before those make.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong LastDigits(ref byte end, int length, out ulong high)
    {
        // Pairs, fours, eights: an addition and two multiplications at each step.
        if (Avx2.IsSupported)
        {
            Vector256<byte> values = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref end, 32)) & Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(ValuesBehind), (nuint)length);
            Vector256<short> pairs = Avx2.MultiplyAddAdjacent(values, Vector256.Create((short)0x010A).AsSByte());
            Vector256<int> fours = Avx2.MultiplyAddAdjacent(pairs, Vector256.Create(0x0001_0064).AsInt16());
            Vector256<int> eights = Avx2.MultiplyAddAdjacent(Avx2.PackUnsignedSaturate(fours, fours).AsInt16(), Vector256.Create(0x0001_2710).AsInt16());
            high = eights.GetLower().AsUInt64().ToScalar() >> 32;
            return OfEights(eights.GetUpper().AsUInt64().ToScalar());
        }

        high = Value(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref end, 24)) & ValuesOfLast[Math.Max(length - 16, 0)]);
        if (Sse41.IsSupported)
        {
            Vector128<byte> values = Vector128.LoadUnsafe(ref Unsafe.Subtract(ref end, 16))
                & Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(ValuesBehind), (nuint)(16 + Math.Min(length, 16)));
            Vector128<short> pairs = Ssse3.MultiplyAddAdjacent(values, Vector128.Create((short)0x010A).AsSByte());
            Vector128<int> fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(0x0001_0064).AsInt16());
            Vector128<int> eights = Sse2.MultiplyAddAdjacent(Sse41.PackUnsignedSaturate(fours, fours).AsInt16(), Vector128.Create(0x0001_2710).AsInt16());
            return OfEights(eights.AsUInt64().ToScalar());
        }

        ulong middle = Value(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref end, 16)) & ValuesOfLast[Math.Clamp(length - 8, 0, 8)]);
        ulong low = Value(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref end, 8)) & ValuesOfLast[Math.Min(length, 8)]);
        return (middle * 100_000_000) + low;
    }

    /// <summary>The number that two of eight digits make, the first in the lower half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong OfEights(ulong both) => ((both & uint.MaxValue) * 100_000_000) + (both >> 32);
}
