using System.Globalization;
using System.Text.RegularExpressions;

namespace HiveContracts.Fuzz;

/// <summary>What the values of JSON are in C#, by the framework's parsers.</summary>
internal static partial class Values
{
    /// <summary>Returns the value of a property: the last that is not null; null if there is none.</summary>
    public static Node? Effective(Node node, string name)
    {
        for (int index = node.Properties.Count - 1; index >= 0; index--)
        {
            NodeProperty property = node.Properties[index];
            if (property.Name == name && property.Value.Kind is not NodeKind.Null)
            {
                return property.Value;
            }
        }

        return null;
    }

    public static double Double(Node node) => double.Parse(node.Raw, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Returns the decimal of a number or of a string that is one; null if there is none.</summary>
    public static decimal? Decimal(Node node)
    {
        string? text = node.Kind is NodeKind.Number ? node.RawText : node.Text;
        return text is not null && JsonNumber().IsMatch(text) ? ExactNumber.Read(text).ToDecimal() : null;
    }

    /// <summary>Returns the date and time of a text; null if it is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isDefined">Whether the rules define the text's value: that of RFC 3339 in capitals, and of what does not look like a date.</param>
    public static DateTimeOffset? DateTime(string text, out bool isDefined)
    {
        bool isCommon = Rfc3339().IsMatch(text);
        isDefined = isCommon || !text.AsSpan().ContainsAnyInRange('0', '9');
        return isCommon && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset value) ? value : null;
    }

    /// <summary>Returns the UUID of a text, in the form of RFC 9562.</summary>
    public static Guid? Uuid(string? text) => text is not null && Rfc9562().IsMatch(text) ? Guid.Parse(text) : null;

    /// <summary>Returns whether a text is an absolute URI; null if the rules do not say.</summary>
    public static bool? IsUri(string text) =>
        !text.Contains(':', StringComparison.Ordinal) ? false
        : WebUrl().IsMatch(text) ? true
        : null;

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z")]
    private static partial Regex JsonNumber();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"\A[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\z")]
    private static partial Regex Rfc9562();

    [GeneratedRegex(@"\Ahttps?://[a-z]{1,30}(\.[a-z]{1,30}){0,3}(/[a-z0-9/]*)?\z")]
    private static partial Regex WebUrl();
}
