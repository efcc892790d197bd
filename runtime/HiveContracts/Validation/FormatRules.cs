using System.Text.RegularExpressions;

namespace HiveContracts;

/// <summary>
/// What the formats require of strings that match their <see cref="FormatPatterns"/>. The generator is compiled with this file too, so that it accepts the
/// same strings in samples.
/// </summary>
internal static class FormatRules
{
    private const int MinutesPerDay = 24 * 60;

    /// <summary>Whether a string that matches <see cref="FormatPatterns.Date"/> is a day of the calendar.</summary>
    internal static bool IsDate(string text)
    {
        int year = ToNumber(text, 0, 4);
        int month = ToNumber(text, 5, 2);
        int day = ToNumber(text, 8, 2);

        // RFC 3339 allows the year 0, and .NET does not. It is a leap year, like 4.
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year == 0 ? 4 : year, month);
    }

    /// <summary>Whether a string is a time of day.</summary>
    /// <param name="text">The string.</param>
    /// <param name="match">Its match of <see cref="FormatPatterns.Time"/>.</param>
    internal static bool IsTime(string text, Match match)
    {
        if (!match.Success)
        {
            return false;
        }

        int hour = ToNumber("hour");
        int minute = ToNumber("minute");
        int second = ToNumber("second");
        int offset = 0;
        if (match.Groups["sign"] is { Success: true } sign)
        {
            int offsetHour = ToNumber("offsetHour");
            int offsetMinute = ToNumber("offsetMinute");
            if (offsetHour > 23 || offsetMinute > 59)
            {
                return false;
            }

            offset = ((offsetHour * 60) + offsetMinute) * (text[sign.Index] == '-' ? -1 : 1);
        }

        // A leap second is the last second of a day in UTC.
        int utcMinutes = ((hour * 60) + minute - offset + (2 * MinutesPerDay)) % MinutesPerDay;
        return hour <= 23 && minute <= 59 && (second <= 59 || (second == 60 && utcMinutes == MinutesPerDay - 1));

        int ToNumber(string group) => FormatRules.ToNumber(text, match.Groups[group].Index, match.Groups[group].Length);
    }

    /// <summary>Whether a string is a URI or a URI reference.</summary>
    /// <param name="match">Its match of <see cref="FormatPatterns.Uri"/>.</param>
    /// <param name="isReference">Whether it may be relative.</param>
    /// <param name="isAddress">Whether the text between the brackets of a host is an address.</param>
    internal static bool IsUri(Match match, bool isReference, Func<string, bool> isAddress)
    {
        bool hasScheme = match.Groups["scheme"].Success;
        bool hasAuthority = match.Groups["authority"].Success;
        if (!match.Success || (!isReference && !hasScheme))
        {
            return false;
        }

        // Without an authority, a path must not start with two slashes. Without a scheme and an authority, its first segment must not have a
        // colon, which would end a scheme.
        string path = match.Groups["path"].Value;
        string host = match.Groups["host"].Value;
        return (hasAuthority || path is not ['/', '/', ..])
            && (hasScheme || hasAuthority || Array.IndexOf(path.Split('/')[0].ToCharArray(), ':') < 0)
            && (host is not ['[', .., ']'] || isAddress(host[1..^1]));
    }

    private static int ToNumber(string text, int start, int length)
    {
        int number = 0;
        for (int index = start; index < start + length; index++)
        {
            number = (number * 10) + text[index] - '0';
        }

        return number;
    }
}
