using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HiveContracts.Support;

/// <summary>
/// Reads JSON numbers as doubles, exactly rounded: eight digits at a time, then by one multiplication where that is exact,
/// by Eisel and Lemire's method, or, where neither decides, by <see cref="ExactNumber"/>.
/// </summary>
internal static class NumberReader
{
    // 10^19 - 1 is below 2^64: so many digits fit, leading zeros counted.
    private const int MaxDigits = 19;

    // Of larger ones it makes no difference how large they are: no document has so many digits.
    private const int MaxExponent = 100_000_000;

    private static ReadOnlySpan<double> PowersOfTen =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    private static ReadOnlySpan<ulong> WholePowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
        10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];

    // Sixteen bytes from here on, less by as many as are digits, keep the values of those.
    private static ReadOnlySpan<byte> LastOfSixteen =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
    ];

    // By how many of a word's last bytes are digits: what keeps the value of those, and nothing of the bytes before.
    private static ReadOnlySpan<ulong> ValuesOfLast =>
    [
        0, 0x0F00000000000000, 0x0F0F000000000000, 0x0F0F0F0000000000, 0x0F0F0F0F00000000,
        0x0F0F0F0F0F000000, 0x0F0F0F0F0F0F0000, 0x0F0F0F0F0F0F0F00, 0x0F0F0F0F0F0F0F0F,
    ];

    /// <summary>Reads the number at the start of a text.</summary>
    /// <param name="text">The text from the number's first byte on.</param>
    /// <param name="value">The number; infinite where it is beyond the range of a double.</param>
    /// <returns>How many bytes it takes; 0 where there is no number by RFC 8259.</returns>
    internal static int Read(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        int at = 0;
        bool isNegative = Is(text, 0, '-');
        if (isNegative)
        {
            at++;
        }

        ulong digits = 0;
        if (!IsDigit(text, at))
        {
            return 0;
        }

        int first = at;
        at = text[at] == '0' ? at + 1 : ReadDigits(text, at, ref digits);
        int exponent = 0;
        if (Is(text, at, '.'))
        {
            int point = ++at;
            at = ReadDigits(text, at, ref digits);
            if (at == point)
            {
                return 0;
            }

            exponent = point - at;
        }

        // Digits overflow where there are too many from the first that is not zero on.
        bool isExact = at - first <= MaxDigits || SignificantDigits(text[first..at]) <= MaxDigits;
        if (at < text.Length && (text[at] | 0x20) == 'e')
        {
            int length = ReadExponent(text[at..], out int power);
            if (length == 0)
            {
                return 0;
            }

            at += length;
            exponent += power;
        }

        if (isExact ? !TryScale(digits, exponent, out value) : !TryScaleFirst(text[first..at], exponent, out value))
        {
            value = ExactNumber.Read(text[..at]);
        }
        else if (isNegative)
        {
            value = -value;
        }

        return at;
    }

    /// <summary>Reads a number of more digits than a word has room for, where those that it has decide what the others cannot change.</summary>
    private static bool TryScaleFirst(ReadOnlySpan<byte> number, int exponent, out double value)
    {
        ulong digits = 0;
        int count = 0;
        foreach (byte digit in number)
        {
            if (digit == '.')
            {
                continue;
            }

            if (digit is < (byte)'0' or > (byte)'9')
            {
                break;
            }

            if (count == MaxDigits)
            {
                exponent++;
            }
            else if (count > 0 || digit > '0')
            {
                digits = (digits * 10) + digit - '0';
                count++;
            }
        }

        return TryScale(digits, exponent, out value) && TryScale(digits + 1, exponent, out double next) && value == next;
    }

    /// <summary>Reads the number at an index of a text.</summary>
    /// <returns>How many bytes it takes; 0 where there is no number.</returns>
    internal static int Read(ReadOnlySpan<byte> text, int at, out double value)
    {
        int length = 0;
        value = 0;
        if (at >= ScoreBefore && at <= text.Length - ScoreBehind)
        {
            length = ReadScore(ref MemoryMarshal.GetReference(text), at, out value);
        }

        return length > 0 ? length : Read(text[at..], out value);
    }

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

        int length = BitOperations.TrailingZeroCount(~(DigitsAmong(ref number, 2) | (DigitsAmong(ref number, 18) << 16)));
        if (length is 0 or > 24)
        {
            return 0;
        }

        ref byte end = ref Unsafe.Add(ref number, 2 + length);
        ulong high = Value(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref end, 24)) & ValuesOfLast[Math.Max(length - 16, 0)]);
        ulong digits = (high * 10_000_000_000_000_000) + LastDigits(ref end, length);
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
    internal const int ScoreBefore = 24;

    /// <summary>How many bytes from a number's start on <see cref="ReadScore"/> may look at.</summary>
    internal const int ScoreBehind = 34;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint DigitsAmong(ref byte number, nuint at)
    {
        Vector128<byte> values = Vector128.LoadUnsafe(ref number, at) - Vector128.Create((byte)'0');
        return Vector128.Equals(Vector128.Min(values, Vector128.Create((byte)9)), values).ExtractMostSignificantBits();
    }

    /// <summary>The exponent of a number, from the e on.</summary>
    internal static int ReadExponent(ReadOnlySpan<byte> text)
    {
        ReadExponent(text, out int power);
        return power;
    }

    /// <summary>Reads an exponent, e and sign included; 0 where there is none.</summary>
    private static int ReadExponent(ReadOnlySpan<byte> text, out int power)
    {
        power = 0;
        bool isNegative = Is(text, 1, '-');
        int start = isNegative || Is(text, 1, '+') ? 2 : 1;
        int at = start;
        for (; IsDigit(text, at); at++)
        {
            power = Math.Min((power * 10) + (text[at] - '0'), MaxExponent);
        }

        power = isNegative ? -power : power;
        return at == start ? 0 : at;
    }

    private static int SignificantDigits(ReadOnlySpan<byte> mantissa)
    {
        int first = mantissa.IndexOfAnyInRange((byte)'1', (byte)'9');
        ReadOnlySpan<byte> significant = first < 0 ? [] : mantissa[first..];
        return significant.Length - significant.Count((byte)'.');
    }

    private static bool Is(ReadOnlySpan<byte> text, int at, char c) => at < text.Length && text[at] == c;

    private static bool IsDigit(ReadOnlySpan<byte> text, int at) => at < text.Length && (uint)(text[at] - '0') <= 9;

    private static int ReadDigits(ReadOnlySpan<byte> text, int at, ref ulong digits)
    {
        // Too many digits overflow; whoever counts them does not use the value then.
        while (at + 8 <= text.Length && BinaryPrimitives.ReadUInt64LittleEndian(text[at..]) is var eight && AreDigits(eight))
        {
            digits = unchecked((digits * 100_000_000) + Value(eight & ValuesOfLast[8]));
            at += 8;
        }

        for (; IsDigit(text, at); at++)
        {
            digits = unchecked((digits * 10) + (ulong)(text[at] - '0'));
        }

        return at;
    }

    /// <summary>Whether eight bytes are eight digits: the high nibble of each is 3, also after adding 6.</summary>
    private static bool AreDigits(ulong eight) =>
        ((eight & 0xF0F0F0F0F0F0F0F0) | (((eight + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0) >> 4)) == 0x3333333333333333;

    /// <summary>The number that the last sixteen digits before an end make, or as many as there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong LastDigits(ref byte end, int length)
    {
        if (Sse41.IsSupported)
        {
            // Pairs, fours, eights: an addition and two multiplications at each step.
            Vector128<byte> values = Vector128.LoadUnsafe(ref Unsafe.Subtract(ref end, 16))
                & Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LastOfSixteen), (nuint)Math.Min(length, 16));
            Vector128<short> pairs = Ssse3.MultiplyAddAdjacent(values, Vector128.Create((short)0x010A).AsSByte());
            Vector128<int> fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(0x0001_0064).AsInt16());
            Vector128<int> eights = Sse2.MultiplyAddAdjacent(Sse41.PackUnsignedSaturate(fours, fours).AsInt16(), Vector128.Create(0x0001_2710).AsInt16());
            ulong both = eights.AsUInt64().ToScalar();
            return ((both & uint.MaxValue) * 100_000_000) + (both >> 32);
        }

        ulong middle = Value(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref end, 16)) & ValuesOfLast[Math.Clamp(length - 8, 0, 8)]);
        ulong low = Value(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref end, 8)) & ValuesOfLast[Math.Min(length, 8)]);
        return (middle * 100_000_000) + low;
    }

    /// <summary>The number that eight digits' values make, the first in the lowest byte: pairs, then fours, then all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Value(ulong eight)
    {
        eight = (eight * 10) + (eight >> 8);
        return (((eight & 0x000000FF000000FF) * 0x000F424000000064) + (((eight >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
    }

    /// <summary>Digits times ten to the exponent, exactly rounded; false where that takes more than is done here.</summary>
    private static bool TryScale(ulong digits, int exponent, out double value)
    {
        // Both are doubles without rounding, so one operation rounds once.
        if (digits == 0 || (digits <= 1UL << 53 && (uint)(exponent + 22) <= 44))
        {
            value = digits == 0 ? 0 : exponent < 0 ? digits / PowersOfTen[-exponent] : digits * PowersOfTen[exponent];
            return true;
        }

        value = 0;
        return exponent is >= PowersOfFive.Lowest and <= PowersOfFive.Highest && TryEiselLemire(digits, exponent, out value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryEiselLemire(ulong digits, int exponent, out double value)
    {
        value = 0;
        int shift = BitOperations.LeadingZeroCount(digits);
        digits <<= shift;

        ulong high = Math.BigMul(digits, PowersOfFive.High(exponent), out ulong low);
        if ((high & 0x1FF) == 0x1FF)
        {
            // The bits below those that are kept may carry: the power's lower half decides.
            ulong carry = Math.BigMul(digits, PowersOfFive.Low(exponent), out _);
            low += carry;
            if (carry > low)
            {
                high++;
            }

            if (low == ulong.MaxValue && exponent is < -27 or > 55)
            {
                return false;
            }
        }

        int top = (int)(high >> 63);
        int kept = top + 64 - 52 - 3;
        ulong mantissa = high >> kept;
        int power = ((217706 * exponent) >> 16) + 63 + top - shift + 1023;
        if (power is <= 0 or >= 0x7FE)
        {
            return false; // subnormal, or near the end of the range
        }

        // Exactly half way: to even.
        if (low <= 1 && exponent is >= -4 and <= 23 && (mantissa & 3) == 1 && mantissa << kept == high)
        {
            mantissa &= ~1UL;
        }

        mantissa = (mantissa + (mantissa & 1)) >> 1;
        if (mantissa >= 2UL << 52)
        {
            mantissa = 1UL << 52;
            power++;
        }

        value = BitConverter.UInt64BitsToDouble((mantissa & ~(1UL << 52)) | ((ulong)power << 52));
        return true;
    }
}
