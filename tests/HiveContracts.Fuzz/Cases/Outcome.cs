using System.Text;

namespace HiveContracts.Fuzz;

/// <summary>What reading a document gave: the value, or the error in full.</summary>
internal sealed record Outcome(object? Value, string Text)
{
    public delegate object ReadDocument();

    public static Outcome Of(Root root, ReadDocument read)
    {
        try
        {
            object value = read();
            return new Outcome(value, Encoding.UTF8.GetString(root.Write(value)));
        }
        catch (ContractException error)
        {
            return new Outcome(null, $"{error.Problem}|{error.Message}|{error.Path}|{error.ByteOffset}|{error.LineNumber}|{error.BytePositionInLine}");
        }
    }

    /// <summary>Checks that another way of reading gave the same.</summary>
    public void CheckSame(string way, Outcome other)
    {
        FuzzFailure.Check(Text == other.Text, way, Text, other.Text);
        FuzzFailure.Check(Equals(Value, other.Value), way + ": equality", "an equal value", Text);
    }
}
