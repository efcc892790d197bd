using System.Globalization;
using System.Text;

namespace HiveContracts;

/// <summary>Makes text of a document safe for messages, logs and metric tags: at most a stated length, and nothing that controls a terminal or a log.</summary>
internal static class Excerpt
{
    /// <summary>The maximum length of a name or value in a message, in UTF-16 code units before escaping.</summary>
    internal const int MaxLength = 100;

    private const int MaxBytesPerCharacter = 4;

    /// <summary>Returns the start of a text. Characters that are not visible are escaped as <c>\uXXXX</c>; an ellipsis says that the text goes on.</summary>
    internal static string Of(string text, int maxLength = MaxLength)
    {
        bool isCut = text.Length > maxLength;
        string start = isCut ? text[..maxLength] : text;
        StringBuilder? escaped = null;
        for (int index = 0; index < start.Length; index++)
        {
            if (char.IsSurrogatePair(start, index))
            {
                escaped?.Append(start, index, 2);
                index++;
            }
            else if (IsVisible(start[index]))
            {
                escaped?.Append(start[index]);
            }
            else
            {
                escaped ??= new StringBuilder(start, 0, index, start.Length + 16);
                escaped.Append("\\u").Append(((int)start[index]).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        string shown = escaped?.ToString() ?? start;
        return isCut ? shown + "…" : shown;
    }

    /// <summary>Returns the start of UTF-8 text in the same way.</summary>
    internal static string Of(ReadOnlySpan<byte> utf8Text, int maxLength = MaxLength) =>
        Of(Encoding.UTF8.GetString(utf8Text[..Math.Min(utf8Text.Length, (maxLength + 1) * MaxBytesPerCharacter)]), maxLength);

    // Ranges rather than Unicode's categories, whose tables would make a NativeAOT app larger: controls, soft hyphen, marks of direction, joiners, separators,
    // unpaired surrogates.
    private static bool IsVisible(char letter) => letter is not (
        < ' ' or (>= '\u007F' and <= '\u009F') or '\u00AD' or '\u061C' or '\u180E' or (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E')
        or (>= '\u2060' and <= '\u206F') or (>= '\uD800' and <= '\uDFFF') or '\uFEFF' or (>= '\uFFF9' and <= '\uFFFB'));
}
