using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>
/// Reads JSON numbers as doubles, exactly rounded: eight digits at a time, then by one multiplication where that is exact,
/// by Eisel and Lemire's method, or, where neither decides, by <see cref="BigDecimalRounding"/>.
/// </summary>
internal static partial class DoubleReader
{
    // 10^19 - 1 is below 2^64: so many digits fit, leading zeros counted.
    private const int MaxDigits = 19;

    // Of larger ones it makes no difference how large they are: no document has so many digits.
    private const int MaxExponent = 100_000_000;

    private static ReadOnlySpan<double> PowersOfTen =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
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
            value = BigDecimalRounding.Read(text[..at]);
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
