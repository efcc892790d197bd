using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>
/// A URI that was read or assigned, and is parsed at the first access. Most readers of a document never access it, and a NativeAOT app that never does
/// does not contain the framework's URI parser.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LazyUri : IEquatable<LazyUri>
{
    private Uri? value;

    /// <summary>Creates an instance from a URI.</summary>
    /// <exception cref="ArgumentException">The URI is relative.</exception>
    public LazyUri(Uri? value)
    {
        if (value is { IsAbsoluteUri: false })
        {
            throw new ArgumentException($"Expected an absolute URI, found '{value.OriginalString}'.", nameof(value));
        }

        this.value = value;
        Text = value?.OriginalString;
    }

    internal LazyUri(string text) => Text = text;

    /// <summary>The URI; null if there is none or the text is not an absolute URI.</summary>
    public Uri? Value
    {
        get
        {
            if (value is null && Text is not null && Guard.TryReadUri(Text, [], out Uri? parsed))
            {
                value = parsed; // threads may parse it more than once, with the same result
            }

            return value;
        }
    }

    /// <summary>The text that was read, or the original string of the URI that was assigned.</summary>
    internal readonly string? Text { get; }

    /// <summary>The text, if it is not an absolute URI.</summary>
    internal string? InvalidText => Text is null || Value is not null ? null : Text;

    /// <summary>Returns whether both have the same text.</summary>
    public readonly bool Equals(LazyUri other) => Text == other.Text;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is LazyUri other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => Text?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc/>
    public override readonly string ToString() => Text ?? "";

    /// <summary>Returns whether both have the same text.</summary>
    public static bool operator ==(LazyUri left, LazyUri right) => left.Equals(right);

    /// <summary>Returns whether the texts differ.</summary>
    public static bool operator !=(LazyUri left, LazyUri right) => !left.Equals(right);
}
