using System.ComponentModel;
using System.Globalization;

namespace HiveContracts.Support;

/// <summary>What strings of a format are in a type of .NET; null where they are none, since documents keep what came.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StringFormats
{
    // Beyond it no number of any unit is a TimeSpan, and no product overflows.
    private const decimal MaxNumber = 1_000_000_000_000_000;

    /// <summary>A UUID.</summary>
    public static Guid? Guid(string? text) => System.Guid.TryParse(text, out Guid guid) ? guid : null;

    /// <summary>A time of day of RFC 3339, in UTC; without an offset, it counts as UTC. A leap second is none that .NET has.</summary>
    public static TimeOnly? TimeOnly(string? text) =>
        text is [_, _, ':', ..] && WireFormat.TryDateTimeOffset("2000-01-02T" + text.Replace('z', 'Z'), out DateTimeOffset value) ? System.TimeOnly.FromDateTime(value.UtcDateTime) : null;

    /// <summary>
    /// A duration of ISO 8601 in weeks, days, hours, minutes and seconds, as in RFC 3339, which may leave out what is 0, and may have a fraction of a second.
    /// Years and months are of no one length.
    /// </summary>
    public static TimeSpan? TimeSpan(string? text)
    {
        const string Units = "WDTHMS";
        ReadOnlySpan<long> ticks = [7 * System.TimeSpan.TicksPerDay, System.TimeSpan.TicksPerDay, 0, System.TimeSpan.TicksPerHour, System.TimeSpan.TicksPerMinute, System.TimeSpan.TicksPerSecond];
        if (text is not ['P', _, ..] || text[^1] == 'T')
        {
            return null;
        }

        decimal total = 0;
        int last = -1;
        ReadOnlySpan<char> rest = text.AsSpan(1);
        while (!rest.IsEmpty)
        {
            int length = rest.IndexOfAnyInRange('A', 'Z');
            int unit = length < 0 ? -1 : Units.IndexOf(rest[length]);
            bool isTime = unit == 2;
            if (unit <= last || last == 0 || isTime != (length == 0) || (unit > 2 && last < 2))
            {
                return null;
            }

            if (!isTime)
            {
                NumberStyles styles = unit == 5 ? NumberStyles.AllowDecimalPoint : NumberStyles.None;
                if (rest[0] == '.' || rest[length - 1] == '.' || !decimal.TryParse(rest[..length], styles, CultureInfo.InvariantCulture, out decimal number) || number > MaxNumber)
                {
                    return null;
                }

                total += number * ticks[unit];
            }

            last = unit;
            rest = rest[(length + 1)..];
        }

        return total <= long.MaxValue ? System.TimeSpan.FromTicks((long)total) : null;
    }

    /// <summary>The bytes of Base64.</summary>
    public static byte[]? Bytes(string? text)
    {
        if (text is null)
        {
            return null;
        }

        byte[] bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length] : null;
    }
}
