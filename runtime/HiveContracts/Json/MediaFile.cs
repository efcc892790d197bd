using System.Net.Http.Headers;
using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>A file that goes to Hive as the form's <c>media</c> part. Files and streams are read while they are sent, never as a whole.</summary>
public sealed class MediaFile
{
    private readonly ReadOnlyMemory<byte>? bytes;
    private readonly Func<Stream> open;

    private MediaFile(string fileName, string? contentType, Func<Stream> open, ReadOnlyMemory<byte>? bytes = null, bool isRepeatable = true)
    {
        IsRepeatable = isRepeatable;
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        if (fileName.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ArgumentException("A file name in a form cannot hold a line break or a NUL.", nameof(fileName));
        }

        FileName = fileName;
        ContentType = contentType ?? ContentTypeOf(fileName);
        if (!MediaTypeHeaderValue.TryParse(ContentType, out _))
        {
            throw new ArgumentException($"'{ContentType}' is no media type.", nameof(contentType));
        }

        this.open = open;
        this.bytes = bytes;
    }

    /// <summary>The file name that the form names.</summary>
    public string FileName { get; }

    /// <summary>The media type that the form names, by default from the file name's ending.</summary>
    public string ContentType { get; }

    /// <summary>Whether a form of it can be sent again when sending it has failed: not where it is a stream that cannot be rewound.</summary>
    public bool IsRepeatable { get; }

    /// <summary>The content, where it was given as bytes.</summary>
    /// <exception cref="NotSupportedException">The content is a file or a stream: it goes into a form, not into JSON.</exception>
    internal ReadOnlyMemory<byte> Bytes => bytes
        ?? throw new NotSupportedException($"The media '{FileName}' is streamed and goes into a form only; make it with MediaFile.FromBytes to write it as JSON.");

    /// <summary>A file on disk, opened when the form is sent.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static MediaFile FromFile(string path, string? contentType = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return File.Exists(path)
            ? new MediaFile(Path.GetFileName(path), contentType, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous | FileOptions.SequentialScan))
            : throw new FileNotFoundException($"There is no media file at '{path}'.", path);
    }

    /// <summary>A stream, read once from where it stands, and closed with the form.</summary>
    /// <remarks>A second form of it is an <see cref="InvalidOperationException"/>: it would hold an empty file.</remarks>
    public static MediaFile FromStream(Stream stream, string fileName, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Stream? unread = stream;
        return new MediaFile(fileName, contentType, () => Interlocked.Exchange(ref unread, null)
            ?? throw new InvalidOperationException($"The stream of '{fileName}' went into a form already. Make the media from a file or from bytes to send it more than once."), isRepeatable: stream.CanSeek);
    }

    /// <summary>Bytes in memory.</summary>
    public static MediaFile FromBytes(ReadOnlyMemory<byte> bytes, string fileName = "media", string? contentType = null) =>
        new(fileName, contentType, () => Read(bytes), bytes);

    /// <summary>The file name and media type.</summary>
    public override string ToString() => $"{FileName} ({ContentType})";

    internal Stream Open() => open();

    /// <summary>A stream of bytes that stay where they are, as nearly all do.</summary>
    private static MemoryStream Read(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    private static string ContentTypeOf(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".mp4" => "video/mp4",
        ".webm" => "video/webm",
        ".mp3" => "audio/mpeg",
        ".m4a" => "audio/mp4",
        ".wav" => "audio/wav",
        ".flac" => "audio/flac",
        ".ogg" => "audio/ogg",
        _ => "application/octet-stream",
    };
}
