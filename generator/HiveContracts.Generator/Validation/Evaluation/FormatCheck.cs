using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace HiveContracts.Generator.Validation.Evaluation;

/// <summary>Checks strings against the formats that validation enforces, as the runtime does. The patterns and their rules are the runtime's.</summary>
internal static class FormatCheck
{
    private static readonly Regex Date = Create(FormatPatterns.Date);
    private static readonly Regex Time = Create(FormatPatterns.Time);
    private static readonly Regex Duration = Create(FormatPatterns.Duration);
    private static readonly Regex Uuid = Create(FormatPatterns.Uuid);
    private static readonly Regex Uri = Create(FormatPatterns.Uri);
    private static readonly Regex Iri = Create(FormatPatterns.Iri);
    private static readonly Regex UriTemplate = Create(FormatPatterns.UriTemplate);
    private static readonly Regex HostName = Create(FormatPatterns.HostName);
    private static readonly Regex IdnEmail = Create(FormatPatterns.IdnEmail);
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
        "iri" => IsIri(text, isReference: false),
        "iri-reference" => IsIri(text, isReference: true),
        "uri-template" => UriTemplate.IsMatch(text),
        "hostname" => HostName.IsMatch(text) && HostNames.AreAsciiLabels(text),
        "idn-hostname" => HostNames.IsInternational(text),
        "idn-email" => IdnEmail.IsMatch(text),
        "regex" => PatternTranslator.Translate(text, static (_, _) => new CodePoints(), out _) is not null,
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

    private static bool IsDate(string text) => Date.IsMatch(text) && FormatRules.IsDate(text);

    private static bool IsTime(string text) => FormatRules.IsTime(text, Time.Match(text));

    private static bool IsUri(string text, bool isReference) =>
        FormatRules.IsUri(Uri.Match(text), isReference, static host => IsIpv6(host) || IpvFuture.IsMatch(host));

    private static bool IsIri(string text, bool isReference) =>
        FormatRules.IsUri(Iri.Match(text), isReference, static host => IsIpv6(host) || IpvFuture.IsMatch(host));

    private static bool IsIpv6(string text)
    {
        int lastColon = text.LastIndexOf(':');
        return Ipv6Characters.IsMatch(text) && !text.Contains(":::") && !LongGroup.IsMatch(text)
            && (!text.Contains('.') || Ipv4.IsMatch(text[(lastColon + 1)..]))
            && IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily is AddressFamily.InterNetworkV6;
    }
}
