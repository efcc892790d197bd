using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>
/// Reads JSON numbers as correctly rounded doubles. Digits are read eight at a time. They are scaled by one multiplication or division if that is exact,
/// by the Eisel-Lemire algorithm otherwise, and by <see cref="BigDecimalRounding"/> if that algorithm cannot decide.
/// </summary>
internal static class DoubleReader
{
    // 10^19 - 1 is less than 2^64, so 19 digits always fit.
    private const int MaxDigits = 19;

    // Exponents are capped here: no document has enough digits to make up for a larger one, and with the digits of any document it fits into 64 bits.
    private const long MaxExponent = 1_000_000_000_000;

    private static ReadOnlySpan<double> PowersOfTen =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Masks by number of digits: the values of a word's last digits are kept, the bytes before them become zero.</summary>
    internal static ReadOnlySpan<ulong> LastDigitMasks =>
    [
        0, 0x0F00000000000000, 0x0F0F000000000000, 0x0F0F0F0000000000, 0x0F0F0F0F00000000,
        0x0F0F0F0F0F000000, 0x0F0F0F0F0F0F0000, 0x0F0F0F0F0F0F0F00, 0x0F0F0F0F0F0F0F0F,
    ];

    /// <summary>Reads the number at the start of a text.</summary>
    /// <param name="text">The text, which starts with the number.</param>
    /// <param name="value">The number; infinite if it is out of range for a double.</param>
    /// <returns>The number's length in bytes, or 0 if the text does not start with a number as defined by RFC 8259.</returns>
    internal static int Read(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        int index = 0;
        bool isNegative = Is(text, 0, '-');
        if (isNegative)
        {
            index++;
        }

        ulong digits = 0;
        if (!IsDigit(text, index))
        {
            return 0;
        }

        int start = index;
        index = text[index] == '0' ? index + 1 : ReadDigits(text, index, ref digits);
        long exponent = 0;
        if (Is(text, index, '.'))
        {
            int fractionStart = ++index;
            index = ReadDigits(text, index, ref digits);
            if (index == fractionStart)
            {
                return 0;
            }

            exponent = fractionStart - index;
        }

        // Too many significant digits have overflowed.
        bool isExact = index - start <= MaxDigits || CountSignificantDigits(text[start..index]) <= MaxDigits;
        if (index < text.Length && (text[index] | 0x20) == 'e')
        {
            int length = ReadExponent(text[index..], out long power);
            if (length == 0)
            {
                return 0;
            }

            index += length;
            exponent += power;
        }

        if (isExact ? !TryScale(digits, exponent, out value) : !TryScaleFirstDigits(text[start..index], exponent, out value))
        {
            value = BigDecimalRounding.Read(text[..index]);
        }
        else if (isNegative)
        {
            value = -value;
        }

        return index;
    }

    /// <summary>Scales the first 19 digits of a longer number; false if the other digits could change the result.</summary>
    private static bool TryScaleFirstDigits(ReadOnlySpan<byte> number, long exponent, out double value)
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

    /// <summary>Reads the exponent of a checked number, starting at its <c>e</c>.</summary>
    internal static long ReadExponent(ReadOnlySpan<byte> text)
    {
        ReadExponent(text, out long power);
        return power;
    }

    /// <summary>Reads an exponent, starting at its <c>e</c>.</summary>
    /// <returns>The length in bytes, including <c>e</c> and sign, or 0 if there are no digits.</returns>
    internal static int ReadExponent(ReadOnlySpan<byte> text, out long power)
    {
        power = 0;
        bool isNegative = Is(text, 1, '-');
        int start = isNegative || Is(text, 1, '+') ? 2 : 1;
        int index = start;
        for (; IsDigit(text, index); index++)
        {
            power = Math.Min((power * 10) + (text[index] - '0'), MaxExponent);
        }

        power = isNegative ? -power : power;
        return index == start ? 0 : index;
    }

    private static int CountSignificantDigits(ReadOnlySpan<byte> mantissa)
    {
        int first = mantissa.IndexOfAnyInRange((byte)'1', (byte)'9');
        ReadOnlySpan<byte> significant = first < 0 ? [] : mantissa[first..];
        return significant.Length - significant.Count((byte)'.');
    }

    private static bool Is(ReadOnlySpan<byte> text, int index, char c) => index < text.Length && text[index] == c;

    private static bool IsDigit(ReadOnlySpan<byte> text, int index) => index < text.Length && (uint)(text[index] - '0') <= 9;

    private static int ReadDigits(ReadOnlySpan<byte> text, int index, ref ulong digits)
    {
        // Too many digits overflow; the caller counts them and ignores the value in that case.
        while (index + 8 <= text.Length && BinaryPrimitives.ReadUInt64LittleEndian(text[index..]) is var eight && AreDigits(eight))
        {
            digits = unchecked((digits * 100_000_000) + JoinDigits(eight & LastDigitMasks[8]));
            index += 8;
        }

        for (; IsDigit(text, index); index++)
        {
            digits = unchecked((digits * 10) + (ulong)(text[index] - '0'));
        }

        return index;
    }

    /// <summary>Returns whether eight bytes are digits: the high nibble of each is 3, before and after adding 6.</summary>
    private static bool AreDigits(ulong eight) =>
        ((eight & 0xF0F0F0F0F0F0F0F0) | (((eight + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0) >> 4)) == 0x3333333333333333;

    /// <summary>Joins the values of eight digits, the first in the lowest byte: into pairs, then fours, then one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong JoinDigits(ulong eight)
    {
        eight = (eight * 10) + (eight >> 8);
        return (((eight & 0x000000FF000000FF) * 0x000F424000000064) + (((eight >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
    }

    /// <summary>Computes digits × 10^exponent, correctly rounded; false if that takes <see cref="BigDecimalRounding"/>.</summary>
    internal static bool TryScale(ulong digits, long exponent, out double value)
    {
        // Both operands are exact doubles, so the one operation rounds once.
        if (digits == 0 || (digits <= 1UL << 53 && (ulong)(exponent + 22) <= 44))
        {
            value = digits == 0 ? 0 : exponent < 0 ? digits / PowersOfTen[(int)-exponent] : digits * PowersOfTen[(int)exponent];
            return true;
        }

        value = 0;
        return exponent is >= PowersOfFive.MinExponent and <= PowersOfFive.MaxExponent && TryEiselLemire(digits, (int)exponent, out value);
    }

    /// <summary>Computes digits × 10^exponent by the Eisel-Lemire algorithm; false if it cannot decide how to round.</summary>
    /// <param name="digits">The digits; not zero.</param>
    /// <param name="exponent">The exponent, from <see cref="PowersOfFive.MinExponent"/> to <see cref="PowersOfFive.MaxExponent"/>.</param>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryEiselLemire(ulong digits, int exponent, out double value)
    {
        value = 0;
        int shift = BitOperations.LeadingZeroCount(digits);
        digits <<= shift;

        ulong high = Math.BigMul(digits, PowersOfFive.High(exponent), out ulong low);
        if ((high & 0x1FF) == 0x1FF)
        {
            // The bits below the kept ones may carry: the power's low half decides.
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
            return false; // subnormal, or close to the largest double
        }

        // Exactly halfway: round to even.
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
