using System.Text;
using System.Text.RegularExpressions;

namespace HiveContracts;

/// <summary>
/// Translates a <c>pattern</c>, which is a regular expression of ECMA-262 with the flag u, into a .NET regular expression that matches the same strings. The
/// generator is compiled with this file too.
/// </summary>
/// <remarks>
/// The two differ in what <c>\d</c>, <c>\w</c>, <c>\s</c>, <c>\b</c>, <c>.</c> and <c>$</c> match, in how groups are counted, and in what a reference to a
/// group without a match is. A character beyond U+FFFF is one character; .NET sees two surrogates.
/// </remarks>
internal sealed partial class PatternTranslator
{
    private const string Invalid = "it is not a regular expression of ECMA-262";

    private const string Digit = "0-9";
    private const string Word = "A-Za-z0-9_";
    private const string Space = @"\t\n\v\f\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

    // The other characters up to U+FFFF, without surrogates.
    private const string NoDigit = @"\x00-/:-\uD7FF\uE000-\uFFFF";
    private const string NoWord = @"\x00-/:-@\[-^`{-\uD7FF\uE000-\uFFFF";
    private const string NoSpace = @"\x00-\x08\x0E-\x1F!-\u009F\u00A1-\u167F\u1681-\u1FFF\u200B-\u2027\u202A-\u202E\u2030-\u205E"
        + @"\u2060-\u2FFF\u3001-\uD7FF\uE000-\uFEFE\uFF00-\uFFFF";

    // The \b of ECMA-262: only letters of ASCII are part of a word.
    private const string WordBoundary = $"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))";

    private readonly string pattern;
    private readonly Func<string, bool, CodePoints?> properties;
    private readonly StringBuilder result = new();
    private readonly Stack<bool> openGroups = []; // whether a quantifier may follow
    private int position;
    private int groups;
    private bool mayRepeat;

    private PatternTranslator(string pattern, Func<string, bool, CodePoints?> properties)
    {
        this.pattern = pattern;
        this.properties = properties;
    }

    private bool IsAtEnd => position >= pattern.Length;

    /// <summary>Returns the .NET regular expression; null, with the problem as a clause for a message, if the pattern has no translation.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="properties">Returns the characters with a Unicode property, or without it; null if the property is unknown.</param>
    /// <param name="problem">What is wrong with the pattern.</param>
    internal static string? Translate(string pattern, Func<string, bool, CodePoints?> properties, out string? problem)
    {
        problem = null;
        var translator = new PatternTranslator(pattern, properties);
        try
        {
            translator.ReadGroups();
            translator.Translate();
            string translated = translator.result.ToString();
            _ = new Regex(translated);
            return translated;
        }
        catch (PatternException exception)
        {
            problem = exception.Message;
        }
        catch (ArgumentException)
        {
            problem = Invalid;
        }

        return null;
    }

    private static PatternException Fail(string problem) => new(problem);

    private void Translate()
    {
        while (!IsAtEnd)
        {
            int start = position;
            int c = Take();
            switch (c)
            {
                case '\\':
                    Escape();
                    break;
                case '[':
                    Append(Class(), canRepeat: true);
                    break;
                case '(':
                    Group();
                    break;
                case ')':
                    if (openGroups.Count == 0)
                    {
                        throw Fail($"{Invalid}: the ) at {start} closes no group");
                    }

                    Append(")", openGroups.Pop());
                    break;
                case '|':
                    Append("|", canRepeat: false);
                    break;
                case '^':
                    Append("^", canRepeat: false);
                    break;
                case '$':
                    Append(@"\z", canRepeat: false);
                    break;
                case '.':
                    Append(@"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\n\r\u2028\u2029\uD800-\uDFFF])", canRepeat: true);
                    break;
                case '*' or '+' or '?':
                    Quantifier(((char)c).ToString(), start);
                    break;
                case '{' when Counts() is { } counts:
                    Quantifier(counts, start);
                    break;
                default:
                    Append(Literal(c), canRepeat: true);
                    break;
            }
        }

        if (openGroups.Count > 0)
        {
            throw Fail($"{Invalid}: a group is not closed");
        }
    }

    private void Append(string text, bool canRepeat)
    {
        result.Append(text);
        mayRepeat = canRepeat;
    }

    /// <summary>The next character; a pair of surrogates is one.</summary>
    private int Take()
    {
        int c = char.IsSurrogatePair(pattern, position) ? char.ConvertToUtf32(pattern, position) : pattern[position];
        position += c > 0xFFFF ? 2 : 1;
        return c;
    }

    /// <summary>A character that stands for itself, as one unit.</summary>
    private static string Literal(int c)
    {
        if (c > 0xFFFF)
        {
            var points = new CodePoints();
            points.Add(c, c);
            return points.ToPattern(isNegated: false);
        }

        return c is < 0x80 and not (>= 'a' and <= 'z') and not (>= 'A' and <= 'Z') and not (>= '0' and <= '9') and not '_'
            ? c < ' ' ? $@"\x{c:X2}" : "\\" + (char)c
            : ((char)c).ToString();
    }

    private void Quantifier(string text, int start)
    {
        if (!mayRepeat)
        {
            throw Fail($"{Invalid}: nothing is repeated by the {pattern[start]} at {start}");
        }

        bool isLazy = !IsAtEnd && pattern[position] == '?';
        position += isLazy ? 1 : 0;
        Append(isLazy ? text + "?" : text, canRepeat: false);
    }

    /// <summary>The counts of a quantifier in braces; null if the brace is a character.</summary>
    private string? Counts()
    {
        int end = pattern.IndexOf('}', position);
        string[] counts = end < 0 ? [] : pattern[position..end].Split(',');
        bool areCounts = counts.Length is 1 or 2 && counts[0].Length > 0 && counts.All(static count => count.All(static c => c is >= '0' and <= '9'));
        if (!areCounts)
        {
            return null;
        }

        position = end + 1;
        return $"{{{string.Join(",", counts)}}}";
    }

    private void Escape()
    {
        if (IsAtEnd)
        {
            throw Fail($"{Invalid}: it ends with a backslash");
        }

        char c = pattern[position];
        if (c is 'b' or 'B')
        {
            position++;
            Append(c == 'b' ? WordBoundary : $"(?!{WordBoundary})", canRepeat: false);
        }
        else if (c is 'k' or (>= '1' and <= '9'))
        {
            Append(BackReference(), canRepeat: true);
        }
        else if (SetEscape() is { } set)
        {
            Append(set.ToPattern(isNegated: false), canRepeat: true);
        }
        else
        {
            Append(Literal(CharacterEscape(isInClass: false)), canRepeat: true);
        }
    }

    private sealed class PatternException(string problem) : Exception(problem);
}
