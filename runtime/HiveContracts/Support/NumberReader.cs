using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace HiveContracts.Support;

/// <summary>
/// Reads JSON numbers as doubles, exactly rounded: eight digits at a time, then by one multiplication where that is exact,
/// by Eisel and Lemire's method, or, where neither decides, by the framework.
/// </summary>
internal static class NumberReader
{
    // 10^19 - 1 is below 2^64: so many digits fit, leading zeros counted.
    private const int MaxDigits = 19;

    private static ReadOnlySpan<double> PowersOfTen =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads the number at the start of a text.</summary>
    /// <param name="text">The text from the number's first byte on.</param>
    /// <param name="value">The number; infinite where it is beyond the range of a double.</param>
    /// <returns>How many bytes it takes; 0 where there is no number by RFC 8259.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Read(ReadOnlySpan<byte> text, out double value)
    {
        // Most scores are 0.ddd: zero, point, digits, and nothing more.
        if (text.Length > 24 && text[0] == '0' && text[1] == '.')
        {
            int at = 2;
            ulong digits = 0;
            ulong eight = BinaryPrimitives.ReadUInt64LittleEndian(text[at..]);
            if (AreDigits(eight))
            {
                digits = Digits(eight);
                at += 8;
                eight = BinaryPrimitives.ReadUInt64LittleEndian(text[at..]);
                if (AreDigits(eight))
                {
                    digits = (digits * 100_000_000) + Digits(eight);
                    at += 8;
                }
            }

            // At most 16 digits so far; three more fit.
            uint digit;
            while (at < MaxDigits + 2 && (digit = (uint)text[at] - '0') <= 9)
            {
                digits = (digits * 10) + digit;
                at++;
            }

            if (at > 2 && text[at] - (uint)'0' > 9 && (text[at] | 0x20) != 'e')
            {
                int exponent = 2 - at;
                if (digits == 0)
                {
                    value = 0;
                    return at;
                }

                if (TryScale(digits, exponent, out value))
                {
                    return at;
                }
            }
        }

        return ReadAny(text, out value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReadAny(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        int at = 0;
        bool isNegative = Is(text, 0, '-');
        if (isNegative)
        {
            at++;
        }

        ulong digits = 0;
        int first = at;
        if (!IsDigit(text, at))
        {
            return 0;
        }

        if (text[at] == '0')
        {
            at++;
        }
        else
        {
            at = ReadDigits(text, at, ref digits);
        }

        int count = at - first;
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
            count += at - point;
        }

        if (at < text.Length && (text[at] | 0x20) == 'e')
        {
            at++;
            bool isSmall = Is(text, at, '-');
            if (isSmall || Is(text, at, '+'))
            {
                at++;
            }

            int start = at;
            int power = 0;
            for (; IsDigit(text, at); at++)
            {
                power = Math.Min((power * 10) + (text[at] - '0'), 100_000);
            }

            if (at == start)
            {
                return 0;
            }

            exponent += isSmall ? -power : power;
        }

        if (count > MaxDigits || !TryScale(digits, exponent, out value))
        {
            value = double.Parse(text[..at], NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        else if (isNegative)
        {
            value = -value;
        }

        return at;
    }

    private static bool Is(ReadOnlySpan<byte> text, int at, char c) => at < text.Length && text[at] == c;

    private static bool IsDigit(ReadOnlySpan<byte> text, int at) => at < text.Length && (uint)(text[at] - '0') <= 9;

    private static int ReadDigits(ReadOnlySpan<byte> text, int at, ref ulong digits)
    {
        // Too many digits overflow; whoever counts them does not use the value then.
        while (at + 8 <= text.Length && BinaryPrimitives.ReadUInt64LittleEndian(text[at..]) is var eight && AreDigits(eight))
        {
            digits = unchecked((digits * 100_000_000) + Digits(eight));
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

    /// <summary>The number that eight digits spell, first digit in the lowest byte: pairs, then fours, then all.</summary>
    private static ulong Digits(ulong eight)
    {
        eight -= 0x3030303030303030;
        eight = (eight * 10) + (eight >> 8);
        return (((eight & 0x000000FF000000FF) * 0x000F424000000064) + (((eight >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
    }

    /// <summary>Digits times ten to the exponent, exactly rounded; false where that takes more than is done here.</summary>
    private static bool TryScale(ulong digits, int exponent, out double value)
    {
        // Both are doubles without rounding, so one operation rounds once.
        if (digits <= 1UL << 53 && (uint)(exponent + 22) <= 44)
        {
            value = exponent < 0 ? digits / PowersOfTen[-exponent] : digits * PowersOfTen[exponent];
            return true;
        }

        value = 0;
        return digits != 0 && exponent is >= PowersOfFive.Lowest and <= PowersOfFive.Highest && TryEiselLemire(digits, exponent, out value);
    }

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
