namespace HiveContracts.Demo.Commands;

/// <summary>Parses a callback and writes it again, with everything the contract does not know.</summary>
internal static class RewriteCommand
{
    public static void Run(TaskCallback callback)
    {
        using Stream output = Console.OpenStandardOutput();
        output.Write(callback.ToUtf8Bytes());
        output.Write("\n"u8);
    }
}
