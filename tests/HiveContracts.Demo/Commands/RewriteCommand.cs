namespace HiveContracts.Demo.Commands;

/// <summary>Parses an acknowledgement, an error or a callback and writes it again, including all properties that the schema does not know.</summary>
internal static class RewriteCommand
{
    public static void Run(string file)
    {
        byte[] json = File.ReadAllBytes(file);
        byte[] rewritten = TaskAcknowledgement.TryParse(json, out TaskAcknowledgement? acknowledgement, out _) ? acknowledgement.ToUtf8Bytes()
            : TaskError.TryParse(json, out TaskError? error, out _) && error.ReturnCode is not null ? error.ToUtf8Bytes()
            : CallbackFile.Read(file).Rewritten;

        using Stream output = Console.OpenStandardOutput();
        output.Write(rewritten);
        output.Write("\n"u8);
    }
}
