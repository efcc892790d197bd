using System.Globalization;
using System.Text.Json;

namespace HiveContracts;

/// <summary>
/// The exception for a document that is not JSON, or that does not fit its type. <see cref="Contract.Parse{T}(ReadOnlySpan{byte})"/> throws no other exception,
/// whatever the bytes.
/// </summary>
/// <remarks>
/// <see cref="JsonException.Path"/> is the JSON path of the invalid value. <see cref="JsonException.LineNumber"/> and
/// <see cref="JsonException.BytePositionInLine"/> start at zero, as elsewhere in System.Text.Json.
/// </remarks>
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

    /// <summary>The offset of the invalid value in the UTF-8 document, in bytes from zero. It is 0 for a form.</summary>
    public long ByteOffset { get; }

    /// <summary>Whether the document has more bytes than the reader allows.</summary>
    public bool IsTooLong { get; private init; }

    internal static ContractException TooLong(int maxBytes)
    {
        string problem = string.Create(CultureInfo.InvariantCulture, $"Expected a document of at most {maxBytes} bytes, found a longer one.");
        return new(problem, problem, "$", 0, (0, 0), null) { IsTooLong = true };
    }

    /// <summary>Creates the exception for a field of a form.</summary>
    internal static ContractException InForm(string path, string problem, Exception? inner = null) =>
        new($"{problem} Path: {path}.", problem, path, 0, (0, 0), inner);

    /// <summary>Creates the exception for a byte of a document.</summary>
    internal static ContractException At(ReadOnlySpan<byte> document, long offset, string problem, Exception? inner = null)
    {
        offset = Math.Clamp(offset, 0, document.Length);
        string path = JsonPath.PathAt(document, offset);
        (long line, long column) = JsonPath.LineAt(document, offset);
        string message = string.Create(CultureInfo.InvariantCulture, $"{problem} Path: {path}, byte {offset} (line {line + 1}, column {column + 1}).");
        return new ContractException(message, problem, path, offset, (line, column), inner);
    }
}
