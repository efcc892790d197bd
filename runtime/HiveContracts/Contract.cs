using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using HiveContracts.Support;

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
        var scanner = new JsonScanner(utf8Json);
        scanner.Begin();
        T value = T.Read(ref scanner);
        scanner.End();
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

    /// <summary>Reads a whole JSON document from a stream, into pooled memory.</summary>
    /// <param name="utf8Json">The document as UTF-8, to the stream's end; the stream stays open.</param>
    /// <param name="maxBytes">How many bytes the document may have.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ContractException">The bytes are not JSON, or not a document of this type, or more than <paramref name="maxBytes"/>.</exception>
    public static async ValueTask<T> ParseAsync<T>(Stream utf8Json, int maxBytes = DefaultMaxBytes, CancellationToken cancellationToken = default)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Min(maxBytes, 16 << 10));
        try
        {
            int length = 0;
            while (await utf8Json.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and int read)
            {
                length += read;
                if (length > maxBytes)
                {
                    throw ContractException.At([], 0, $"Expected a document of {maxBytes} bytes at most.");
                }

                if (length == buffer.Length)
                {
                    byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, length * 2L));
                    buffer.AsSpan().CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }

            return Parse<T>(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

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
        using var printer = new JsonPrinter();
        value.Write(printer);
        output.Write(printer.Written);
    }

    /// <summary>Writes a value as JSON into a new string.</summary>
    public static string ToJson<T>(T value)
        where T : IContract<T>
    {
        using var printer = new JsonPrinter();
        value.Write(printer);
        return Encoding.UTF8.GetString(printer.Written);
    }

    /// <summary>Writes a value as UTF-8 JSON into a new array.</summary>
    public static byte[] ToUtf8Bytes<T>(T value)
        where T : IContract<T>
    {
        using var printer = new JsonPrinter();
        value.Write(printer);
        return printer.Written.ToArray();
    }
}
