using System.Text;

namespace HiveContracts.Generator.Schema;

/// <summary>
/// Rewrites a <c>pattern</c>, which is a regular expression of ECMA-262, as one of .NET that matches the same texts.
/// What the two languages do not share is left to a diagnostic.
/// </summary>
internal sealed class PatternTranslator
{
    private const string Digit = "0-9";
    private const string Word = "A-Za-z0-9_";
    private const string Space = @"\t\n\v\f\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

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
                '\\' => Escape(isInClass: false),
                '[' => Class(),
                '(' => Group(),
                '.' => Append(@"[^\n\r\u2028\u2029]"),
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
        result.Append('[');
        if (at < pattern.Length && pattern[at] == '^')
        {
            result.Append('^');
            at++;
        }

        if (at < pattern.Length && pattern[at] == ']')
        {
            return false; // nothing, or anything, to ECMA; a bracket to .NET
        }

        while (at < pattern.Length)
        {
            char c = pattern[at++];
            switch (c)
            {
                case ']':
                    return Append("]");
                case '\\':
                    if (!Escape(isInClass: true))
                    {
                        return false;
                    }

                    break;
                case '[':
                    result.Append(@"\[");
                    break;
                case '-' when at < pattern.Length && pattern[at] == '[':
                    return false; // a subtraction to .NET
                default:
                    result.Append(c);
                    break;
            }
        }

        return false;
    }

    private bool Escape(bool isInClass)
    {
        if (at == pattern.Length)
        {
            return false;
        }

        char c = pattern[at++];
        switch (c)
        {
            case 'd' or 'w' or 's':
                string set = Set(c);
                return Append(isInClass ? set : $"[{set}]");
            case 'D' or 'W' or 'S' when !isInClass:
                return Append($"[^{Set(char.ToLowerInvariant(c))}]");
            case 'b' or 'B' when !isInClass:
                // A word has no letters but ASCII's in ECMA.
                string edge = $"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))";
                return Append(c == 'b' ? edge : $"(?!{edge})");
            case 't' or 'n' or 'r' or 'f' or 'v':
                return Append("\\" + c);
            case 'u' when IsHex(4):
                return Copy("\\u", 4);
            case 'x' when IsHex(2):
                return Copy("\\x", 2);
            case >= '1' and <= '9' when !isInClass:
                return Append($"\\{c}");
            case '0' when at == pattern.Length || pattern[at] is < '0' or > '9':
                return Append(@"\x00");
            default:
                return !char.IsLetterOrDigit(c) && c < 0x80 && Append("\\" + c);
        }
    }

    private static string Set(char name) => name switch
    {
        'd' => Digit,
        'w' => Word,
        _ => Space,
    };

    private bool IsHex(int count) => at + count <= pattern.Length && pattern.Substring(at, count).All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'));

    private bool Copy(string prefix, int count)
    {
        result.Append(prefix).Append(pattern, at, count);
        at += count;
        return true;
    }
}
