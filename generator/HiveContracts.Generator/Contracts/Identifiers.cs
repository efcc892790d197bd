using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace HiveContracts.Generator.Contracts;

/// <summary>Makes C# names from JSON names, by the rule that <c>schema/README.md</c> documents.</summary>
internal static class Identifiers
{
    // From the space on, in the order of ASCII; letters and digits are left out.
    private static readonly string[] Words =
    [
        "Space", "Exclamation", "Quote", "Hash", "Dollar", "Percent", "Ampersand", "Apostrophe", "OpenParenthesis", "CloseParenthesis", "Star", "Plus", "Comma",
        "Hyphen", "Dot", "Slash", "Colon", "Semicolon", "Less", "Equal", "Greater", "Question", "At", "OpenBracket", "Backslash", "CloseBracket", "Caret",
        "Underscore", "Backtick", "OpenBrace", "Bar", "CloseBrace", "Tilde",
    ];

    private const string WordCharacters = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /// <summary>
    /// Joins the words of a name, each with its first letter in upper case. Words are separated by anything but letters and digits. A name that starts with a
    /// digit gets an underscore, or Plus or Minus if it is a number with a sign. Of a name without letters and digits, the characters are spelled out.
    /// </summary>
    public static string Pascal(string name)
    {
        var result = new StringBuilder(name.Length);
        bool startsWord = true;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c))
            {
                startsWord = true;
                continue;
            }

            result.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        return result.Length == 0 ? SpelledOut(name) : char.IsDigit(result[0]) ? Sign(name) + result : result.ToString();
    }

    /// <summary>The same, with a word for each character that is not a letter or a digit: names that differ in such characters stay different.</summary>
    public static string SpelledOut(string name)
    {
        if (name.Length == 0)
        {
            return "Empty";
        }

        var result = new StringBuilder(name.Length);
        bool startsWord = true;
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsLetterOrDigit(name[i]))
            {
                result.Append(startsWord ? char.ToUpperInvariant(name[i]) : name[i]);
                startsWord = false;
                continue;
            }

            bool isPair = char.IsSurrogatePair(name, i);
            int code = isPair ? char.ConvertToUtf32(name, i) : name[i];
            int word = WordCharacters.IndexOf(name[i]);
            result.Append(word >= 0 ? Words[word] : "U" + code.ToString("X4", CultureInfo.InvariantCulture));
            i += isPair ? 1 : 0;
            startsWord = true;
        }

        return char.IsDigit(result[0]) ? "_" + result : result.ToString();
    }

    /// <summary>Whether a text is one or more identifiers, separated by dots.</summary>
    public static bool IsNamespace(string text) => text.Split('.').All(IsIdentifier);

    /// <summary>Whether a text is an identifier, and not a keyword.</summary>
    public static bool IsIdentifier(string text) => text.Length > 0
        && (char.IsLetter(text[0]) || text[0] == '_')
        && text.All(static c => char.IsLetterOrDigit(c) || c == '_')
        && SyntaxFacts.GetKeywordKind(text) is SyntaxKind.None;

    private static string Sign(string name) => name[0] switch
    {
        '+' => "Plus",
        '-' => "Minus",
        _ => "_",
    };
}
