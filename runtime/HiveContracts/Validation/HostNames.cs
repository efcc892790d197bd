using System.Globalization;
using System.Text;

namespace HiveContracts;

/// <summary>Names of hosts with characters beyond ASCII (IDNA 2008). The generator is compiled with this file too.</summary>
internal static partial class HostNames
{
    private const int MaxLabel = 63;
    private const int MaxName = 253;
    private const string AsciiPrefix = "xn--";

    /// <summary>Whether the labels of a name in ASCII that stand for others are valid. The rest of the name is checked already.</summary>
    internal static bool AreAsciiLabels(string name) => AreLabels([.. name.Split('.')]);

    /// <summary>Whether a text is a name of labels with any characters.</summary>
    internal static bool IsInternational(string name)
    {
        string[] labels = name.Split('.', '\u3002', '\uFF0E', '\uFF61');
        int length = labels.Sum(static label => label.Length) + labels.Length - 1;
        return length <= MaxName && AreLabels(labels);
    }

    private static bool AreLabels(string[] labels)
    {
        var points = new List<int[]>();
        foreach (string label in labels)
        {
            if (PointsOf(label) is not { } found)
            {
                return false;
            }

            points.Add(found);
        }

        // If a label is written from right to left, the rule for directions holds for all labels.
        return !points.Exists(static label => label.Any(IsRightToLeft)) || points.TrueForAll(HasDirection);
    }

    /// <summary>The characters of a valid label; null if it is not valid.</summary>
    private static int[]? PointsOf(string label)
    {
        if (label.Length is 0 || label[0] == '-' || label[^1] == '-')
        {
            return null;
        }

        if (label.StartsWith(AsciiPrefix, StringComparison.OrdinalIgnoreCase))
        {
            int[]? decoded = label.Length <= MaxLabel ? Decode(label[AsciiPrefix.Length..].ToLowerInvariant()) : null;
            bool isCanonical = decoded is not null && decoded.Any(static point => point > 0x7F)
                && string.Equals(AsciiPrefix + Encode(decoded), label, StringComparison.OrdinalIgnoreCase);
            return isCanonical && IsLabel(decoded!) ? decoded : null;
        }

        var points = new List<int>();
        for (int index = 0; index < label.Length; index++)
        {
            bool isPair = char.IsSurrogatePair(label, index);
            points.Add(isPair ? char.ConvertToUtf32(label, index) : label[index]);
            index += isPair ? 1 : 0;
        }

        int[] all = [.. points];
        if (all.All(static point => point <= 0x7F))
        {
            return label.Length <= MaxLabel && label.All(static c => IsAsciiLetterOrDigit(c) || c == '-') ? all : null;
        }

        return AsciiPrefix.Length + Encode(all).Length <= MaxLabel && IsLabel(all) ? all : null;
    }

    private static bool IsAsciiLetterOrDigit(int c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static bool IsLabel(int[] label)
    {
        bool hasHyphens = label.Length > 3 && label[2] == '-' && label[3] == '-';
        return !hasHyphens && label[0] != '-' && label[^1] != '-' && !IsMark(label[0])
            && Enumerable.Range(0, label.Length).All(index => IsAllowed(label, index))
            && IsStable(string.Concat(label.Select(char.ConvertFromUtf32)), NormalizationForm.FormC);
    }

    private static bool IsMark(int point) =>
        CategoryOf(point) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static UnicodeCategory CategoryOf(int point) => point is >= 0xD800 and <= 0xDFFF
        ? UnicodeCategory.Surrogate
        : CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(point), 0);

    private static bool IsStable(string text, NormalizationForm form)
    {
        try
        {
            return text.Normalize(form) == text;
        }
        catch (Exception exception) when (exception is PlatformNotSupportedException or ArgumentException)
        {
            return exception is PlatformNotSupportedException; // a host without the data of Unicode
        }
    }
}
