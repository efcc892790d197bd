namespace HiveContracts.Demo.Commands;

/// <summary>Parses a document of Hive's, and writes it again with everything the contract does not know.</summary>
internal static class RewriteCommand
{
    public static void Run(string file)
    {
        byte[] json = File.ReadAllBytes(file);
        byte[] written = TaskAcknowledgement.TryParse(json, out TaskAcknowledgement? acknowledgement, out _) ? acknowledgement.ToUtf8Bytes()
            : TaskError.TryParse(json, out TaskError? error, out _) && error.ReturnCode is not null ? error.ToUtf8Bytes()
            : CallbackFile.Read(file).Rewritten;

        using Stream output = Console.OpenStandardOutput();
        output.Write(written);
        output.Write("\n"u8);
    }
}
