using System.Globalization;
using System.Text;

namespace HiveContracts;

/// <summary>Makes text of a document safe for messages, logs and metric tags: at most a stated length, and nothing that controls a terminal or a log.</summary>
internal static class Excerpt
{
    /// <summary>The maximum length of a name or value in a message, in UTF-16 code units before escaping.</summary>
    internal const int MaxLength = 100;

    /// <summary>Returns the start of a text. Characters that are not visible are escaped as <c>\uXXXX</c>; an ellipsis says that the text goes on.</summary>
    internal static string Of(string text, int maxLength = MaxLength)
    {
        bool isCut = text.Length > maxLength;
        string start = isCut ? text[..maxLength] : text;
        if (start.All(IsPlain))
        {
            return isCut ? start + "…" : start;
        }

        var escaped = new StringBuilder(start.Length + 16);
        for (int index = 0; index < start.Length; index++)
        {
            if (char.IsSurrogatePair(start, index))
            {
                escaped.Append(start, index++, 2);
            }
            else if (IsPlain(start[index]))
            {
                escaped.Append(start[index]);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)start[index]:X4}");
            }
        }

        return isCut ? escaped.Append('…').ToString() : escaped.ToString();
    }

    /// <summary>Returns the start of UTF-8 text in the same way.</summary>
    internal static string Of(ReadOnlySpan<byte> utf8Text, int maxLength = MaxLength)
    {
        bool isCut = utf8Text.Length > maxLength;
        string text = Of(Encoding.UTF8.GetString(isCut ? utf8Text[..maxLength] : utf8Text), maxLength);
        return isCut && !text.EndsWith('…') ? text + "…" : text;
    }

    private static bool IsPlain(char letter) => char.GetUnicodeCategory(letter) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
