using System.Globalization;
using System.Numerics;

namespace HiveContracts.Fuzz;

/// <summary>A JSON number as it is written: an integer without trailing zeros, times a power of ten.</summary>
internal readonly record struct ExactNumber(BigInteger Digits, BigInteger Power)
{
    // Larger powers are not expanded: no value of C# has as many digits.
    private const int MaxPower = 100;

    /// <summary>Gets whether the number is an integer of any length.</summary>
    public bool IsInteger => Power >= 0;

    /// <summary>Reads a number of valid JSON.</summary>
    public static ExactNumber Read(string json)
    {
        int end = json.IndexOfAny(['e', 'E']);
        string mantissa = end < 0 ? json : json[..end];
        BigInteger power = end < 0 ? BigInteger.Zero : BigInteger.Parse(json.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            power -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }

        string significant = mantissa.TrimEnd('0');
        bool isZero = significant is "" or "-";
        return isZero
            ? default
            : new ExactNumber(BigInteger.Parse(significant, CultureInfo.InvariantCulture), power + mantissa.Length - significant.Length);
    }

    /// <summary>Returns a number of valid JSON as a 64-bit integer; null if it is none.</summary>
    public static long? ToInt64(string json) =>
        long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : Read(json).ToInt64();

    /// <summary>Returns the number as a 64-bit integer; null if it is none.</summary>
    private long? ToInt64()
    {
        if (Power < 0 || Power > MaxPower)
        {
            return null;
        }

        BigInteger value = Digits * BigInteger.Pow(10, (int)Power);
        return value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
    }

    /// <summary>Returns the number as a decimal; null if a decimal does not hold it exactly.</summary>
    public decimal? ToDecimal()
    {
        if (Power < -28 || Power > MaxPower)
        {
            return null;
        }

        BigInteger integer = Power > 0 ? Digits * BigInteger.Pow(10, (int)Power) : Digits;
        BigInteger magnitude = BigInteger.Abs(integer);
        if (magnitude >= BigInteger.One << 96)
        {
            return null;
        }

        var bits = (UInt128)magnitude;
        return new decimal((int)(uint)bits, (int)(uint)(bits >> 32), (int)(uint)(bits >> 64), integer.Sign < 0, (byte)(Power < 0 ? -(int)Power : 0));
    }
}
