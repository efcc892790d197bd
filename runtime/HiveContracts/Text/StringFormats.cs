using System.ComponentModel;
using System.Globalization;

namespace HiveContracts.Support;

/// <summary>Converts strings of a JSON Schema <c>format</c> to .NET types; null if a string does not have the format or .NET cannot represent it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StringFormats
{
    // No larger number of any unit is a TimeSpan, and a product with this limit does not overflow.
    private const decimal MaxNumber = 1_000_000_000_000_000;

    private const int GuidLength = 36; // white space around it would be accepted

    /// <summary>Converts a <c>uuid</c>.</summary>
    public static Guid? Guid(string? text) => text?.Length == GuidLength && System.Guid.TryParseExact(text, "D", out Guid guid) ? guid : null;

    /// <summary>Converts a <c>time</c> (RFC 3339) to UTC. Without an offset, it is UTC. A leap second is null: .NET has none.</summary>
    public static TimeOnly? TimeOnly(string? text) =>
        text is [_, _, ':', ..] && Iso8601.TryReadDateTime("2000-01-02T" + text.Replace('z', 'Z'), out DateTimeOffset value)
            ? System.TimeOnly.FromDateTime(value.UtcDateTime)
            : null;

    /// <summary>
    /// Converts a <c>duration</c> (RFC 3339) of weeks, days, hours, minutes and seconds. Units may be left out, and seconds may have a fraction.
    /// A duration with years or months is null: they have no fixed length.
    /// </summary>
    public static TimeSpan? TimeSpan(string? text)
    {
        const string Units = "WDTHMS";
        ReadOnlySpan<long> ticks =
        [
            7 * System.TimeSpan.TicksPerDay, System.TimeSpan.TicksPerDay, 0,
            System.TimeSpan.TicksPerHour, System.TimeSpan.TicksPerMinute, System.TimeSpan.TicksPerSecond,
        ];
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
            bool isSeparator = unit == 2;
            if (unit <= last || last == 0 || isSeparator != (length == 0) || (unit > 2 && last < 2))
            {
                return null;
            }

            if (!isSeparator)
            {
                NumberStyles styles = unit == 5 ? NumberStyles.AllowDecimalPoint : NumberStyles.None;
                if (rest[0] == '.' || rest[length - 1] == '.' || !decimal.TryParse(rest[..length], styles, CultureInfo.InvariantCulture, out decimal number)
                    || number > MaxNumber)
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

    /// <summary>Decodes Base64.</summary>
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
