using System.Numerics;

namespace HiveContracts;

/// <summary>
/// Reads decimal numbers as doubles, exactly rounded, by integers of any size: the few that nothing faster decides. The framework's parser would serve as well,
/// and cost a NativeAOT app its tables and its code.
/// </summary>
internal static class BigDecimalRounding
{
    // No number half way between two doubles has more digits that are not zero: of those behind these, it counts whether one is not.
    private const int MaxDigits = 770;

    // For so many digits, or as high a power of five.
    private const int Words = 48;

    private const int MaxPowerInWord = 27;

    /// <summary>Reads a number that JSON has; infinite where it is beyond the range of a double.</summary>
    internal static double Read(ReadOnlySpan<byte> number)
    {
        Span<ulong> numerator = stackalloc ulong[Words];
        Span<ulong> denominator = stackalloc ulong[Words];
        numerator.Clear();
        denominator.Clear();
        denominator[0] = 1;

        bool isNegative = number[0] == '-';
        int words = WordsOf(Math.Min(number.Length, MaxDigits + 1), 0);
        (int count, long exponent) = ReadDigits(number[(isNegative ? 1 : 0)..], numerator[..words]);
        if (count == 0 || count + exponent is < -330 or > 310)
        {
            return (isNegative ? -1 : 1) * (count == 0 || count + exponent < 0 ? 0 : double.PositiveInfinity);
        }

        words = WordsOf(count, (int)Math.Abs(exponent));
        double value = Divide(numerator[..words], denominator[..words], (int)exponent);
        return isNegative ? -value : value;
    }

    /// <summary>How many words so many digits take, and as many bits as a power of five has.</summary>
    private static int WordsOf(int digits, int power) => Math.Min((((digits * 10 / 3) + (power * 7 / 3)) / 64) + 3, Words);

    /// <summary>Reads all digits as one integer.</summary>
    /// <returns>How many they are from the first that is not zero on, and the power of ten of the last.</returns>
    private static (int Count, long Exponent) ReadDigits(ReadOnlySpan<byte> number, Span<ulong> value)
    {
        int count = 0;
        long exponent = 0;
        bool isFraction = false;
        bool isMore = false;
        for (int at = 0; at < number.Length; at++)
        {
            if (number[at] == '.')
            {
                isFraction = true;
                continue;
            }

            if ((number[at] | 0x20) == 'e')
            {
                exponent += DoubleReader.ReadExponent(number[at..]);
                break;
            }

            ulong digit = (ulong)(number[at] - '0');
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
                isMore |= digit > 0;
                exponent += isFraction ? 0 : 1;
            }
        }

        if (!isMore)
        {
            return (count, exponent);
        }

        MultiplyAdd(value, 10, 1);
        return (count + 1, exponent - 1);
    }

    /// <summary>A numerator times ten to an exponent, by long division in binary.</summary>
    private static double Divide(Span<ulong> numerator, Span<ulong> denominator, int exponent)
    {
        Span<ulong> scaled = exponent < 0 ? denominator : numerator;
        for (int power = Math.Abs(exponent); power > 0; power -= MaxPowerInWord)
        {
            MultiplyAdd(scaled, PowerOfFive(Math.Min(power, MaxPowerInWord)), 0);
        }

        // Both of the same length, and the numerator not the smaller one: the quotient starts with a one then.
        int shift = Length(denominator) - Length(numerator);
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

    /// <summary>A double of 64 bits, the first of them one, with a biased exponent; to even where it is half way and nothing follows.</summary>
    private static double Round(ulong bits, int power, bool isMore)
    {
        int dropped = power > 0 ? 11 : 12 - power;
        if (dropped > 64)
        {
            return 0;
        }

        ulong kept = dropped == 64 ? 0 : bits >> dropped;
        ulong rest = dropped == 64 ? bits : bits & ((1UL << dropped) - 1);
        ulong half = 1UL << (dropped - 1);
        if (rest > half || (rest == half && (isMore || (kept & 1) != 0)))
        {
            kept++;
        }

        // The first of the bits adds one to the exponent, and so does a carry.
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

    private static int Length(ReadOnlySpan<ulong> value)
    {
        int last = value.LastIndexOfAnyExcept(0UL);
        return (last * 64) + 64 - BitOperations.LeadingZeroCount(value[last]);
    }

    private static void ShiftLeft(Span<ulong> value, int bits)
    {
        (int words, int rest) = (bits / 64, bits % 64);
        for (int at = value.Length - 1; at >= 0; at--)
        {
            ulong word = at >= words ? value[at - words] << rest : 0;
            value[at] = at > words && rest > 0 ? word | (value[at - words - 1] >> (64 - rest)) : word;
        }
    }

    private static bool IsAtLeast(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        for (int at = left.Length - 1; at >= 0; at--)
        {
            if (left[at] != right[at])
            {
                return left[at] > right[at];
            }
        }

        return true;
    }

    private static void Subtract(Span<ulong> left, ReadOnlySpan<ulong> right)
    {
        ulong borrow = 0;
        for (int at = 0; at < left.Length; at++)
        {
            ulong difference = left[at] - right[at];
            ulong next = left[at] < right[at] || difference < borrow ? 1UL : 0;
            left[at] = difference - borrow;
            borrow = next;
        }
    }
}
