using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HiveContracts.Support;

/// <summary>Checks what people put into generated types, at the moment they do.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValueCheck
{
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

    internal static bool TryUri(string text, string[] schemes, [NotNullWhen(true)] out Uri? value) =>
        // A path is an absolute URI to .NET on Unix, and none to anyone else.
        System.Uri.TryCreate(text, UriKind.Absolute, out value) && text.StartsWith(value.Scheme + ":", StringComparison.OrdinalIgnoreCase) && IsOf(value, schemes);

    private static bool IsOf(Uri value, string[] schemes) => value.IsAbsoluteUri && (schemes.Length == 0 || schemes.Contains(value.Scheme, StringComparer.Ordinal));
}
