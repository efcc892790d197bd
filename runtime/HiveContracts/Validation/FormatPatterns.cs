using System.Text.RegularExpressions;

namespace HiveContracts;

/// <summary>The patterns of <see cref="FormatCheck"/>. The generator is compiled with this file too, so that it accepts the same strings in samples.</summary>
internal static class FormatPatterns
{
    internal const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    internal const int TimeoutMilliseconds = 1000;

    internal const string Date = @"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z";

    internal const string Time =
        @"^(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(\.[0-9]+)?"
        + @"([Zz]|(?<sign>[+-])(?<offsetHour>[0-9]{2}):(?<offsetMinute>[0-9]{2}))\z";

    internal const string Duration =
        "^P([0-9]+W|([0-9]+Y([0-9]+M([0-9]+D)?)?|[0-9]+M([0-9]+D)?|[0-9]+D)"
        + "(T([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S))?"
        + @"|T([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S))\z";

    internal const string Uuid = @"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\z";

    internal const string Uri =
        "^((?<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?"
        + "(?<authority>//(([A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@)?"
        + @"(?<host>\[[0-9A-Za-z:.]+\]|([A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(:[0-9]*)?(?=[/?#]|\z))?"
        + "(?<path>([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)"
        + @"(\?([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
        + @"(#([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?\z";

    internal const string Iri =
        "^((?<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?"
        + "(?<authority>//(([A-Za-z0-9._~!$&'()*+,;=:" + IriCharacters + "-]|%[0-9A-Fa-f]{2})*@)?"
        + @"(?<host>\[[0-9A-Za-z:.]+\]|([A-Za-z0-9._~!$&'()*+,;=" + IriCharacters + @"-]|%[0-9A-Fa-f]{2})*)(:[0-9]*)?(?=[/?#]|\z))?"
        + "(?<path>([A-Za-z0-9._~!$&'()*+,;=:@/" + IriCharacters + "-]|%[0-9A-Fa-f]{2})*)"
        + @"(\?([A-Za-z0-9._~!$&'()*+,;=:@/?\uE000-\uF8FF" + IriCharacters + "-]|%[0-9A-Fa-f]{2})*)?"
        + "(#([A-Za-z0-9._~!$&'()*+,;=:@/?" + IriCharacters + @"-]|%[0-9A-Fa-f]{2})*)?\z";

    internal const string IpvFuture = @"^[vV][0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+\z";

    internal const string UriTemplate =
        @"^([!#$&-;=?-\[\]_a-z~" + IriCharacters + @"\uE000-\uF8FF]|%[0-9A-Fa-f]{2}"
        + @"|\{[+#./;?&=,!@|]?" + TemplateVariable + "(," + TemplateVariable + @")*\})*\z";

    internal const string HostName = @"^(?=.{1,253}\z)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z";

    internal const string IdnEmail =
        """^([\x21\x23-\x27\x2A\x2B\x2D\x2F-\x39\x3D\x3F\x41-\x5A\x5E-\x7E\u0080-\uFFFF]+"""
        + """(\.[\x21\x23-\x27\x2A\x2B\x2D\x2F-\x39\x3D\x3F\x41-\x5A\x5E-\x7E\u0080-\uFFFF]+)*"""
        + """|"([\x20\x21\x23-\x5B\x5D-\uFFFF]|\\[\x20-\x7E])*")@"""
        + @"([A-Za-z0-9\u00A1-\uFFFF]([A-Za-z0-9\u00A1-\uFFFF-]*[A-Za-z0-9\u00A1-\uFFFF])?"
        + @"([.\u3002\uFF0E\uFF61][A-Za-z0-9\u00A1-\uFFFF]([A-Za-z0-9\u00A1-\uFFFF-]*[A-Za-z0-9\u00A1-\uFFFF])?)*"
        + @"|\[(" + Ipv4Address + @"|IPv6:[0-9A-Fa-f:.]+)\])\z";

    internal const string Email =
        """^([A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*|"([\x20\x21\x23-\x5B\x5D-\x7E]|\\[\x20-\x7E])*")@"""
        + @"([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
        + @"|\[(" + Ipv4Address + @"|IPv6:[0-9A-Fa-f:.]+)\])\z";

    internal const string Ipv4 = "^" + Ipv4Address + @"\z";

    internal const string Ipv6Characters = @"^[0-9A-Fa-f:.]+\z";

    internal const string LongGroup = "[0-9A-Fa-f]{5}";

    internal const string Pointer = @"^(/([^~/]|~[01])*)*\z";

    internal const string RelativePointer = @"^(0|[1-9][0-9]*)(#|(/([^~/]|~[01])*)*)\z";

    // Pairs of surrogates are whole characters, and all planes beside the last two have characters of IRIs only.
    private const string IriCharacters = @"\u00A0-\uDFFF\uF900-\uFDCF\uFDF0-\uFFEF";

    private const string TemplateVariable =
        @"([A-Za-z0-9_]|%[0-9A-Fa-f]{2})(\.?([A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*(:[1-9][0-9]{0,3}|\*)?";

    private const string Ipv4Octet = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private const string Ipv4Address = Ipv4Octet + @"(\." + Ipv4Octet + "){3}";
}
