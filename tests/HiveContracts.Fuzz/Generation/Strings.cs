using System.Globalization;
using System.Text;

namespace HiveContracts.Fuzz;

/// <summary>Random texts, and the ways in which JSON can write them.</summary>
internal static class Strings
{
    private static readonly string[] Pieces =
    [
        "a", "Z", "9", " ", "'", "/", "\"", "\\", "\b", "\f", "\n", "\r", "\t", "\0", "\u0001", "\u001f", "\u007f",
        "é", "ß", "漢", "\u2028", "\ufeff", "\uffff", "😀", "𝄞",
    ];

    private static readonly string[] Words =
    [
        "", "a", "0", "200", "EN", "SUCCESS", "null", "gun", "true", "-1", "1.50", "class",
        "https://x.example/a?b#c", "moderation_result", "a text of a few words",
    ];

    /// <summary>Returns a text of valid Unicode.</summary>
    public static string Text(Dice dice)
    {
        if (dice.OneIn(2))
        {
            return dice.OneIn(3) ? Similar(dice) : dice.PickFrom(Words);
        }

        // Lengths around those of vectors.
        int length = dice.OneIn(6) ? dice.Between(12, 70) : dice.Small(18);
        var text = new StringBuilder();
        bool isAscii = dice.OneIn(2);
        int special = dice.Pick(2, 10, 40);
        for (int index = 0; index < length; index++)
        {
            text.Append(!isAscii && dice.OneIn(special) ? dice.PickFrom(Pieces) : ((char)dice.Between('a', 'z')).ToString());
        }

        return text.ToString();
    }

    /// <summary>Returns one of many texts that differ in one or two characters next to each other: caches must tell them apart.</summary>
    public static string Similar(Dice dice)
    {
        char[] text = "a_name_as_long_as_some_classes_have".ToCharArray(0, dice.Pick(3, 8, 9, 16, 23, 24, 24, 24, 25, 35));
        int index = dice.Below(text.Length);
        text[index] = (char)dice.Between('A', 'Z');
        text[Math.Max(index - 1, 0)] = (char)dice.Between('A', 'Z');
        return new string(text);
    }

    /// <summary>Returns a text of any UTF-16 code units without lone surrogates, all control characters included.</summary>
    public static string AnyCharacters(Dice dice)
    {
        var text = new StringBuilder();
        for (int count = dice.Small(40); count > 0; count--)
        {
            int rune = dice.Below(5) switch
            {
                0 => dice.Below(0x20),
                1 => dice.Below(0x80),
                2 => dice.Below(0x800),
                3 => dice.Below(0xD800),
                _ => dice.Between(0xE000, 0x10FFFF),
            };
            text.Append(char.ConvertFromUtf32(rune));
        }

        return text.ToString();
    }

    /// <summary>Writes a text as a JSON string: with the escapes that are needed, and if it is odd, with others.</summary>
    public static string Quote(Dice dice, JsonStyle style, string text)
    {
        bool escapesMore = style.IsOdd();
        bool isEscaped = false;
        var json = new StringBuilder("\"");
        foreach (char c in text)
        {
            // The second half of a surrogate pair is written as the first one is.
            isEscaped = char.IsLowSurrogate(c) ? isEscaped : c is '"' or '\\' or < ' ' || (escapesMore && dice.OneIn(4));
            if (isEscaped)
            {
                AppendEscape(dice, json, c);
            }
            else
            {
                json.Append(c);
            }
        }

        return json.Append('"').ToString();
    }

    private static void AppendEscape(Dice dice, StringBuilder json, char c)
    {
        int index = "\"\\/\b\f\n\r\t".IndexOf(c, StringComparison.Ordinal);
        if (index >= 0 && !dice.OneIn(3))
        {
            json.Append('\\').Append("\"\\/bfnrt"[index]);
        }
        else
        {
            string digits = ((int)c).ToString(dice.OneIn(2) ? "x4" : "X4", CultureInfo.InvariantCulture);
            json.Append("\\u").Append(digits);
        }
    }
}
