using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace HiveContracts.Generator.Validation.Evaluation;

/// <summary>Checks strings against the formats that validation enforces, as the runtime does. The patterns are the runtime's.</summary>
internal static class FormatCheck
{
    private static readonly Regex Date = Create(FormatPatterns.Date);
    private static readonly Regex Time = Create(FormatPatterns.Time);
    private static readonly Regex Duration = Create(FormatPatterns.Duration);
    private static readonly Regex Uuid = Create(FormatPatterns.Uuid);
    private static readonly Regex Uri = Create(FormatPatterns.Uri);
    private static readonly Regex IpvFuture = Create(FormatPatterns.IpvFuture);
    private static readonly Regex Email = Create(FormatPatterns.Email);
    private static readonly Regex Ipv4 = Create(FormatPatterns.Ipv4);
    private static readonly Regex Ipv6Characters = Create(FormatPatterns.Ipv6Characters);
    private static readonly Regex LongGroup = Create(FormatPatterns.LongGroup);
    private static readonly Regex Pointer = Create(FormatPatterns.Pointer);
    private static readonly Regex RelativePointer = Create(FormatPatterns.RelativePointer);

    /// <summary>Whether a string has a format.</summary>
    /// <exception cref="RegexMatchTimeoutException">The string takes too long to check.</exception>
    public static bool IsValid(string format, string text) => format switch
    {
        "byte" => IsBase64(text),
        "date" => IsDate(text),
        "time" => IsTime(text),
        "date-time" => text.Length > 11 && text[10] is 'T' or 't' && IsDate(text[..10]) && IsTime(text[11..]),
        "duration" => Duration.IsMatch(text),
        "uuid" => Uuid.IsMatch(text),
        "uri" => IsUri(text, isReference: false),
        "uri-reference" => IsUri(text, isReference: true),
        "email" => Email.IsMatch(text),
        "ipv4" => Ipv4.IsMatch(text),
        "ipv6" => IsIpv6(text),
        "json-pointer" => Pointer.IsMatch(text),
        "relative-json-pointer" => RelativePointer.IsMatch(text),
        _ => true,
    };

    private static Regex Create(string pattern) => new(pattern, FormatPatterns.Options, TimeSpan.FromMilliseconds(FormatPatterns.TimeoutMilliseconds));

    private static bool IsBase64(string text)
    {
        try
        {
            Convert.FromBase64String(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsDate(string text)
    {
        if (!Date.IsMatch(text))
        {
            return false;
        }

        int year = ToNumber(text[..4]);
        int month = ToNumber(text.Substring(5, 2));
        int day = ToNumber(text.Substring(8, 2));

        // RFC 3339 allows the year 0, and .NET does not. It is a leap year, like 4.
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year == 0 ? 4 : year, month);
    }

    private static bool IsTime(string text)
    {
        Match match = Time.Match(text);
        if (!match.Success)
        {
            return false;
        }

        int hour = ToNumber(match.Groups["hour"].Value);
        int minute = ToNumber(match.Groups["minute"].Value);
        int second = ToNumber(match.Groups["second"].Value);
        int offset = 0;
        if (match.Groups["sign"].Success)
        {
            int offsetHour = ToNumber(match.Groups["offsetHour"].Value);
            int offsetMinute = ToNumber(match.Groups["offsetMinute"].Value);
            if (offsetHour > 23 || offsetMinute > 59)
            {
                return false;
            }

            offset = ((offsetHour * 60) + offsetMinute) * (match.Groups["sign"].Value == "-" ? -1 : 1);
        }

        // A leap second is the last second of a day in UTC.
        int utcMinutes = ((hour * 60) + minute - offset + (48 * 60)) % (24 * 60);
        return hour <= 23 && minute <= 59 && (second <= 59 || (second == 60 && utcMinutes == (24 * 60) - 1));
    }

    private static bool IsUri(string text, bool isReference)
    {
        Match match = Uri.Match(text);
        if (!match.Success || (!isReference && !match.Groups["scheme"].Success))
        {
            return false;
        }

        // Without an authority, a path must not start with two slashes. Without a scheme and an authority, its first segment must not have a
        // colon, which would end a scheme.
        bool hasScheme = match.Groups["scheme"].Success;
        bool hasAuthority = match.Groups["authority"].Success;
        string path = match.Groups["path"].Value;
        string host = match.Groups["host"].Value;
        return (hasAuthority || !path.StartsWith("//", StringComparison.Ordinal))
            && (hasScheme || hasAuthority || !path.Split('/')[0].Contains(':'))
            && (host is not ['[', .., ']'] || IsIpv6(host[1..^1]) || IpvFuture.IsMatch(host[1..^1]));
    }

    private static bool IsIpv6(string text)
    {
        int lastColon = text.LastIndexOf(':');
        return Ipv6Characters.IsMatch(text) && !text.Contains(":::") && !LongGroup.IsMatch(text)
            && (!text.Contains('.') || Ipv4.IsMatch(text[(lastColon + 1)..]))
            && IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily is AddressFamily.InterNetworkV6;
    }

    private static int ToNumber(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
