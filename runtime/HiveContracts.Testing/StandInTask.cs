namespace HiveContracts.Testing;

/// <summary>A task that was submitted to a <see cref="HiveStandIn"/>.</summary>
public sealed record StandInTask
{
    /// <summary>The id of the task in the acknowledgement and in the callback.</summary>
    public required string Id { get; init; }

    /// <summary>The text fields of the form by name.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>The name of the file in the part <c>media</c>; null if no file was sent.</summary>
    public string? FileName { get; init; }

    /// <summary>The length of the file in bytes; 0 if no file was sent.</summary>
    public long MediaLength { get; init; }

    /// <summary>The SHA-256 of the file, the URL or the text, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The field <c>callback_url</c>; null if it was not sent or is not an absolute URL.</summary>
    public Uri? CallbackUrl => Fields.TryGetValue("callback_url", out string? text) && Uri.TryCreate(text, UriKind.Absolute, out Uri? url) ? url : null;
}
