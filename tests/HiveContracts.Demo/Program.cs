using HiveContracts;
using HiveContracts.Demo;
using HiveContracts.Demo.Commands;
using Microsoft.Extensions.Options;

const string Usage = """
    Usage: HiveContracts.Demo [command]

    Without a command, submits a file, a URL and a text to a stand-in for Hive, and shows the callbacks.

    Commands:
      read FILE       Shows a callback as a table.
      scores FILE     Prints each class score: JSON pointer, TAB, class, TAB, score.
      rewrite FILE    Parses a document and writes it again.
      receive         Receives callbacks until it is stopped.
        --port N            The port on loopback (default: 5005).
        --key KEY           The signing key in Base64 (default: a new one).
        --redis HOST:PORT   Remembers handled tasks in Redis (default: in memory).
        --delay MS          How long the handler takes (default: 0).
        --lease SECONDS     How long the handler may take (default: 300).
    """;

try
{
    switch (args)
    {
        case []:
            using (var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30)))
            {
                await SubmitAndReceive.RunAsync(timeout.Token);
            }

            return 0;
        case ["read", string file]:
            ReadCommand.Run(CallbackFile.Read(file));
            return 0;
        case ["scores", string file]:
            ScoresCommand.Run(CallbackFile.Read(file));
            return 0;
        case ["rewrite", string file]:
            RewriteCommand.Run(file);
            return 0;
        case ["receive", .. string[] options]:
            await ReceiveCommand.RunAsync(options);
            return 0;
        case ["--help" or "-h"]:
            Console.WriteLine(Usage);
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (Exception exception) when (IsExpected(exception))
{
    Console.Error.WriteLine($"{(args.Length > 1 ? args[1] + ": " : "")}{exception.Message.ReplaceLineEndings(" ")}");
    return 1;
}

// Errors in the input, the options or the network get a line; anything else a stack trace.
static bool IsExpected(Exception exception) => exception is ContractException or HiveException or HttpRequestException or OptionsValidationException
    or IOException or UnauthorizedAccessException or ArgumentException or InvalidDataException or FormatException;
