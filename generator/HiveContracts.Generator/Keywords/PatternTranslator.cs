using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HiveContracts.Generator.Keywords;

/// <summary>Translates a <c>pattern</c>, which is a regular expression of ECMA-262, into a .NET regular expression that matches the same strings.</summary>
/// <remarks>
/// The two differ in what <c>\d</c>, <c>\w</c>, <c>\s</c>, <c>\b</c>, <c>.</c> and <c>$</c> match. In JSON Schema, a character beyond U+FFFF is one character;
/// .NET sees two surrogates. Where a pattern matches any such character, its translation matches a pair of surrogates.
/// </remarks>
internal sealed class PatternTranslator
{
    private const string Invalid = "it is not a regular expression that .NET accepts";

    private const string Digit = "0-9";
    private const string Word = "A-Za-z0-9_";
    private const string Space = @"\t\n\v\f\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

    // The other characters up to U+FFFF, without surrogates.
    private const string NoDigit = @"\x00-/:-\uD7FF\uE000-\uFFFF";
    private const string NoWord = @"\x00-/:-@\[-^`{-\uD7FF\uE000-\uFFFF";
    private const string NoSpace = @"\x00-\x08\x0E-\x1F!-\u009F\u00A1-\u167F\u1681-\u1FFF\u200B-\u2027\u202A-\u202E\u2030-\u205E"
        + @"\u2060-\u2FFF\u3001-\uD7FF\uE000-\uFEFE\uFF00-\uFFFF";

    private const string Surrogates = @"\uD800-\uDFFF";
    private const string SurrogatePair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    // The \b of ECMA-262: only letters of ASCII are part of a word.
    private const string WordBoundary = $"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))";

    private readonly string pattern;
    private readonly StringBuilder result = new();
    private int position;
    private string? problem;

    private PatternTranslator(string pattern) => this.pattern = pattern;

    private bool IsAtEnd => position == pattern.Length;

    /// <summary>Whether the hexadecimal digits at the position are D800 to DFFF.</summary>
    private bool IsSurrogateCode => pattern[position] is 'd' or 'D' && pattern[position + 1] is > '7';

    /// <summary>Returns the .NET regular expression; null, with the problem as a clause for a message, if the pattern has no translation.</summary>
    public static string? Translate(string pattern, out string? problem)
    {
        var translator = new PatternTranslator(pattern);
        bool isTranslated = translator.Translate();
        string result = translator.result.ToString();
        problem = isTranslated && !IsRegularExpression(result) ? Invalid : translator.problem;
        return problem is null ? result : null;
    }

    private static bool IsRegularExpression(string pattern)
    {
        try
        {
            _ = new Regex(pattern);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private bool Translate()
    {
        if (pattern.Any(char.IsSurrogate))
        {
            return IsDifferent("a character beyond U+FFFF");
        }

        while (!IsAtEnd)
        {
            char c = pattern[position++];
            bool isTranslated = c switch
            {
                '\\' => Escape(),
                '[' => Class(),
                '(' => Group(),
                '.' => Append($@"(?:{SurrogatePair}|[^\n\r\u2028\u2029{Surrogates}])"),
                '$' => Append(@"\z"),
                _ => Append(c.ToString()),
            };
            if (!isTranslated)
            {
                return false;
            }
        }

        return true;
    }

    private bool Append(string text)
    {
        result.Append(text);
        return true;
    }

    private bool Fail(string reason)
    {
        problem = reason;
        return false;
    }

    private bool IsDifferent(string construct) => Fail($"it uses {construct}, which ECMA-262 and .NET regular expressions treat differently");

    private bool Group()
    {
        string start = pattern.Substring(position, Math.Min(3, pattern.Length - position));
        return start switch
        {
            ['?', ':' or '=' or '!', ..] or not ['?', ..] => Append("("),
            ['?', '<', '=' or '!'] => IsDifferent("look-behind"),
            ['?', '<', ..] => IsDifferent("a named group"),
            ['?', var kind, ..] => IsDifferent($"a group that starts with (?{kind}"),
            _ => Fail(Invalid),
        };
    }

    private bool Class()
    {
        bool isNegated = !IsAtEnd && pattern[position] == '^';
        position += isNegated ? 1 : 0;
        if (!IsAtEnd && pattern[position] == ']')
        {
            return IsDifferent(isNegated ? "the empty class [^]" : "the empty class []"); // in .NET, the bracket is the first character of the class
        }

        var set = new StringBuilder();
        bool hasAstral = false;
        while (!IsAtEnd && pattern[position] != ']')
        {
            if (ReadAtom() is not { } first)
            {
                return false;
            }

            hasAstral |= first.HasAstral;
            set.Append(first.Text);
            if (position + 1 >= pattern.Length || pattern[position] != '-' || pattern[position + 1] == ']')
            {
                continue;
            }

            position++;
            if (ReadAtom() is not { } last)
            {
                return false;
            }

            hasAstral |= last.HasAstral;
            set.Append(RangeOperator(first, last)).Append(last.Text);
        }

        if (IsAtEnd)
        {
            return Fail(Invalid);
        }

        position++;
        string translated = isNegated ? $"[^{set}{Surrogates}]" : $"[{set}]";
        return Append(isNegated == hasAstral ? translated : $"(?:{SurrogatePair}|{translated})");
    }

    /// <summary>The dash between two atoms. It is a character itself next to a set of characters, and a range has no surrogates.</summary>
    private static string RangeOperator(Atom first, Atom last)
    {
        if (first.IsSet || last.IsSet)
        {
            return @"\-";
        }

        return first.Code < 0xD800 && last.Code > 0xDFFF ? @"-\uD7FF\uE000-" : "-";
    }

    /// <summary>Reads a character of a class, or a set of characters such as <c>\d</c>; null if it has no translation.</summary>
    private Atom? ReadAtom()
    {
        char c = pattern[position++];
        if (c != '\\')
        {
            return new Atom(c is '[' or '-' or '^' ? "\\" + c : c.ToString());
        }

        if (IsAtEnd)
        {
            Fail(Invalid);
            return null;
        }

        c = pattern[position++];
        return c switch
        {
            'd' or 'w' or 's' or 'D' or 'W' or 'S' => new Atom(SetOf(c), IsSet: true, HasAstral: char.IsUpper(c)),
            'b' => new Atom(@"\x08"),
            _ => ReadEscapedCharacter(c) is { } text ? new Atom(text) : null,
        };
    }

    private bool Escape()
    {
        if (IsAtEnd)
        {
            return Fail(Invalid);
        }

        char c = pattern[position++];
        return c switch
        {
            'd' or 'w' or 's' => Append($"[{SetOf(c)}]"),
            'D' or 'W' or 'S' => Append($"(?:{SurrogatePair}|[{SetOf(c)}])"),
            'b' => Append(WordBoundary),
            'B' => Append($"(?!{WordBoundary})"),
            _ => ReadEscapedCharacter(c) is { } text && Append(text),
        };
    }

    /// <summary>Reads the rest of an escape that stands for one character; null if it has no translation.</summary>
    private string? ReadEscapedCharacter(char c)
    {
        switch (c)
        {
            case 't' or 'n' or 'r' or 'f' or 'v':
                return "\\" + c;
            case 'u' when AreHexDigits(4) && !IsSurrogateCode:
                return "\\u" + Take(4);
            case 'x' when AreHexDigits(2):
                return "\\x" + Take(2);
            case 'c' when !IsAtEnd && pattern[position] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'):
                return $@"\x{pattern[position++] & 0x1F:X2}";
            case '0' when IsAtEnd || pattern[position] is < '0' or > '9':
                return @"\x00";
            case < '\x80' when !char.IsLetterOrDigit(c):
                return "\\" + c;
            default:
                IsDifferent(NameOf(c));
                return null;
        }
    }

    /// <summary>The name of an escape without a translation, for a message.</summary>
    private static string NameOf(char escape) => escape switch
    {
        'p' or 'P' => $$"""\{{escape}}{...}""",
        'k' or (>= '1' and <= '9') => "a back-reference",
        '0' => "an octal escape",
        'u' => "a \\u escape that is not one character up to U+FFFF",
        _ => $"the escape \\{escape}",
    };

    private static string SetOf(char name) => name switch
    {
        'd' => Digit,
        'w' => Word,
        's' => Space,
        'D' => NoDigit,
        'W' => NoWord,
        _ => NoSpace,
    };

    private bool AreHexDigits(int count) => position + count <= pattern.Length
        && pattern.Substring(position, count).All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'));

    private string Take(int count)
    {
        position += count;
        return pattern.Substring(position - count, count);
    }

    /// <summary>A character of a class, or a set of them, as .NET spells it.</summary>
    /// <param name="Text">The text inside the brackets.</param>
    /// <param name="IsSet">Whether it is a set of characters.</param>
    /// <param name="HasAstral">Whether the set has the characters beyond U+FFFF.</param>
    private readonly record struct Atom(string Text, bool IsSet = false, bool HasAstral = false)
    {
        /// <summary>The code of a character. Escapes of one letter count as the letter, which makes no difference next to surrogates.</summary>
        public int Code => Text.Length > 3 ? int.Parse(Text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : Text[^1];
    }
}
