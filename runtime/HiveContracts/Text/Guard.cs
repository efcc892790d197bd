using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HiveContracts.Support;

/// <summary>Validates values that code assigns to generated types.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guard
{
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    /// <summary>Returns a URI that is absolute and has one of the schemes, or null.</summary>
    /// <exception cref="ArgumentException">The URI is relative or has another scheme.</exception>
    [return: NotNullIfNotNull(nameof(value))]
    public static Uri? Uri(Uri? value, params string[] schemes) => value is null || HasScheme(value, schemes)
        ? value
        : throw new ArgumentException($"Expected {DescribeUri(schemes)}, found '{value.OriginalString}'.", nameof(value));

    /// <summary>Returns a string whose number of characters is in a range.</summary>
    /// <exception cref="ArgumentException">The string is shorter or longer.</exception>
    public static string Length(string value, int minLength, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(value);
        int length = CountCharacters(value);
        return length >= minLength && length <= maxLength
            ? value
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Expected {minLength} to {maxLength} characters, found {length}."), nameof(value));
    }

    /// <summary>Returns whether a text has no unpaired surrogate, which UTF-8 cannot express.</summary>
    internal static bool IsUnicode(ReadOnlySpan<char> text)
    {
        int first = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        for (int index = Math.Max(first, 0); first >= 0 && index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]) && !(index + 1 < text.Length && char.IsSurrogatePair(text[index], text[++index])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Counts the characters as JSON Schema does: a surrogate pair is one character.</summary>
    internal static int CountCharacters(string value)
    {
        int count = 0;
        foreach (var _ in value.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    /// <summary>Reads a URI that is absolute and has one of the schemes, or any scheme if none are given.</summary>
    internal static bool TryReadUri(string text, string[] schemes, [NotNullWhen(true)] out Uri? value)
    {
        value = null;
        if (!StartsWithScheme(text))
        {
            return false; // .NET on Unix takes a path for an absolute URI, which no one else does
        }

        try
        {
            return System.Uri.TryCreate(text, UriKind.Absolute, out value) && text.StartsWith(value.Scheme + ":", StringComparison.OrdinalIgnoreCase)
                && HasScheme(value, schemes);
        }
        catch (IndexOutOfRangeException)
        {
            return false; // the framework's bug: it throws for a host of only direction marks
        }
    }

    /// <summary>Describes an expected URI for a message.</summary>
    internal static string DescribeUri(string[] schemes) => schemes.Length == 0 ? "an absolute URI" : $"an absolute {string.Join(" or ", schemes)} URL";

    private static bool StartsWithScheme(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(text[0]) && !text.AsSpan(0, colon).ContainsAnyExcept(SchemeCharacters);
    }

    private static bool HasScheme(Uri value, string[] schemes) =>
        value.IsAbsoluteUri && (schemes.Length == 0 || schemes.Contains(value.Scheme, StringComparer.Ordinal));
}
