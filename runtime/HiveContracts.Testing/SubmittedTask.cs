namespace HiveContracts.Testing;

/// <summary>A task that was submitted to the stand-in.</summary>
public sealed record StandInTask
{
    /// <summary>The task's id, as the acknowledgement and the callback have it.</summary>
    public required string Id { get; init; }

    /// <summary>The form's text fields.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>The name of the file that was sent as <c>media</c>; null where none was.</summary>
    public string? FileName { get; init; }

    /// <summary>The media's length in bytes.</summary>
    public long MediaLength { get; init; }

    /// <summary>The SHA-256 of the media, the URL or the text.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Where the callback goes; null where nowhere.</summary>
    public Uri? CallbackUrl => Fields.TryGetValue("callback_url", out string? url) && Uri.TryCreate(url, UriKind.Absolute, out Uri? found) ? found : null;
}
