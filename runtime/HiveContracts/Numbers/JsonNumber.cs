using System.Numerics;
using System.Text;

namespace HiveContracts;

/// <summary>A JSON number, exact: its digits from the first to the last that is not zero, and the power of ten of the last.</summary>
internal readonly struct JsonNumber : IEquatable<JsonNumber>
{
    // Powers beyond this are not written out, which would take for ever.
    private const int MaxPower = 2_000;

    private readonly string? digits;
    private readonly bool isNegative;
    private readonly long power;

    private JsonNumber(string digits, bool isNegative, long power)
    {
        this.digits = digits;
        this.isNegative = isNegative;
        this.power = power;
    }

    /// <summary>Whether it has no fraction.</summary>
    internal bool IsInteger => power >= 0;

    private int Sign => digits is null ? 0 : isNegative ? -1 : 1;

    /// <summary>Reads a number that was checked.</summary>
    internal static JsonNumber Read(ReadOnlySpan<byte> json)
    {
        int end = json.IndexOfAny((byte)'e', (byte)'E');
        ReadOnlySpan<byte> mantissa = end < 0 ? json : json[..end];
        int first = mantissa.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0)
        {
            return default; // zero, of whatever spelling
        }

        int last = mantissa.LastIndexOfAnyInRange((byte)'1', (byte)'9');
        int point = mantissa.IndexOf((byte)'.') is >= 0 and int found ? found : mantissa.Length;
        string digits = Encoding.ASCII.GetString(mantissa[first..(last + 1)]);
        if (point > first && point < last)
        {
            digits = digits.Remove(point - first, 1);
        }

        long power = point > last ? point - last - 1 : point - last;
        return new JsonNumber(digits, json[0] == '-', power + (end < 0 ? 0 : Exponent(json[(end + 1)..])));
    }

    /// <summary>The number in 64 bits, where it fits.</summary>
    internal bool TryInt64(out long value)
    {
        value = 0;
        if (power < 0 || (digits?.Length ?? 0) + power > 19)
        {
            return false;
        }

        ulong magnitude = 0;
        for (int at = 0; at < (digits?.Length ?? 0) + power; at++)
        {
            magnitude = (magnitude * 10) + (at < digits!.Length ? (ulong)(digits[at] - '0') : 0);
        }

        value = unchecked(isNegative ? -(long)magnitude : (long)magnitude);
        return magnitude <= (ulong)long.MaxValue + (isNegative ? 1UL : 0);
    }

    /// <summary>The number as a decimal, where that holds it exactly.</summary>
    internal bool TryDecimal(out decimal value)
    {
        // As many digits, before and behind the point, as a decimal has room for whatever they are.
        const int MaxDigits = 28;
        value = 0;
        int length = digits?.Length ?? 0;
        if (power < -MaxDigits || length + Math.Max(power, 0) > MaxDigits)
        {
            return false;
        }

        UInt128 magnitude = 0;
        for (int at = 0; at < length + power || at < length; at++)
        {
            magnitude = (magnitude * 10) + (at < length ? (uint)(digits![at] - '0') : 0);
        }

        value = new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), isNegative, (byte)Math.Max(-power, 0));
        return true;
    }

    internal int CompareTo(JsonNumber other)
    {
        if (Sign != other.Sign || Sign == 0)
        {
            return Sign.CompareTo(other.Sign);
        }

        // The place of the first digit decides, and then the digits, from the first on.
        int size = (digits!.Length + power).CompareTo(other.digits!.Length + other.power);
        return Sign * (size != 0 ? size : string.CompareOrdinal(digits, other.digits));
    }

    /// <summary>Whether both are the same number, however they are spelled.</summary>
    public bool Equals(JsonNumber other) => isNegative == other.isNegative && power == other.power && digits == other.digits;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JsonNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(digits, isNegative, power);

    /// <summary>Whether it is a multiple of another, which is positive.</summary>
    internal bool IsMultipleOf(JsonNumber other)
    {
        if (digits is null)
        {
            return true;
        }

        BigInteger step = BigInteger.Parse(other.digits!, System.Globalization.CultureInfo.InvariantCulture);
        long difference = power - other.power;
        if (difference < 0)
        {
            // Digits end in no zero: what has a smaller last place is no multiple, unless the other makes up for it by its factors.
            return -difference <= MaxPower && Remainder(step * BigInteger.Pow(10, (int)-difference)).IsZero;
        }

        return (Remainder(step) * BigInteger.ModPow(10, difference, step) % step).IsZero;
    }

    /// <summary>What is left of the digits, taken a few at a time: their number has no end, and their length makes no difference.</summary>
    private BigInteger Remainder(BigInteger step)
    {
        const int Length = 18;
        BigInteger rest = BigInteger.Zero;
        for (int at = 0; at < digits!.Length; at += Length)
        {
            string some = digits.Substring(at, Math.Min(Length, digits.Length - at));
            rest = ((rest * BigInteger.Pow(10, some.Length)) + long.Parse(some, System.Globalization.CultureInfo.InvariantCulture)) % step;
        }

        return rest;
    }

    private static long Exponent(ReadOnlySpan<byte> text)
    {
        long value = 0;
        foreach (byte digit in text)
        {
            if (digit is not ((byte)'+' or (byte)'-') && value < long.MaxValue / 20)
            {
                value = (value * 10) + digit - '0';
            }
        }

        return text[0] == '-' ? -value : value;
    }

}
