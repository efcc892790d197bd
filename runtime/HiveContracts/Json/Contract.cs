using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Text;
using System.Text.Unicode;

namespace HiveContracts;

/// <summary>Reads and writes generated types, for generic code. The generated types have the most frequently used of these methods as their own.</summary>
public static class Contract
{
    /// <summary>The default maximum size of a document from a stream, in bytes: 64 MiB, enough for more than two hours of video.</summary>
    public const int DefaultMaxBytes = 64 << 20;

    /// <summary>Reads a whole JSON document.</summary>
    /// <param name="utf8Json">The document as UTF-8, with or without a byte order mark.</param>
    /// <exception cref="ContractException">The bytes are not JSON, or do not fit the type.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8Json)
        where T : IContract<T>
    {
        T.Validate(utf8Json);
        var reader = new JsonReader(utf8Json);
        reader.Begin();
        T value = T.Read(ref reader);
        reader.End();
        return value;
    }

    /// <summary>Reads a whole JSON document.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="ContractException">The text is not JSON, or does not fit the type. Offsets count bytes of UTF-8.</exception>
    public static T Parse<T>(string json)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(json);

        // A UTF-16 code unit takes at most three bytes of UTF-8.
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, json.Length * 3L));
        try
        {
            OperationStatus status = Utf8.FromUtf16(json, buffer, out int read, out int written, replaceInvalidSequences: false);
            if (status is OperationStatus.DestinationTooSmall)
            {
                throw ContractException.TooLong(Array.MaxLength);
            }

            if (status is not OperationStatus.Done)
            {
                string problem = $"Invalid JSON: expected Unicode, found the unpaired surrogate U+{(int)json[read]:X4}.";
                throw ContractException.At(buffer.AsSpan(0, written), written, problem);
            }

            return Parse<T>(buffer.AsSpan(0, written));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a whole JSON document from one or more memory segments.</summary>
    /// <param name="utf8Json">The document as UTF-8, with or without a byte order mark.</param>
    /// <exception cref="ContractException">The bytes are not JSON, or do not fit the type.</exception>
    public static T Parse<T>(ReadOnlySequence<byte> utf8Json)
        where T : IContract<T>
    {
        if (utf8Json.IsSingleSegment)
        {
            return Parse<T>(utf8Json.FirstSpan);
        }

        if (utf8Json.Length > Array.MaxLength)
        {
            throw ContractException.TooLong(Array.MaxLength);
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)utf8Json.Length);
        try
        {
            utf8Json.CopyTo(buffer);
            return Parse<T>(buffer.AsSpan(0, (int)utf8Json.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Two overloads with optional parameters: no call is ambiguous, because no object is both a stream and a pipe reader.
#pragma warning disable RS0026

    /// <summary>Reads a whole JSON document from a stream. It needs memory for the document and the value, and no more.</summary>
    /// <param name="utf8Json">The document as UTF-8, up to the end of the stream. The stream is not closed.</param>
    /// <param name="maxBytes">The maximum size of the document, in bytes.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ContractException">The bytes are not JSON, do not fit the type, or are more than <paramref name="maxBytes"/>.</exception>
    /// <exception cref="IOException">The stream claims to have read more bytes than it was asked for, or a negative count.</exception>
    public static async ValueTask<T> ParseAsync<T>(Stream utf8Json, int maxBytes = DefaultMaxBytes, CancellationToken cancellationToken = default)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        using var buffer = new DocumentBuffer(maxBytes);
        var window = default(ReadWindow);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = await utf8Json.ReadAsync(window.Lend(maxBytes), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return Parse<T>(buffer.Written);
            }

            buffer.Append(window.Take(read));
        }
    }

    /// <summary>Reads a whole JSON document from a pipe, such as a request's <c>BodyReader</c>.</summary>
    /// <param name="utf8Json">
    /// The document as UTF-8, up to the end of the pipe. The reader is not completed. If the document is too long, or the reading is cancelled, the reader can
    /// be read on.
    /// </param>
    /// <param name="maxBytes">The maximum size of the document, in bytes.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ContractException">The bytes are not JSON, do not fit the type, or are more than <paramref name="maxBytes"/>.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled by the token or by <see cref="PipeReader.CancelPendingRead"/>.</exception>
    public static async ValueTask<T> ParseAsync<T>(PipeReader utf8Json, int maxBytes = DefaultMaxBytes, CancellationToken cancellationToken = default)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        using var buffer = new DocumentBuffer(maxBytes);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadResult result = await utf8Json.ReadAsync(cancellationToken).ConfigureAwait(false);
            SequencePosition consumed = result.Buffer.Start;
            try
            {
                if (result.IsCanceled)
                {
                    throw new OperationCanceledException("The pending read was cancelled.");
                }

                // Copied part by part, so that the pipe does not hold the document as well.
                buffer.Append(result.Buffer);
                consumed = result.Buffer.End;
            }
            finally
            {
                // In any case: a reader that is not advanced after a read cannot be read on.
                utf8Json.AdvanceTo(consumed);
            }

            if (result.IsCompleted)
            {
                return Parse<T>(buffer.Written);
            }
        }
    }

#pragma warning restore RS0026

    /// <summary>Reads a whole JSON document; false, with the reason in <paramref name="error"/>, if it does not fit the type.</summary>
    public static bool TryParse<T>(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out ContractException? error)
        where T : class, IContract<T>
    {
        try
        {
            value = Parse<T>(utf8Json);
            error = null;
            return true;
        }
        catch (ContractException exception)
        {
            value = null;
            error = exception;
            return false;
        }
    }

    /// <summary>Writes a value as UTF-8 JSON, including everything that was read and that no typed member holds.</summary>
    public static void Write<T>(IBufferWriter<byte> output, T value)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(output);
        using var writer = new JsonWriter();
        value.Write(writer);
        output.Write(writer.Written);
    }

    /// <summary>Returns whether two values are equal as JSON: numbers by value, properties in any order.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool AreEqual<T>(T value, T? other)
        where T : class, IContract<T>
    {
        if (other is null || ReferenceEquals(value, other))
        {
            return other is not null;
        }

        using var writer = new JsonWriter(isLenient: true);
        using var otherWriter = new JsonWriter(isLenient: true);
        value.Write(writer);
        other.Write(otherWriter);
        return JsonEquality.AreEqual(writer.Written, otherWriter.Written);
    }

    /// <summary>Returns a hash code that is the same for all values that are equal as JSON.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static int HashOf<T>(T value)
        where T : class, IContract<T>
    {
        using var writer = new JsonWriter(isLenient: true);
        value.Write(writer);
        return JsonEquality.GetHashCode(writer.Written);
    }

    /// <summary>Returns a value as text for people: its JSON, in which values without a JSON form, such as a file, are described.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static string Print<T>(T value)
        where T : IContract<T>
    {
        using var writer = new JsonWriter(isLenient: true);
        return ToText(value, writer);
    }

    /// <summary>Returns a value as a JSON string.</summary>
    public static string ToJson<T>(T value)
        where T : IContract<T>
    {
        using var writer = new JsonWriter();
        return ToText(value, writer);
    }

    /// <summary>Returns a value as an array of UTF-8 JSON.</summary>
    public static byte[] ToUtf8Bytes<T>(T value)
        where T : IContract<T>
    {
        using var writer = new JsonWriter();
        value.Write(writer);
        return writer.Written.ToArray();
    }

    private static string ToText<T>(T value, JsonWriter writer)
        where T : IContract<T>
    {
        value.Write(writer);
        return Encoding.UTF8.GetString(writer.Written);
    }
}
