using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HiveContracts.Support;

/// <summary>Checks what people put into generated types, at the moment they do.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guard
{
    private static readonly System.Buffers.SearchValues<char> SchemeCharacters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    /// <summary>A URI that has to be absolute and of one of the schemes, unless null.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    [return: NotNullIfNotNull(nameof(value))]
    public static Uri? Uri(Uri? value, params string[] schemes) => value is null || IsOf(value, schemes)
        ? value
        : throw new ArgumentException($"Expected an absolute {string.Join(" or ", schemes)} URL, found '{value.OriginalString}'.", nameof(value));

    /// <summary>A string of at least and at most so many characters.</summary>
    /// <exception cref="ArgumentException">It is shorter or longer.</exception>
    public static string Length(string value, int minLength, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(value);
        int length = LengthOf(value);
        return length >= minLength && length <= maxLength
            ? value
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected {minLength} to {maxLength} characters, found {length}."), nameof(value));
    }

    /// <summary>The length as JSON Schema counts it: in characters, a surrogate pair being one.</summary>
    internal static int LengthOf(string value)
    {
        int length = 0;
        foreach (var _ in value.EnumerateRunes())
        {
            length++;
        }

        return length;
    }

    internal static bool TryUri(string text, string[] schemes, [NotNullWhen(true)] out Uri? value)
    {
        value = null;
        if (!HasScheme(text))
        {
            return false; // a path is an absolute URI to .NET on Unix, and none to anyone else
        }

        try
        {
            return System.Uri.TryCreate(text, UriKind.Absolute, out value) && text.StartsWith(value.Scheme + ":", StringComparison.OrdinalIgnoreCase) && IsOf(value, schemes);
        }
        catch (IndexOutOfRangeException)
        {
            return false; // a fault of the framework's on hosts of nothing but marks of direction
        }
    }

    private static bool HasScheme(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(text[0]) && !text.AsSpan(0, colon).ContainsAnyExcept(SchemeCharacters);
    }

    private static bool IsOf(Uri value, string[] schemes) => value.IsAbsoluteUri && (schemes.Length == 0 || schemes.Contains(value.Scheme, StringComparer.Ordinal));
}
