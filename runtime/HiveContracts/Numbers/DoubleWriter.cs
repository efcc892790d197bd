using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace HiveContracts;

/// <summary>
/// Writes doubles in the shortest form that is read as the same double; of several, the closest. The layout is that of .NET: an exponent only below 1e-4 and
/// if zeros would follow the digits from 1e15 on. The digits are found by the Schubfach algorithm: Raffaello Giulietti, "The Schubfach way to render doubles"
/// (2021).
/// </summary>
internal static class DoubleWriter
{
    /// <summary>The maximum length of a written double: 17 digits, a sign, a point, and a fraction's zeros or an exponent.</summary>
    internal const int MaxLength = 32;

    private const int MaxDigits = 17;
    private const ulong HiddenBit = 1UL << 52;

    // An exponent is written if the point is not within these places of the first digit. All digits may stand before it.
    private const int MinPoint = -4;
    private const int MaxPoint = 15;

    /// <summary>Writes a finite double.</summary>
    /// <param name="value">The double.</param>
    /// <param name="output">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    internal static int Write(double value, Span<byte> output)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        int sign = 0;
        if ((long)bits < 0)
        {
            output[sign++] = (byte)'-';
        }

        ulong fraction = bits & (HiddenBit - 1);
        int biasedExponent = (int)(bits >> 52) & 0x7FF;
        if (fraction == 0 && biasedExponent == 0)
        {
            output[sign] = (byte)'0';
            return sign + 1;
        }

        return TryFindShortest(fraction, biasedExponent, out ulong digits, out int exponent)
            ? sign + WriteDigits(digits, exponent, output[sign..])
            : WriteOutOfRange(value, output);
    }

    /// <summary>Finds the shortest digits of a double, so that it is digits × 10^exponent.</summary>
    /// <returns>False if that takes a power of five that <see cref="PowersOfFive"/> does not have.</returns>
    private static bool TryFindShortest(ulong fraction, int biasedExponent, out ulong digits, out int exponent)
    {
        ulong significand = biasedExponent == 0 ? fraction : fraction | HiddenBit;
        int power = Math.Max(biasedExponent, 1) - 1075;
        exponent = 0;
        if (power is <= 0 and > -53 && (significand & ((1UL << -power) - 1)) == 0)
        {
            digits = significand >> -power; // an integer below 2^53
            return true;
        }

        // The neighbour below a power of two is half as far away as the one above.
        bool isLowerCloser = fraction == 0 && biasedExponent > 1;
        exponent = ((power * 1_262_611) - (isLowerCloser ? 524_031 : 0)) >> 22; // log10 of the distance to the neighbours
        digits = 0;
        if (-exponent is < PowersOfFive.MinExponent or > PowersOfFive.MaxExponent)
        {
            return false;
        }

        // The double and the bounds of what is read as it, in units of a quarter of 10^exponent, with a last bit that says whether more follows.
        int shift = power + ((-exponent * 1_741_647) >> 19) + 1;
        ulong high = PowersOfFive.High(-exponent);
        ulong low = PowersOfFive.Low(-exponent) + (-exponent > PowersOfFive.MaxExactExponent ? 1UL : 0);
        ulong odd = significand & 1;
        ulong lower = RoundToOdd(high, low, ((significand << 2) - (isLowerCloser ? 1UL : 2UL)) << shift) + odd;
        ulong middle = RoundToOdd(high, low, significand << 2 << shift);
        ulong upper = RoundToOdd(high, low, ((significand << 2) + 2) << shift) - odd;

        ulong down = middle >> 2;
        if (down >= 10)
        {
            // One digit less, if exactly one such number is within the bounds.
            ulong shorter = down / 10;
            bool isDownInside = lower <= 40 * shorter;
            bool isUpInside = (40 * shorter) + 40 <= upper;
            if (isDownInside != isUpInside)
            {
                digits = shorter + (isUpInside ? 1UL : 0);
                exponent++;
                return true;
            }
        }

        bool isInside = lower <= down << 2;
        bool isNextInside = (down << 2) + 4 <= upper;
        ulong half = (down << 2) + 2;
        bool isRoundedUp = isInside != isNextInside ? isNextInside : middle > half || (middle == half && (down & 1) != 0);
        digits = down + (isRoundedUp ? 1UL : 0);
        return true;
    }

    /// <summary>Multiplies a 128-bit power by a number, without the low 128 bits. The last bit says whether they are more than rounding error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong RoundToOdd(ulong high, ulong low, ulong factor)
    {
        ulong carry = Math.BigMul(low, factor, out _);
        ulong result = Math.BigMul(high, factor, out ulong rest);
        rest += carry;
        result += rest < carry ? 1UL : 0;
        return result | (rest > 1 ? 1UL : 0);
    }

    /// <summary>Writes digits × 10^exponent.</summary>
    private static int WriteDigits(ulong digits, int exponent, Span<byte> output)
    {
        // All 17 places, then without the zeros at both ends.
        Span<byte> places = stackalloc byte[MaxDigits];
        ulong highest = digits / 10_000_000_000_000_000;
        ulong rest = digits - (highest * 10_000_000_000_000_000);
        places[0] = (byte)('0' + highest);
        BinaryPrimitives.WriteUInt64LittleEndian(places[1..], SplitDigits(rest / 100_000_000));
        BinaryPrimitives.WriteUInt64LittleEndian(places[9..], SplitDigits(rest % 100_000_000));
        int first = places.IndexOfAnyExcept((byte)'0');
        int end = places.LastIndexOfAnyExcept((byte)'0') + 1;
        ReadOnlySpan<byte> text = places[first..end];
        int point = MaxDigits - first + exponent; // the place of the point after the first digit's start

        if (point <= MinPoint || point > Math.Max(text.Length, MaxPoint))
        {
            return WriteWithExponent(text, point - 1, output);
        }

        if (point <= 0)
        {
            "0.0000"u8[..(2 - point)].CopyTo(output);
            text.CopyTo(output[(2 - point)..]);
            return 2 - point + text.Length;
        }

        if (point >= text.Length)
        {
            text.CopyTo(output);
            output[text.Length..point].Fill((byte)'0');
            return point;
        }

        text[..point].CopyTo(output);
        output[point] = (byte)'.';
        text[point..].CopyTo(output[(point + 1)..]);
        return text.Length + 1;
    }

    private static int WriteWithExponent(ReadOnlySpan<byte> digits, int exponent, Span<byte> output)
    {
        int length = 0;
        output[length++] = digits[0];
        if (digits.Length > 1)
        {
            output[length++] = (byte)'.';
            digits[1..].CopyTo(output[length..]);
            length += digits.Length - 1;
        }

        output[length++] = (byte)'E';
        output[length++] = (byte)(exponent < 0 ? '-' : '+');
        int magnitude = Math.Abs(exponent);
        if (magnitude >= 100)
        {
            output[length++] = (byte)('0' + (magnitude / 100));
        }

        output[length++] = (byte)('0' + (magnitude / 10 % 10));
        output[length++] = (byte)('0' + (magnitude % 10));
        return length;
    }

    /// <summary>Splits a number of up to eight digits into their characters, the first in the lowest byte: into fours, then pairs, then digits.</summary>
    private static ulong SplitDigits(ulong number)
    {
        ulong fours = (number / 10_000) | ((number % 10_000) << 32);
        ulong hundreds = ((fours * 10_486) >> 20) & 0x0000007F_0000007F;
        ulong pairs = hundreds | ((fours - (hundreds * 100)) << 16);
        ulong tens = ((pairs * 103) >> 10) & 0x000F000F_000F000F;
        return (tens | ((pairs - (tens * 10)) << 8)) + 0x3030303030303030;
    }

    /// <summary>Writes a double below 1e-48 or above 1e80 as .NET does, and with 17 digits where that is read as another double.</summary>
    private static int WriteOutOfRange(double value, Span<byte> output)
    {
        Span<char> text = stackalloc char[MaxLength];
        value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        Ascii.FromUtf16(text[..length], output, out length);
        DoubleReader.Read(output[..length], out double read);
        if (read != value)
        {
            value.TryFormat(text, out length, "E16", CultureInfo.InvariantCulture); // .NET 10: 2^-958
            Ascii.FromUtf16(text[..length], output, out length);
        }

        return length;
    }
}
