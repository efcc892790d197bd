using System.Globalization;

namespace HiveContracts;

internal sealed partial class PatternTranslator
{
    private string Class()
    {
        bool isNegated = !IsAtEnd && pattern[position] == '^';
        position += isNegated ? 1 : 0;
        var set = new CodePoints();
        while (!IsAtEnd && pattern[position] != ']')
        {
            int start = position;
            (int first, CodePoints? firstSet) = Atom();
            bool isRange = position + 1 < pattern.Length && pattern[position] == '-' && pattern[position + 1] != ']';
            if (!isRange)
            {
                Add(set, first, firstSet);
                continue;
            }

            position++;
            (int last, CodePoints? lastSet) = Atom();
            if (firstSet is not null || lastSet is not null)
            {
                // The dash is a character itself next to a set of characters.
                Add(set, first, firstSet);
                set.Add('-', '-');
                Add(set, last, lastSet);
            }
            else if (first > last)
            {
                throw Fail($"{Invalid}: the range {pattern[start..position]} is out of order");
            }
            else
            {
                set.Add(first, last);
            }
        }

        if (IsAtEnd)
        {
            throw Fail($"{Invalid}: a class is not closed");
        }

        position++;
        return set.ToPattern(isNegated);
    }

    private static void Add(CodePoints set, int character, CodePoints? others)
    {
        if (others is not null)
        {
            set.Add(others);
        }
        else
        {
            set.Add(character, character);
        }
    }

    /// <summary>Reads a character of a class, or a set of characters such as <c>\d</c>.</summary>
    private (int Character, CodePoints? Set) Atom()
    {
        int c = Take();
        if (c != '\\')
        {
            return (c, null);
        }

        if (IsAtEnd)
        {
            throw Fail($"{Invalid}: a class is not closed");
        }

        return SetEscape() is { } set ? (0, set) : (CharacterEscape(isInClass: true), null);
    }

    /// <summary>Reads the rest of an escape that stands for a set of characters; null if it is another escape.</summary>
    private CodePoints? SetEscape()
    {
        char c = pattern[position];
        if (c is 'p' or 'P')
        {
            return Property(c == 'P');
        }

        string? content = c switch
        {
            'd' => Digit,
            'w' => Word,
            's' => Space,
            'D' => NoDigit,
            'W' => NoWord,
            'S' => NoSpace,
            _ => null,
        };
        if (content is null)
        {
            return null;
        }

        position++;
        var set = new CodePoints();
        set.Add(content);
        if (char.IsUpper(c))
        {
            set.AddAstral();
        }

        return set;
    }

    private CodePoints Property(bool isNegated)
    {
        int end = pattern.IndexOf('}', position);
        if (end < 0 || pattern[position + 1] != '{')
        {
            throw Fail($"{Invalid}: a property is written \\p{{Name}}");
        }

        string name = pattern[(position + 2)..end];
        position = end + 1;
        return properties(name, isNegated) ?? throw Fail($"the Unicode property '{name}' is unknown");
    }

    /// <summary>Reads the rest of an escape that stands for one character.</summary>
    private int CharacterEscape(bool isInClass)
    {
        int c = Take();
        switch (c)
        {
            case 't': return '\t';
            case 'n': return '\n';
            case 'r': return '\r';
            case 'f': return '\f';
            case 'v': return '\v';
            case 'b' when isInClass: return '\b';
            case 'u': return UnicodeEscape();
            case 'x' when Hex(2) is { } code: return code;
            case 'c' when !IsAtEnd && pattern[position] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'): return pattern[position++] & 0x1F;
            case '0' when IsAtEnd || pattern[position] is < '0' or > '9': return 0;
            case < 0x80 when !char.IsLetterOrDigit((char)c): return c;
            default: throw Fail($"{Invalid}: it has no escape \\{char.ConvertFromUtf32(c is >= 0xD800 and <= 0xDFFF ? 0xFFFD : c)}");
        }
    }

    private int UnicodeEscape()
    {
        if (!IsAtEnd && pattern[position] == '{')
        {
            int end = pattern.IndexOf('}', position);
            string digits = end < 0 ? "" : pattern[(position + 1)..end].TrimStart('0');
            bool isCode = end > position + 1 && digits.Length <= 6 && digits.All(IsHexDigit);
            int point = isCode && digits.Length > 0 ? int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : 0;
            position = end + 1;
            return isCode && point <= 0x10FFFF ? point : throw Fail($"{Invalid}: \\u{{...}} is not a character");
        }

        int code = Hex(4) ?? throw Fail($"{Invalid}: \\u needs four digits");
        if (code is < 0xD800 or > 0xDBFF || position + 1 >= pattern.Length || pattern[position] != '\\' || pattern[position + 1] != 'u')
        {
            return code;
        }

        int start = position;
        position += 2;
        if (Hex(4) is { } second and >= 0xDC00 and <= 0xDFFF)
        {
            return char.ConvertToUtf32((char)code, (char)second);
        }

        position = start;
        return code;
    }

    private int? Hex(int count)
    {
        string digits = pattern.Substring(position, Math.Min(count, pattern.Length - position));
        if (digits.Length < count || !digits.All(IsHexDigit))
        {
            return null;
        }

        position += count;
        return int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private static bool IsHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
