using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using HiveContracts.Support;

namespace HiveContracts;

/// <summary>Reads and writes generated types. The generated types have the same methods as their own; use these in generic code.</summary>
public static class Contract
{
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
        using var writer = new Utf8JsonWriter(output, JsonPrinter.WriterOptions);
        value.Write(new JsonPrinter(writer));
    }

    /// <summary>Writes a value as UTF-8 JSON into a new array.</summary>
    public static byte[] ToUtf8Bytes<T>(T value)
        where T : IContract<T>
    {
        var output = new ArrayBufferWriter<byte>();
        Write(output, value);
        return output.WrittenSpan.ToArray();
    }
}
