using System.Numerics;

namespace HiveContracts;

/// <summary>
/// Reads decimal numbers as correctly rounded doubles with big-integer arithmetic: the few numbers that no faster algorithm decides. The framework's parser
/// would also do, but its tables and code would make a NativeAOT app larger.
/// </summary>
internal static class BigDecimalRounding
{
    // No halfway point between two doubles has more significant digits. Of the digits after these, it only matters whether one is not zero.
    private const int MaxDigits = 770;

    // Enough 64-bit words for MaxDigits digits, or for a power of five of that size.
    private const int MaxWords = 48;

    // 5^27 is the largest power of five below 2^64.
    private const int MaxPowerInWord = 27;

    /// <summary>Reads a valid JSON number.</summary>
    /// <returns>The number; infinite if it is out of range for a double.</returns>
    internal static double Read(ReadOnlySpan<byte> number)
    {
        Span<ulong> numerator = stackalloc ulong[MaxWords];
        Span<ulong> denominator = stackalloc ulong[MaxWords];
        numerator.Clear();
        denominator.Clear();
        denominator[0] = 1;

        bool isNegative = number[0] == '-';
        int words = CountWords(Math.Min(number.Length, MaxDigits + 1), 0);
        (int count, long exponent) = ReadDigits(number[(isNegative ? 1 : 0)..], numerator[..words]);
        if (count == 0 || count + exponent is < -330 or > 310)
        {
            return (isNegative ? -1 : 1) * (count == 0 || count + exponent < 0 ? 0 : double.PositiveInfinity);
        }

        words = CountWords(count, (int)Math.Abs(exponent));
        double value = Divide(numerator[..words], denominator[..words], (int)exponent);
        return isNegative ? -value : value;
    }

    /// <summary>Returns the number of words that digits and a power of five take, at most <see cref="MaxWords"/>.</summary>
    private static int CountWords(int digits, int power) => Math.Min((((digits * 10 / 3) + (power * 7 / 3)) / 64) + 3, MaxWords);

    /// <summary>Reads all digits as one integer.</summary>
    /// <returns>The number of digits from the first that is not zero, and the power of ten of the last digit.</returns>
    private static (int Count, long Exponent) ReadDigits(ReadOnlySpan<byte> number, Span<ulong> value)
    {
        int count = 0;
        long exponent = 0;
        bool isFraction = false;
        bool hasMore = false;
        for (int index = 0; index < number.Length; index++)
        {
            if (number[index] == '.')
            {
                isFraction = true;
                continue;
            }

            if ((number[index] | 0x20) == 'e')
            {
                exponent += DoubleReader.ReadExponent(number[index..]);
                break;
            }

            ulong digit = (ulong)(number[index] - '0');
            if (count < MaxDigits)
            {
                exponent -= isFraction ? 1 : 0;
                if (count > 0 || digit > 0)
                {
                    MultiplyAdd(value, 10, digit);
                    count++;
                }
            }
            else
            {
                hasMore |= digit > 0;
                exponent += isFraction ? 0 : 1;
            }
        }

        if (!hasMore)
        {
            return (count, exponent);
        }

        MultiplyAdd(value, 10, 1);
        return (count + 1, exponent - 1);
    }

    /// <summary>Computes numerator × 10^exponent by binary long division.</summary>
    private static double Divide(Span<ulong> numerator, Span<ulong> denominator, int exponent)
    {
        Span<ulong> scaled = exponent < 0 ? denominator : numerator;
        for (int power = Math.Abs(exponent); power > 0; power -= MaxPowerInWord)
        {
            MultiplyAdd(scaled, PowerOfFive(Math.Min(power, MaxPowerInWord)), 0);
        }

        // Shift both to the same length, with the numerator at least as large, so that the quotient's first bit is one.
        int shift = BitLength(denominator) - BitLength(numerator);
        ShiftLeft(shift > 0 ? numerator : denominator, Math.Abs(shift));
        if (!IsAtLeast(numerator, denominator))
        {
            ShiftLeft(numerator, 1);
            shift++;
        }

        ulong quotient = 0;
        for (int bit = 0; bit < 64; bit++)
        {
            quotient <<= 1;
            if (IsAtLeast(numerator, denominator))
            {
                Subtract(numerator, denominator);
                quotient |= 1;
            }

            ShiftLeft(numerator, 1);
        }

        return Round(quotient, exponent - shift + 1023, numerator.ContainsAnyExcept(0UL));
    }

    /// <summary>Rounds a mantissa to a double; an exact tie goes to even.</summary>
    /// <param name="bits">The first 64 bits of the mantissa; the highest is one.</param>
    /// <param name="power">The biased exponent.</param>
    /// <param name="hasMore">Whether more bits follow that are not all zero.</param>
    private static double Round(ulong bits, int power, bool hasMore)
    {
        int dropped = power > 0 ? 11 : 12 - power;
        if (dropped > 64)
        {
            return 0;
        }

        ulong kept = dropped == 64 ? 0 : bits >> dropped;
        ulong rest = dropped == 64 ? bits : bits & ((1UL << dropped) - 1);
        ulong half = 1UL << (dropped - 1);
        if (rest > half || (rest == half && (hasMore || (kept & 1) != 0)))
        {
            kept++;
        }

        // The highest bit adds one to the exponent, and so does a carry.
        return power >= 0x7FF ? double.PositiveInfinity : BitConverter.UInt64BitsToDouble(((ulong)Math.Max(power - 1, 0) << 52) + kept);
    }

    private static ulong PowerOfFive(int power)
    {
        ulong value = 1;
        for (; power > 0; power--)
        {
            value *= 5;
        }

        return value;
    }

    private static void MultiplyAdd(Span<ulong> value, ulong factor, ulong carry)
    {
        foreach (ref ulong word in value)
        {
            ulong high = Math.BigMul(word, factor, out ulong low);
            word = low + carry;
            carry = high + (word < low ? 1UL : 0);
        }
    }

    private static int BitLength(ReadOnlySpan<ulong> value)
    {
        int last = value.LastIndexOfAnyExcept(0UL);
        return (last * 64) + 64 - BitOperations.LeadingZeroCount(value[last]);
    }

    private static void ShiftLeft(Span<ulong> value, int bits)
    {
        (int words, int rest) = (bits / 64, bits % 64);
        for (int index = value.Length - 1; index >= 0; index--)
        {
            ulong word = index >= words ? value[index - words] << rest : 0;
            value[index] = index > words && rest > 0 ? word | (value[index - words - 1] >> (64 - rest)) : word;
        }
    }

    private static bool IsAtLeast(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        for (int index = left.Length - 1; index >= 0; index--)
        {
            if (left[index] != right[index])
            {
                return left[index] > right[index];
            }
        }

        return true;
    }

    private static void Subtract(Span<ulong> left, ReadOnlySpan<ulong> right)
    {
        ulong borrow = 0;
        for (int index = 0; index < left.Length; index++)
        {
            ulong difference = left[index] - right[index];
            ulong next = left[index] < right[index] || difference < borrow ? 1UL : 0;
            left[index] = difference - borrow;
            borrow = next;
        }
    }
}
