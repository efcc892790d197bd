using System.Globalization;
using System.Numerics;
using System.Text;

namespace HiveContracts;

/// <summary>An exact JSON number: its significant digits, from the first to the last that is not zero, and the power of ten of the last one.</summary>
internal readonly struct JsonNumber : IEquatable<JsonNumber>
{
    // Larger powers are not expanded, which would take too long.
    private const int MaxPower = 2_000;

    // Powers with more digits are kept as text. With fewer, the number of digits in a document can be added within 64 bits.
    private const int MaxPowerDigits = 18;

    private readonly string? digits; // null for zero
    private readonly bool isNegative;
    private readonly long power;
    private readonly string? hugePower; // the digits of a longer power; then its sign is that of the other power

    private JsonNumber(string digits, bool isNegative, long power, string? hugePower)
    {
        this.digits = digits;
        this.isNegative = isNegative;
        this.power = power;
        this.hugePower = hugePower;
    }

    /// <summary>Gets whether the number has no fraction.</summary>
    internal bool IsInteger => power >= 0;

    private int Sign => digits is null ? 0 : isNegative ? -1 : 1;

    // Longer powers count as 10^100: no schema has one that is compared with them, and no document makes this slow.
    private BigInteger BigPower =>
        hugePower is null ? power
        : hugePower.Length > 100 ? BigInteger.Pow(10, 100) * Math.Sign(power)
        : BigInteger.Parse(hugePower, CultureInfo.InvariantCulture) * Math.Sign(power);

    /// <summary>Returns whether a text is a valid JSON number.</summary>
    internal static bool IsValid(string text)
    {
        Span<byte> utf8 = text.Length <= 128 ? stackalloc byte[128] : new byte[text.Length];
        return Encoding.UTF8.TryGetBytes(text, utf8, out int length) && length > 0 && DoubleReader.Read(utf8[..length], out _) == length;
    }

    /// <summary>Reads a valid JSON number.</summary>
    internal static JsonNumber Read(ReadOnlySpan<byte> json)
    {
        int end = json.IndexOfAny((byte)'e', (byte)'E');
        ReadOnlySpan<byte> mantissa = end < 0 ? json : json[..end];
        int first = mantissa.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0)
        {
            return default; // zero, however it is written
        }

        int last = mantissa.LastIndexOfAnyInRange((byte)'1', (byte)'9');
        int point = mantissa.IndexOf((byte)'.') is >= 0 and int found ? found : mantissa.Length;
        string digits = Encoding.ASCII.GetString(mantissa[first..(last + 1)]);
        if (point > first && point < last)
        {
            digits = digits.Remove(point - first, 1);
        }

        long power = point > last ? point - last - 1 : point - last;
        ReadOnlySpan<byte> exponent = end < 0 ? [] : json[(end + 1)..].TrimStart((byte)'+');
        bool isExponentNegative = exponent is [(byte)'-', ..];
        exponent = exponent.TrimStart("-0"u8);
        if (exponent.Length < MaxPowerDigits)
        {
            return new JsonNumber(digits, json[0] == '-', power + (isExponentNegative ? -ReadInteger(exponent) : ReadInteger(exponent)), null);
        }

        string magnitude = Add(exponent, isExponentNegative ? -power : power);
        return magnitude.Length > MaxPowerDigits
            ? new JsonNumber(digits, json[0] == '-', isExponentNegative ? long.MinValue : long.MaxValue, magnitude)
            : new JsonNumber(digits, json[0] == '-', ReadInteger(Encoding.ASCII.GetBytes(magnitude)) * (isExponentNegative ? -1 : 1), null);
    }

    /// <summary>Converts the number to a 64-bit integer; false if it does not fit.</summary>
    internal bool TryGetInt64(out long value)
    {
        value = 0;
        if (power < 0 || power > 19 || (digits?.Length ?? 0) + power > 19)
        {
            return false;
        }

        ulong magnitude = 0;
        for (int index = 0; index < (digits?.Length ?? 0) + power; index++)
        {
            magnitude = (magnitude * 10) + (index < digits!.Length ? (ulong)(digits[index] - '0') : 0);
        }

        value = unchecked(isNegative ? -(long)magnitude : (long)magnitude);
        return magnitude <= (ulong)long.MaxValue + (isNegative ? 1UL : 0);
    }

    /// <summary>Converts the number to a decimal; false if a decimal cannot hold it exactly.</summary>
    internal bool TryGetDecimal(out decimal value)
    {
        // A decimal has at most 29 digits, of which 28 may follow the point, and 96 bits.
        const int MaxScale = 28;
        const int MaxDigits = 29;
        value = 0;
        int length = digits?.Length ?? 0;
        if (power < -MaxScale || power > MaxDigits || length + Math.Max(power, 0) > MaxDigits)
        {
            return false;
        }

        UInt128 magnitude = 0;
        for (int index = 0; index < length + power || index < length; index++)
        {
            magnitude = (magnitude * 10) + (index < length ? (uint)(digits![index] - '0') : 0);
        }

        if (magnitude >> 96 != 0)
        {
            return false;
        }

        value = new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), isNegative, (byte)Math.Max(-power, 0));
        return true;
    }

    /// <summary>Compares two numbers by value.</summary>
    internal int CompareTo(JsonNumber other)
    {
        if (Sign != other.Sign || Sign == 0)
        {
            return Sign.CompareTo(other.Sign);
        }

        // The magnitude of the first digit decides, then the digits.
        int order = CompareMagnitude(other);
        return Sign * (order != 0 ? order : string.CompareOrdinal(digits, other.digits));
    }

    /// <summary>Returns whether both are the same number, however they are written.</summary>
    public bool Equals(JsonNumber other) =>
        isNegative == other.isNegative && power == other.power && digits == other.digits && hugePower == other.hugePower;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JsonNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(digits, isNegative, power, hugePower);

    /// <summary>Returns whether the number is a multiple of another, positive one.</summary>
    internal bool IsMultipleOf(JsonNumber other)
    {
        if (digits is null)
        {
            return true;
        }

        BigInteger divisor = BigInteger.Parse(other.digits!, CultureInfo.InvariantCulture);
        long difference = hugePower is null && other.hugePower is null
            ? power - other.power
            : (long)BigInteger.Clamp(BigPower - other.BigPower, long.MinValue / 2, long.MaxValue / 2);
        if (difference < 0)
        {
            // The last digit is not zero, so the number ends at a smaller power of ten than the divisor and must be divisible by that power as well.
            return -difference <= MaxPower && Remainder(divisor * BigInteger.Pow(10, (int)-difference)).IsZero;
        }

        return (Remainder(divisor) * BigInteger.ModPow(10, difference, divisor) % divisor).IsZero;
    }

    /// <summary>Computes the remainder of the digits, a few at a time, so that the time is linear in their number.</summary>
    private BigInteger Remainder(BigInteger divisor)
    {
        const int ChunkLength = 18;
        BigInteger remainder = BigInteger.Zero;
        for (int index = 0; index < digits!.Length; index += ChunkLength)
        {
            string chunk = digits.Substring(index, Math.Min(ChunkLength, digits.Length - index));
            remainder = ((remainder * BigInteger.Pow(10, chunk.Length)) + long.Parse(chunk, CultureInfo.InvariantCulture)) % divisor;
        }

        return remainder;
    }

    private int CompareMagnitude(JsonNumber other)
    {
        if (hugePower is null && other.hugePower is null)
        {
            return (digits!.Length + power).CompareTo(other.digits!.Length + other.power);
        }

        if (hugePower is null || other.hugePower is null || power != other.power)
        {
            return power.CompareTo(other.power); // a huge power is farther from zero than any other
        }

        string magnitude = Add(Encoding.ASCII.GetBytes(hugePower), power < 0 ? -digits!.Length : digits!.Length);
        string otherMagnitude = Add(Encoding.ASCII.GetBytes(other.hugePower), power < 0 ? -other.digits!.Length : other.digits!.Length);
        int order = magnitude.Length != otherMagnitude.Length
            ? magnitude.Length.CompareTo(otherMagnitude.Length)
            : string.CompareOrdinal(magnitude, otherMagnitude);
        return power < 0 ? -order : order;
    }

    /// <summary>Adds a small integer to a positive one of any length, in linear time.</summary>
    private static string Add(ReadOnlySpan<byte> number, long summand)
    {
        char[] sum = new char[number.Length + 1];
        long carry = summand;
        for (int index = number.Length; index >= 0; index--)
        {
            long digit = (index == 0 ? 0 : number[index - 1] - '0') + carry;
            carry = Math.DivRem(digit, 10, out long rest);
            if (rest < 0)
            {
                rest += 10;
                carry--;
            }

            sum[index] = (char)('0' + rest);
        }

        return new string(sum).TrimStart('0');
    }

    private static long ReadInteger(ReadOnlySpan<byte> digits)
    {
        long value = 0;
        foreach (byte digit in digits)
        {
            value = (value * 10) + digit - '0';
        }

        return value;
    }
}
