using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Text;

namespace HiveContracts;

/// <summary>Reads and writes generated types. The generated types have the most used of these methods as their own; use these in generic code.</summary>
public static class Contract
{
    /// <summary>How many bytes a document from a stream may have, unless the caller says another number: 64 MiB, more than two hours of video.</summary>
    public const int DefaultMaxBytes = 64 << 20;

    /// <summary>Reads a whole JSON document.</summary>
    /// <param name="utf8Json">The document as UTF-8, with or without a byte order mark.</param>
    /// <exception cref="ContractException">The bytes are not JSON, or not a document of this type.</exception>
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

    /// <summary>Reads a whole JSON document that lies in several pieces of memory.</summary>
    /// <param name="utf8Json">The document as UTF-8, with or without a byte order mark.</param>
    /// <exception cref="ContractException">The bytes are not JSON, or not a document of this type.</exception>
    public static T Parse<T>(ReadOnlySequence<byte> utf8Json)
        where T : IContract<T>
    {
        if (utf8Json.IsSingleSegment)
        {
            return Parse<T>(utf8Json.FirstSpan);
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(checked((int)utf8Json.Length));
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

    // A stream is no pipe: no call can mean both.
#pragma warning disable RS0026

    /// <summary>Reads a whole JSON document from a stream. Beside the document itself, there is no more memory than the value takes.</summary>
    /// <param name="utf8Json">The document as UTF-8, to the stream's end; the stream stays open.</param>
    /// <param name="maxBytes">How many bytes the document may have.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ContractException">The bytes are not JSON, or not a document of this type, or more than <paramref name="maxBytes"/>.</exception>
    public static async ValueTask<T> ParseAsync<T>(Stream utf8Json, int maxBytes = DefaultMaxBytes, CancellationToken cancellationToken = default)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        using IMemoryOwner<byte> memory = new DocumentBuffer(maxBytes);
        var buffer = (DocumentBuffer)memory;
        while (await utf8Json.ReadAsync(buffer.Room(), cancellationToken).ConfigureAwait(false) is > 0 and int read)
        {
            buffer.Advance(read);
        }

        return Parse<T>(buffer.Written);
    }

    /// <summary>Reads a whole JSON document from a pipe, such as a request's <c>BodyReader</c>.</summary>
    /// <param name="utf8Json">The document as UTF-8, to the pipe's end; the reader is left at the end, and is not completed.</param>
    /// <param name="maxBytes">How many bytes the document may have.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ContractException">The bytes are not JSON, or not a document of this type, or more than <paramref name="maxBytes"/>.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended, by the token or by <see cref="PipeReader.CancelPendingRead"/>.</exception>
    public static async ValueTask<T> ParseAsync<T>(PipeReader utf8Json, int maxBytes = DefaultMaxBytes, CancellationToken cancellationToken = default)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        using IMemoryOwner<byte> memory = new DocumentBuffer(maxBytes);
        var buffer = (DocumentBuffer)memory;
        while (true)
        {
            ReadResult result = await utf8Json.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (result.IsCanceled)
            {
                utf8Json.AdvanceTo(result.Buffer.Start);
                throw new OperationCanceledException("The pending read was cancelled.");
            }

            // Copied as it comes, so that the pipe need not hold it as well.
            buffer.Write(result.Buffer);
            utf8Json.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return Parse<T>(buffer.Written);
            }
        }
    }

#pragma warning restore RS0026

    /// <summary>Reads a whole JSON document, or says in <paramref name="error"/> why it is none of this type.</summary>
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

    /// <summary>Writes a value as UTF-8 JSON, with everything that was read and is not typed.</summary>
    public static void Write<T>(IBufferWriter<byte> output, T value)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(output);
        using var writer = new JsonWriter();
        value.Write(writer);
        output.Write(writer.Written);
    }

    /// <summary>Whether two values have the same JSON: numbers by value, properties in any order.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool AreEqual<T>(T value, T? other)
        where T : class, IContract<T>
    {
        if (other is null || ReferenceEquals(value, other))
        {
            return other is not null;
        }

        using var one = new JsonWriter();
        using var another = new JsonWriter();
        value.Write(one);
        other.Write(another);
        return JsonEquality.AreEqual(one.Written, another.Written);
    }

    /// <summary>A hash of a value's JSON.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static int HashOf<T>(T value)
        where T : class, IContract<T>
    {
        using var writer = new JsonWriter();
        value.Write(writer);
        return JsonEquality.HashOf(writer.Written);
    }

    /// <summary>Writes a value as JSON into a new string.</summary>
    public static string ToJson<T>(T value)
        where T : IContract<T>
    {
        using var writer = new JsonWriter();
        value.Write(writer);
        return Encoding.UTF8.GetString(writer.Written);
    }

    /// <summary>Writes a value as UTF-8 JSON into a new array.</summary>
    public static byte[] ToUtf8Bytes<T>(T value)
        where T : IContract<T>
    {
        using var writer = new JsonWriter();
        value.Write(writer);
        return writer.Written.ToArray();
    }
}
