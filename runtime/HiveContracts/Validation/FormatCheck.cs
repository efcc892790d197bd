using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace HiveContracts;

/// <summary>Whether texts have a format of JSON Schema, by the documents that define it.</summary>
internal static partial class FormatCheck
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int MilliSeconds = 1000;

    /// <summary>The formats that are known here, each with its test.</summary>
    internal static bool Fits(string format, string text) => format switch
    {
        "byte" => Base64.IsValid(text),
        "date" => Date().IsMatch(text) && IsDate(text),
        "time" => IsTime(text),
        "date-time" => text.Length > 11 && text[10] is 'T' or 't' && Date().IsMatch(text[..10]) && IsDate(text[..10]) && IsTime(text[11..]),
        "duration" => Duration().IsMatch(text),
        "uuid" => Uuid().IsMatch(text),
        "uri" => IsUri(text, isReference: false),
        "uri-reference" => IsUri(text, isReference: true),
        "email" => Email().IsMatch(text),
        "ipv4" => Ipv4().IsMatch(text),
        "ipv6" => IsIpv6(text),
        "json-pointer" => Pointer().IsMatch(text),
        "relative-json-pointer" => RelativePointer().IsMatch(text),
        _ => throw new ArgumentException($"The format '{format}' is of a later version of the generator than this runtime.", nameof(format)),
    };

    private static bool IsDate(string text)
    {
        int year = Number(text.AsSpan(0, 4));
        int month = Number(text.AsSpan(5, 2));
        int day = Number(text.AsSpan(8, 2));

        // RFC 3339 has a year 0, which .NET has not; it is a leap year, as 4 is.
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year == 0 ? 4 : year, month);
    }

    private static bool IsTime(string text)
    {
        Match match = Time().Match(text);
        if (!match.Success)
        {
            return false;
        }

        int hour = Number(match.Groups["hour"].ValueSpan);
        int minute = Number(match.Groups["minute"].ValueSpan);
        int second = Number(match.Groups["second"].ValueSpan);
        int offset = 0;
        if (match.Groups["sign"].Success)
        {
            int offsetHour = Number(match.Groups["offsetHour"].ValueSpan);
            int offsetMinute = Number(match.Groups["offsetMinute"].ValueSpan);
            if (offsetHour > 23 || offsetMinute > 59)
            {
                return false;
            }

            offset = ((offsetHour * 60) + offsetMinute) * (match.Groups["sign"].ValueSpan[0] == '-' ? -1 : 1);
        }

        // A leap second is the last one of a day in UTC.
        int inUtc = ((hour * 60) + minute - offset + (48 * 60)) % (24 * 60);
        return hour <= 23 && minute <= 59 && (second <= 59 || (second == 60 && inUtc == (24 * 60) - 1));
    }

    private static bool IsUri(string text, bool isReference)
    {
        Match match = Uri().Match(text);
        if (!match.Success || (!isReference && !match.Groups["scheme"].Success))
        {
            return false;
        }

        // Two slashes start an authority, and of a reference without a scheme, the first step must not look like one.
        string host = match.Groups["host"].Value;
        return (match.Groups["authority"].Success || !match.Groups["path"].Value.StartsWith("//", StringComparison.Ordinal)) && (match.Groups["scheme"].Success || match.Groups["authority"].Success || !match.Groups["path"].Value.Split('/')[0].Contains(':', StringComparison.Ordinal))
            && (host is not ['[', .., ']'] || IsIpv6(host[1..^1]) || FutureAddress().IsMatch(host[1..^1]));
    }

    private static bool IsIpv6(string text)
    {
        int last = text.LastIndexOf(':');
        return Ipv6Characters().IsMatch(text) && !text.Contains(":::", StringComparison.Ordinal) && !LongGroup().IsMatch(text)
            && (!text.Contains('.', StringComparison.Ordinal) || Ipv4().IsMatch(text[(last + 1)..]))
            && IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily is AddressFamily.InterNetworkV6;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z", Options, MilliSeconds)]
    private static partial Regex Date();

    [GeneratedRegex(@"^(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(\.[0-9]+)?([Zz]|(?<sign>[+-])(?<offsetHour>[0-9]{2}):(?<offsetMinute>[0-9]{2}))\z", Options, MilliSeconds)]
    private static partial Regex Time();

    [GeneratedRegex(@"^P([0-9]+W|([0-9]+Y([0-9]+M([0-9]+D)?)?|[0-9]+M([0-9]+D)?|[0-9]+D)(T([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S))?|T([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S))\z", Options, MilliSeconds)]
    private static partial Regex Duration();

    [GeneratedRegex(@"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\z", Options, MilliSeconds)]
    private static partial Regex Uuid();

    [GeneratedRegex("""^((?<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?(?<authority>//(([A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@)?(?<host>\[[0-9A-Za-z:.]+\]|([A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(:[0-9]*)?(?=[/?#]|\z))?(?<path>([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)(\?([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(#([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?\z""", Options, MilliSeconds)]
    private static partial Regex Uri();

    [GeneratedRegex("^v[0-9A-Fa-f]+[.].+\\z", Options, MilliSeconds)]
    private static partial Regex FutureAddress();

    [GeneratedRegex("""^([A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*|"([\x20\x21\x23-\x5B\x5D-\x7E]|\\[\x20-\x7E])*")@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*|\[((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}|IPv6:[0-9A-Fa-f:.]+)\])\z""", Options, MilliSeconds)]
    private static partial Regex Email();

    [GeneratedRegex(@"^(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}\z", Options, MilliSeconds)]
    private static partial Regex Ipv4();

    [GeneratedRegex(@"^[0-9A-Fa-f:.]+\z", Options, MilliSeconds)]
    private static partial Regex Ipv6Characters();

    [GeneratedRegex("[0-9A-Fa-f]{5}", Options, MilliSeconds)]
    private static partial Regex LongGroup();

    [GeneratedRegex(@"^(/([^~/]|~[01])*)*\z", Options, MilliSeconds)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"^(0|[1-9][0-9]*)(#|(/([^~/]|~[01])*)*)\z", Options, MilliSeconds)]
    private static partial Regex RelativePointer();
}
