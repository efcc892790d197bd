using System.Text;

namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    /// <summary>Returns the error for a required property that the object that has just ended lacks, or whose value is null.</summary>
    public readonly ContractException MissingProperty(string name) => AtObjectEnd($"Missing required property '{name}', or its value is null.");

    /// <summary>Returns the error for a required property that the object that has just ended lacks, or whose value the member's type cannot hold.</summary>
    /// <param name="name">The property's name.</param>
    /// <param name="expected">What the value should be, without an article: "date-time".</param>
    public readonly ContractException MissingProperty(string name, string expected) =>
        AtObjectEnd($"Missing required property '{name}', or its value is not a valid {expected}.");

    /// <summary>Returns the error for an object that has just ended without a valid value for any of some mutually exclusive properties.</summary>
    public readonly ContractException MissingOneOf(params string[] names) =>
        AtObjectEnd($"Expected exactly one of {Quote(names)}, found none with a valid value.");

    /// <summary>Returns the error for an object that has just ended without a valid value for any of some properties, of which it needs one or more.</summary>
    public readonly ContractException MissingAnyOf(params string[] names) =>
        AtObjectEnd($"Expected at least one of {Quote(names)}, found none with a valid value.");

    private readonly ContractException AtObjectEnd(string problem) => ContractException.At(document, position - 1, problem);

    private static string Quote(string[] names) => $"'{string.Join("', '", names)}'";

    /// <summary>Returns an error at the next value.</summary>
    internal readonly ContractException Failure(string problem, Exception? inner = null) => ContractException.At(document, position, problem, inner);

    /// <summary>Returns an error at a value that starts elsewhere.</summary>
    private readonly ContractException FailureAt(int start, string problem, Exception? inner = null) => ContractException.At(document, start, problem, inner);

    /// <summary>Returns the error for a value of the wrong type, or for a missing one.</summary>
    private readonly ContractException Unexpected(string expected) =>
        Next is '{' or '[' or '"' or 't' or 'f' or 'n' or '-' or (>= '0' and <= '9')
            ? Failure($"Expected {expected}, found {DescribeNext()}.")
            : Malformed(expected);

    /// <summary>Returns the error for a document that is not JSON.</summary>
    private readonly ContractException Malformed(string expected) => Failure($"Invalid JSON: expected {expected}, found {DescribeNext()}.");

    private readonly ContractException TooDeep() => Failure($"Expected at most {MaxDepth} nested objects and arrays.");

    private readonly string DescribeNext()
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
                while (end < document.Length && end < position + 32
                    && document[end] is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'e' or (byte)'E' or (byte)'+' or (byte)'-')
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
