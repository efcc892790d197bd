using System.Globalization;
using System.Numerics;

namespace HiveContracts.Fuzz;

/// <summary>Random JSON numbers, and those that are hard to round.</summary>
internal static class Numbers
{
    /// <summary>Returns a score as models send it.</summary>
    public static string Score(Dice dice) => dice.Below(14) switch
    {
        0 => dice.Pick("0", "1", "0.0", "1.0", "1e-7", "5.7e-07", "1E-3", "0e0"),
        1 => dice.Pick("-1", "2", "3", "-0", "-0.0", "1.0000005", "1.0000015"),
        2 => "0." + Digits(dice, dice.OneIn(2) ? dice.Between(1, 26) : dice.Pick(8, 15, 16, 17, 19, 20, 24, 25, 26)),
        3 => dice.Below(10).ToString(CultureInfo.InvariantCulture) + "." + Digits(dice, dice.Between(1, 24)),
        4 => Shortest(dice.Bits() % 1_000_000 / 1e12),
        5 => dice.Below(10).ToString(CultureInfo.InvariantCulture) + "." + Digits(dice, dice.Between(1, 20)) + dice.Pick("e-", "E-", "e-0") + dice.Below(40),
        6 => "0." + dice.Between(1, 9) + new string('0', dice.Between(1, 9)) + Digits(dice, dice.Between(10, 22)),
        _ => Shortest(dice.Bits() / (double)ulong.MaxValue),
    };

    /// <summary>Returns any number.</summary>
    public static string Any(Dice dice) => dice.Below(40) == 0 ? HugeExponent(dice) : dice.Below(12) switch
    {
        0 => dice.Pick("0", "-0", "1", "-1", "0.0", "-0.0", "10", "1e2", "1.0", "100e-2", "0e5", "-0e-7", "0.10"),
        1 => Digits(dice, dice.Between(1, 40)).TrimStart('0') is { Length: > 0 } digits ? digits : "0",
        2 => Hard(dice),
        3 => Halfway(dice),
        4 => ((long)dice.Bits() >> dice.Below(64)).ToString(CultureInfo.InvariantCulture),
        5 => Score(dice),
        6 => dice.Pick(
            "1e308", "1.7976931348623157e308", "1.7976931348623158e308", "4.9e-324", "2.5e-324", "2.4e-324", "2.2250738585072011e-308", "1e-400", "0.1e1"),
        7 => $"{Sign(dice)}{dice.Below(1000)}.{Digits(dice, dice.Between(1, 30))}",
        8 => $"{Sign(dice)}{dice.Below(100)}{dice.Pick("e", "E")}{dice.Pick("", "+", "-")}{dice.Pick("", "0", "00")}{dice.Below(330)}",
        9 => dice.Pick(
            "2147483647", "2147483648", "-2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e18", "12e17"),
        _ => Integer(dice),
    };

    public static string Integer(Dice dice) => dice.Small(5000).ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns a finite double of random bits, a power of two, or a neighbour of one.</summary>
    public static double Double(Dice dice)
    {
        double value = dice.Below(4) switch
        {
            0 => BitConverter.UInt64BitsToDouble(dice.Bits()),
            1 => Math.ScaleB(1, dice.Between(-1074, 1023)),
            2 => Math.BitIncrement(Math.ScaleB(dice.Between(1, 9), dice.Between(-1074, 1000))),
            _ => Math.BitDecrement(Math.ScaleB(1, dice.Between(-1073, 1023))),
        };
        return double.IsFinite(value) ? value : 0.5;
    }

    /// <summary>Returns a decimal of random bits.</summary>
    public static decimal Decimal(Dice dice)
    {
        int size = dice.Below(97);
        UInt128 bits = new UInt128(dice.Bits() & uint.MaxValue, dice.Bits()) & ((UInt128.One << size) - 1);
        return new decimal((int)(uint)bits, (int)(uint)(bits >> 32), (int)(uint)(bits >> 64), dice.OneIn(3), (byte)dice.Below(29));
    }

    /// <summary>Writes a double in the shortest form; in one with more digits if that does not give the same double again.</summary>
    public static string Shortest(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture) == value ? text : value.ToString("E16", CultureInfo.InvariantCulture);
    }

    public static string Digits(Dice dice, int count)
    {
        Span<char> digits = stackalloc char[count];

        // Some have many zeros or nines: where digits are left out or carried, others would hide it.
        int repetition = dice.OneIn(4) ? dice.Pick(1, 2, 4) : 0;
        char repeated = dice.Pick('0', '0', '9');
        foreach (ref char digit in digits)
        {
            bool isRepeated = repetition == 1 || (repetition > 1 && !dice.OneIn(repetition));
            digit = isRepeated ? repeated : (char)('0' + dice.Below(10));
        }

        return digits.ToString();
    }

    /// <summary>Returns a number that no type of C# tells from zero or infinity, and that is still a number of its own.</summary>
    public static string HugeExponent(Dice dice) =>
        $"{dice.Between(0, 9)}e{dice.Pick("", "+", "-", "-")}{dice.Between(1, 9)}{Digits(dice, dice.Pick(3, 8, 9, 17, 18, 19, 20, 30))}";

    private static string Sign(Dice dice) => dice.OneIn(4) ? "-" : "";

    private static string Hard(Dice dice)
    {
        string text = Double(dice).ToString(dice.Pick("R", "E16", "E17", "E20", "E40"), CultureInfo.InvariantCulture);
        return dice.OneIn(2) ? text : text.Replace("E", "e", StringComparison.Ordinal);
    }

    /// <summary>Returns the exact decimal digits of the point halfway between two doubles, or of a number next to it.</summary>
    private static string Halfway(Dice dice)
    {
        ulong mantissa = (1UL << 52) | (dice.Bits() >> 12);
        int power = dice.OneIn(8) ? dice.Between(-1074, 900) : dice.Between(-70, 12);
        BigInteger half = ((BigInteger)mantissa * 2) + 1;

        // m × 2^-n is m × 5^n × 10^-n.
        int decimals = Math.Max(0, 1 - power);
        BigInteger integer = decimals == 0 ? half << (power - 1) : half * BigInteger.Pow(5, decimals);
        string digits = integer.ToString(CultureInfo.InvariantCulture);
        switch (dice.Below(4))
        {
            case 0:
                digits = digits[..^1] + (char)(digits[^1] == '0' ? '1' : digits[^1] - 1);
                break;
            case 1:
                string more = Digits(dice, dice.Between(1, 30));
                digits += more;
                decimals += more.Length;
                break;
        }

        return dice.OneIn(2) ? $"{digits}e{-decimals}" : $"{digits[0]}.{digits[1..]}0e{digits.Length - 1 - decimals}";
    }
}
