using System.Globalization;
using System.Text;

namespace HiveContracts.Generator.Keywords;

/// <summary>
/// Rewrites a <c>pattern</c>, which is a regular expression of ECMA-262, as one of .NET that matches the same texts.
/// What the two languages do not share is left to a diagnostic.
/// </summary>
internal sealed class PatternTranslator
{
    private const string Digit = "0-9";
    private const string Word = "A-Za-z0-9_";
    private const string Space = @"\t\n\v\f\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

    // All other characters.
    private const string NoDigit = @"\x00-/:-\uD7FF\uE000-\uFFFF";
    private const string NoWord = @"\x00-/:-@\[-^`{-\uD7FF\uE000-\uFFFF";
    private const string NoSpace = @"\x00-\x08\x0E-\x1F!-\u009F\u00A1-\u167F\u1681-\u1FFF\u200B-\u2027\u202A-\u202E\u2030-\u205E\u2060-\u2FFF\u3001-\uD7FF\uE000-\uFEFE\uFF00-\uFFFF";

    // A character beyond U+FFFF is one, and not the two halves that .NET has it in.
    private const string Halves = @"\uD800-\uDFFF";
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private readonly string pattern;
    private readonly StringBuilder result = new();
    private int at;

    private PatternTranslator(string pattern) => this.pattern = pattern;

    /// <summary>The pattern in .NET's language; null where it has none.</summary>
    public static string? Translate(string pattern)
    {
        if (pattern.Any(char.IsSurrogate))
        {
            return null; // half a character here, a whole one there
        }

        string? translated = new PatternTranslator(pattern).Translate();
        try
        {
            _ = translated is null ? null : new System.Text.RegularExpressions.Regex(translated);
            return translated;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private string? Translate()
    {
        while (at < pattern.Length)
        {
            char c = pattern[at++];
            bool isKnown = c switch
            {
                '\\' => Escape(),
                '[' => Class(),
                '(' => Group(),
                '.' => Append($@"(?:{Pair}|[^\n\r\u2028\u2029{Halves}])"),
                '$' => Append(@"\z"),
                _ => Append(c.ToString()),
            };
            if (!isKnown)
            {
                return null;
            }
        }

        return result.ToString();
    }

    private bool Append(string text)
    {
        result.Append(text);
        return true;
    }

    private bool Group()
    {
        // Look-behind and named groups have rules of their own in each language.
        if (at < pattern.Length && pattern[at] == '?' && (at + 1 == pattern.Length || pattern[at + 1] is not (':' or '=' or '!')))
        {
            return false;
        }

        return Append("(");
    }

    private bool Class()
    {
        bool isNegated = at < pattern.Length && pattern[at] == '^';
        at += isNegated ? 1 : 0;
        if (at < pattern.Length && pattern[at] == ']')
        {
            return false; // nothing, or anything, to ECMA; a bracket to .NET
        }

        var set = new StringBuilder();
        bool hasOthers = false;
        while (at < pattern.Length && pattern[at] != ']')
        {
            if (Atom() is not { } first)
            {
                return false;
            }

            hasOthers |= first.IsOthers;
            set.Append(first.Text);
            if (at + 1 >= pattern.Length || pattern[at] != '-' || pattern[at + 1] == ']')
            {
                continue;
            }

            at++;
            if (Atom() is not { } last)
            {
                return false;
            }

            // Beside a set of characters, a dash is one more of them.
            hasOthers |= last.IsOthers;
            bool isRange = !first.IsSet && !last.IsSet;
            bool spansHalves = isRange && CodeOf(first.Text) < 0xD800 && CodeOf(last.Text) > 0xDFFF;
            set.Append(spansHalves ? @"-\uD7FF\uE000-" : isRange ? "-" : @"\-").Append(last.Text); // halves of characters are no characters
        }

        if (at == pattern.Length)
        {
            return false;
        }

        at++;
        string one = isNegated ? $"[^{set}{Halves}]" : $"[{set}]";
        return Append(isNegated == hasOthers ? one : $"(?:{Pair}|{one})");
    }

    /// <summary>The code of a character as it is spelled in a class.</summary>
    private static int CodeOf(string text) => text.Length > 3 ? int.Parse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : text[^1]; // \t and its like are below all that matters

    /// <summary>A character of a class, or a set of them, and whether that has those beyond U+FFFF.</summary>
    private (string Text, bool IsSet, bool IsOthers)? Atom()
    {
        char c = pattern[at++];
        if (c != '\\')
        {
            return (c is '[' or '-' or '^' ? "\\" + c : c.ToString(), false, false);
        }

        if (at == pattern.Length)
        {
            return null;
        }

        c = pattern[at++];
        return c switch
        {
            'd' or 'w' or 's' or 'D' or 'W' or 'S' => (Set(c), true, char.IsUpper(c)),
            'b' => (@"\x08", false, false),
            _ => Character(c) is { } text ? (text, false, false) : null,
        };
    }

    private bool Escape()
    {
        if (at == pattern.Length)
        {
            return false;
        }

        char c = pattern[at++];
        switch (c)
        {
            case 'd' or 'w' or 's':
                return Append($"[{Set(c)}]");
            case 'D' or 'W' or 'S':
                return Append($"(?:{Pair}|[{Set(c)}])");
            case 'b' or 'B':
                // A word has no letters but ASCII's in ECMA.
                string edge = $"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))";
                return Append(c == 'b' ? edge : $"(?!{edge})");
            default:
                return Character(c) is { } text && Append(text);
        }
    }

    /// <summary>One character behind a backslash; null where the languages differ, as they do in what a back-reference to nothing matches.</summary>
    private string? Character(char c)
    {
        switch (c)
        {
            case 't' or 'n' or 'r' or 'f' or 'v':
                return "\\" + c;
            case 'u' when IsHex(4) && pattern[at] is not ('d' or 'D'):
            case 'u' when IsHex(4) && pattern[at + 1] is >= '0' and <= '7': // no half of a character
                return Copy("\\u", 4);
            case 'x' when IsHex(2):
                return Copy("\\x", 2);
            case 'c' when at < pattern.Length && pattern[at] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'):
                return $@"\x{pattern[at++] & 0x1F:X2}";
            case '0' when at == pattern.Length || pattern[at] is < '0' or > '9':
                return @"\x00";
            default:
                return !char.IsLetterOrDigit(c) && c < 0x80 ? "\\" + c : null;
        }
    }

    private static string Set(char name) => name switch
    {
        'd' => Digit,
        'w' => Word,
        's' => Space,
        'D' => NoDigit,
        'W' => NoWord,
        _ => NoSpace,
    };

    private bool IsHex(int count) => at + count <= pattern.Length && pattern.Substring(at, count).All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'));

    private string Copy(string prefix, int count)
    {
        at += count;
        return prefix + pattern.Substring(at - count, count);
    }
}
