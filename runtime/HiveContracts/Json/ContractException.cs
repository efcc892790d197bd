using System.Text.Json;

namespace HiveContracts;

/// <summary>
/// A document does not fit its contract. The only exception that <see cref="Contract.Parse{T}(ReadOnlySpan{byte})"/> throws, whatever the bytes.
/// </summary>
/// <remarks><see cref="JsonException.Path"/> is the JSON path of the value at fault; line and byte position count from zero, as everywhere in System.Text.Json.</remarks>
public sealed class ContractException : JsonException
{
    private ContractException(string message, string problem, string path, long offset, (long Line, long Column) position, Exception? inner)
        : base(message, path, position.Line, position.Column, inner)
    {
        Problem = problem;
        ByteOffset = offset;
    }

    /// <summary>What was expected and what was found, without the position.</summary>
    public string Problem { get; }

    /// <summary>Where in the UTF-8 document the value at fault starts, in bytes from zero; 0 in a form.</summary>
    public long ByteOffset { get; }

    /// <summary>Whether the document has more bytes than were allowed.</summary>
    internal bool IsTooLong { get; private init; }

    internal static ContractException TooLong(int maxBytes)
    {
        string problem = string.Create(null, $"Expected a document of {maxBytes} bytes at most.");
        return new(problem, problem, "$", 0, (0, 0), null) { IsTooLong = true };
    }

    /// <summary>A fault in a form, which has fields and no bytes: the path is that of the field.</summary>
    internal static ContractException InForm(string path, string problem, Exception? inner = null) => new($"{problem} Path: {path}.", problem, path, 0, (0, 0), inner);

    internal static ContractException At(ReadOnlySpan<byte> document, long offset, string problem, Exception? inner = null)
    {
        offset = Math.Clamp(offset, 0, document.Length);
        string path = JsonPath.PathAt(document, offset);
        (long line, long column) = JsonPath.LineAt(document, offset);
        string message = string.Create(null, $"{problem} Path: {path}, byte {offset} (line {line + 1}, column {column + 1}).");
        return new ContractException(message, problem, path, offset, (line, column), inner);
    }
}
