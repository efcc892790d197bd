using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace HiveContracts.Generator.Contracts;

/// <summary>Makes C# names from JSON names, by the rule that <c>schema/README.md</c> documents.</summary>
internal static class Identifiers
{
    /// <summary>
    /// Joins the words of a name, each with its first letter in upper case. Words are separated by anything but letters and digits. A name that starts with a
    /// digit, or has no letters and digits, gets an underscore.
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

        if (result.Length == 0 || char.IsDigit(result[0]))
        {
            result.Insert(0, '_');
        }

        return result.ToString();
    }

    /// <summary>Whether a text is one or more identifiers, separated by dots.</summary>
    public static bool IsNamespace(string text) => text.Split('.').All(IsIdentifier);

    private static bool IsIdentifier(string text) => text.Length > 0
        && (char.IsLetter(text[0]) || text[0] == '_')
        && text.All(static c => char.IsLetterOrDigit(c) || c == '_')
        && SyntaxFacts.GetKeywordKind(text) is SyntaxKind.None;
}
