using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>
/// A URI as it was read or given. It is made when it is asked for: most readers of a document ask for none, and a NativeAOT app that never does
/// goes without the framework's code for it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LazyUri : IEquatable<LazyUri>
{
    private Uri? made;

    /// <summary>Takes a URI.</summary>
    public LazyUri(Uri? value)
    {
        made = value;
        Text = value?.OriginalString;
    }

    internal LazyUri(string text) => Text = text;

    /// <summary>The URI; null where there is none, or where what was read is no absolute one.</summary>
    public Uri? Value
    {
        get
        {
            if (made is null && Text is not null && Guard.TryUri(Text, [], out Uri? value))
            {
                made = value; // threads may make it twice: the same
            }

            return made;
        }
    }

    /// <summary>As it was read or given.</summary>
    internal readonly string? Text { get; }

    /// <summary>The JSON of what was read, where that is no URI.</summary>
    internal byte[]? Misfit => Text is null || Value is not null ? null : JsonWriter.Quote(Text);

    /// <summary>Whether both are spelled alike.</summary>
    public readonly bool Equals(LazyUri other) => Text == other.Text;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is LazyUri other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => Text?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc/>
    public override readonly string ToString() => Text ?? "";

    /// <summary>Whether both are spelled alike.</summary>
    public static bool operator ==(LazyUri left, LazyUri right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(LazyUri left, LazyUri right) => !left.Equals(right);
}
