using System.Globalization;
using System.Numerics;

namespace HiveContracts.Generator.Validation.Evaluation;

/// <summary>An exact JSON number: its significant digits, from the first to the last that is not zero, and the power of ten of the last one.</summary>
/// <param name="Digits">The digits; empty for zero.</param>
/// <param name="IsNegative">Whether the number is less than zero.</param>
/// <param name="Power">The power of ten of the last digit.</param>
internal sealed record ExactNumber(string Digits, bool IsNegative, BigInteger Power)
{
    // Larger powers are not expanded, which would take too long. The runtime has the same limit.
    private const int MaxPower = 2_000;

    // The exponent of any longer one counts as this power of ten, so that no sample makes the check slow.
    private const int MaxExponentDigits = 1_000;

    private static readonly char[] NonzeroDigits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

    /// <summary>Whether the number has no fraction.</summary>
    public bool IsInteger => Power.Sign >= 0;

    private int Sign => Digits.Length == 0 ? 0 : IsNegative ? -1 : 1;

    /// <summary>Reads a valid JSON number.</summary>
    public static ExactNumber Read(string json)
    {
        int exponent = json.IndexOfAny(['e', 'E']);
        string mantissa = exponent < 0 ? json : json[..exponent];
        int first = mantissa.IndexOfAny(NonzeroDigits);
        if (first < 0)
        {
            return new ExactNumber("", false, 0); // zero, however it is written
        }

        int last = mantissa.LastIndexOfAny(NonzeroDigits);
        int point = mantissa.IndexOf('.') is >= 0 and int found ? found : mantissa.Length;
        string digits = mantissa[first..(last + 1)];
        if (point > first && point < last)
        {
            digits = digits.Remove(point - first, 1);
        }

        int power = point > last ? point - last - 1 : point - last;
        return new ExactNumber(digits, json[0] == '-', power + (exponent < 0 ? 0 : ReadExponent(json[(exponent + 1)..])));
    }

    /// <summary>Compares two numbers by value.</summary>
    public int CompareTo(ExactNumber other)
    {
        if (Sign != other.Sign || Sign == 0)
        {
            return Sign.CompareTo(other.Sign);
        }

        // The magnitude of the first digit decides, then the digits.
        int order = (Digits.Length + Power).CompareTo(other.Digits.Length + other.Power);
        return Sign * (order != 0 ? order : string.CompareOrdinal(Digits, other.Digits));
    }

    /// <summary>Whether the number is a multiple of another, positive one.</summary>
    public bool IsMultipleOf(ExactNumber other)
    {
        if (Digits.Length == 0)
        {
            return true;
        }

        BigInteger divisor = BigInteger.Parse(other.Digits, CultureInfo.InvariantCulture);
        BigInteger difference = Power - other.Power;
        if (difference < 0)
        {
            // The last digit is not zero, so the number ends at a smaller power of ten than the divisor and must be divisible by that power as well.
            return -difference <= MaxPower && Remainder(divisor * BigInteger.Pow(10, (int)-difference)).IsZero;
        }

        return (Remainder(divisor) * BigInteger.ModPow(10, difference, divisor) % divisor).IsZero;
    }

    /// <summary>The remainder of the digits, a few at a time, so that the time is linear in their number.</summary>
    private BigInteger Remainder(BigInteger divisor)
    {
        const int ChunkLength = 18;
        BigInteger remainder = BigInteger.Zero;
        for (int index = 0; index < Digits.Length; index += ChunkLength)
        {
            string chunk = Digits.Substring(index, Math.Min(ChunkLength, Digits.Length - index));
            remainder = ((remainder * BigInteger.Pow(10, chunk.Length)) + long.Parse(chunk, CultureInfo.InvariantCulture)) % divisor;
        }

        return remainder;
    }

    private static BigInteger ReadExponent(string text)
    {
        string digits = text.TrimStart('+', '-').TrimStart('0');
        BigInteger exponent = digits.Length == 0 ? 0
            : digits.Length > MaxExponentDigits ? BigInteger.Pow(10, MaxExponentDigits)
            : BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        return text[0] == '-' ? -exponent : exponent;
    }
}
