using System.Numerics;

namespace HiveContracts.Support;

/// <summary>A JSON number, exact: an integer of any size times a power of ten.</summary>
internal readonly struct JsonNumber
{
    // Powers beyond this are compared by their size alone: to write them out would take for ever.
    private const int MaxPower = 2_000;

    private readonly BigInteger digits;
    private readonly int power;

    private JsonNumber(BigInteger digits, int power)
    {
        this.digits = digits;
        this.power = power;
    }

    /// <summary>Whether it has no fraction.</summary>
    internal bool IsInteger => power >= 0 || digits.IsZero;

    /// <summary>Reads a number that was checked.</summary>
    internal static JsonNumber Read(ReadOnlySpan<byte> json)
    {
        int end = json.IndexOfAny((byte)'e', (byte)'E');
        ReadOnlySpan<byte> mantissa = end < 0 ? json : json[..end];
        long power = 0;
        if (end >= 0 && !long.TryParse(json[(end + 1)..], System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out power))
        {
            power = json[end + 1] == '-' ? int.MinValue : int.MaxValue;
        }

        int point = mantissa.IndexOf((byte)'.');
        string text = System.Text.Encoding.UTF8.GetString(mantissa);
        if (point >= 0)
        {
            power -= mantissa.Length - point - 1;
            text = text.Remove(point, 1);
        }

        string trimmed = text.TrimEnd('0');
        if (trimmed is "" or "-")
        {
            return default;
        }

        power += text.Length - trimmed.Length;
        return new JsonNumber(BigInteger.Parse(trimmed, System.Globalization.CultureInfo.InvariantCulture), (int)Math.Clamp(power, int.MinValue / 2, int.MaxValue / 2));
    }

    internal int CompareTo(JsonNumber other)
    {
        if (digits.Sign != other.digits.Sign)
        {
            return digits.Sign.CompareTo(other.digits.Sign);
        }

        long size = Size(digits) + power;
        long otherSize = Size(other.digits) + other.power;
        if (Math.Abs(size - otherSize) > 2)
        {
            return size.CompareTo(otherSize) * digits.Sign;
        }

        int lowest = Math.Min(power, other.power);
        return Math.Abs((long)power - other.power) > MaxPower
            ? (digits * digits.Sign).CompareTo(other.digits * digits.Sign)
            : (digits * BigInteger.Pow(10, power - lowest)).CompareTo(other.digits * BigInteger.Pow(10, other.power - lowest));
    }

    /// <summary>Whether it is a multiple of another, which is positive.</summary>
    internal bool IsMultipleOf(JsonNumber other)
    {
        if (digits.IsZero)
        {
            return true;
        }

        long difference = (long)power - other.power;
        if (difference < 0)
        {
            // Digits end in no zero: what has a smaller last place is no multiple, unless the other makes up for it by its factors.
            return -difference <= MaxPower && (digits % (other.digits * BigInteger.Pow(10, (int)-difference))).IsZero;
        }

        // A power of ten beyond any factor of the other's digits adds nothing.
        return (digits * BigInteger.ModPow(10, (int)Math.Min(difference, int.MaxValue), other.digits) % other.digits).IsZero;
    }

    private static long Size(BigInteger value) => (long)Math.Floor(BigInteger.Log10(BigInteger.Abs(value)));
}
