using System.Text;

namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    /// <summary>A fault of the value at hand.</summary>
    internal readonly ContractException Failure(string problem, Exception? inner = null) => ContractException.At(document, position, problem, inner);

    /// <summary>A fault of a value that starts elsewhere.</summary>
    private readonly ContractException FailureAt(int start, string problem, Exception? inner = null) => ContractException.At(document, start, problem, inner);

    /// <summary>A value of the wrong kind, or no value at all.</summary>
    private readonly ContractException Unexpected(string expected) =>
        Next is '{' or '[' or '"' or 't' or 'f' or 'n' or '-' or (>= '0' and <= '9') ? Failure($"Expected {expected}, found {Found()}.") : Malformed(expected);

    /// <summary>Something that JSON does not have here.</summary>
    private readonly ContractException Malformed(string expected) => Failure($"Not JSON: expected {expected}, found {Found()}.");

    private readonly ContractException TooDeep() => Failure($"Expected no more than {MaxDepth} objects and arrays in each other.");

    private readonly string Found()
    {
        switch (Next)
        {
            case '\0' when position >= document.Length:
                return "the end of the document";
            case '{':
                return "an object";
            case '[':
                return "an array";
            case '"':
                return "a string";
            case '-' or (>= '0' and <= '9'):
                int end = position + 1;
                while (end < document.Length && end < position + 32 && document[end] is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'e' or (byte)'E' or (byte)'+' or (byte)'-')
                {
                    end++;
                }

                return "the number " + Encoding.UTF8.GetString(document[position..end]);
            case 't' when document[position..].StartsWith("true"u8):
                return "true";
            case 'f' when document[position..].StartsWith("false"u8):
                return "false";
            case 'n' when document[position..].StartsWith("null"u8):
                return "null";
            case > ' ' and < (char)0x7F:
                return $"'{Next}'";
            default:
                return $"the byte 0x{(int)Next:X2}";
        }
    }
}
