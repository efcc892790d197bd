using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>A file that is sent to Hive as the <c>media</c> part of a form. Files and streams are read while they are sent, never as a whole.</summary>
public sealed class MediaFile
{
    private static long count;

    private readonly ReadOnlyMemory<byte>? bytes;
    private readonly Func<Stream> open;

    private MediaFile(string fileName, string? contentType, Func<Stream> open, ReadOnlyMemory<byte>? bytes = null, bool isRepeatable = true)
    {
        IsRepeatable = isRepeatable;
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        if (fileName.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ArgumentException("Expected a file name without line breaks and NUL characters, which a form cannot contain.", nameof(fileName));
        }

        FileName = fileName;
        ContentType = contentType ?? GetContentType(fileName);
        if (!MediaTypeHeaderValue.TryParse(ContentType, out _))
        {
            throw new ArgumentException($"Expected a media type such as 'image/png', found '{ContentType}'.", nameof(contentType));
        }

        this.open = open;
        this.bytes = bytes;
        Identity = bytes is null ? string.Create(CultureInfo.InvariantCulture, $"{fileName} ({ContentType}, {Interlocked.Increment(ref count)})") : null;
    }

    /// <summary>The file name in the form.</summary>
    public string FileName { get; }

    /// <summary>The media type in the form. By default, it follows from the file name's extension.</summary>
    public string ContentType { get; }

    /// <summary>Whether a form with the file can be sent again after a failure: false for a stream that cannot seek.</summary>
    public bool IsRepeatable { get; }

    /// <summary>The content, if it was created from bytes.</summary>
    /// <exception cref="NotSupportedException">The content is a file or a stream, which can be sent in a form, but not written as JSON.</exception>
    internal ReadOnlyMemory<byte> Bytes => bytes
        ?? throw new NotSupportedException(
            $"The media file '{FileName}' is streamed and can only be sent in a form. To write it as JSON, create it with MediaFile.FromBytes.");

    /// <summary>What the file is compared by if its content is not in memory; null if it is. It has a blank, which Base64 has not.</summary>
    internal string? Identity { get; }

    /// <summary>Creates an instance for a file on disk, which is opened when the form is sent.</summary>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public static MediaFile FromFile(string path, string? contentType = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"The media file '{path}' does not exist.", path);
        }

        const FileOptions Options = FileOptions.Asynchronous | FileOptions.SequentialScan;
        return new MediaFile(Path.GetFileName(path), contentType, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, Options));
    }

    /// <summary>Creates an instance for a stream, which is read once from its current position, and is disposed of with the form.</summary>
    /// <remarks>Creating a second form throws an <see cref="InvalidOperationException"/>: its file would be empty.</remarks>
    public static MediaFile FromStream(Stream stream, string fileName, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Stream? unread = stream;
        return new MediaFile(fileName, contentType, Open, isRepeatable: stream.CanSeek);

        Stream Open() => Interlocked.Exchange(ref unread, null) ?? throw new InvalidOperationException(
            $"The stream of '{fileName}' was sent in a form already. To send the media file more than once, create it from a file or from bytes.");
    }

    /// <summary>Creates an instance for bytes in memory.</summary>
    public static MediaFile FromBytes(ReadOnlyMemory<byte> bytes, string fileName = "media", string? contentType = null) =>
        new(fileName, contentType, () => OpenBytes(bytes), bytes);

    /// <summary>Returns the file name and media type.</summary>
    public override string ToString() => $"{FileName} ({ContentType})";

    internal Stream Open() => open();

    /// <summary>Returns a stream of the bytes, which are copied only if they are not in an array.</summary>
    private static MemoryStream OpenBytes(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    private static string GetContentType(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
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
