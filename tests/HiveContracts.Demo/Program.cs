using HiveContracts;
using HiveContracts.Demo;
using HiveContracts.Demo.Commands;

const string Usage = "usage: HiveContracts.Demo [read FILE | scores FILE | rewrite FILE | receive [--port N] [--key KEY] [--redis HOST:PORT] [--delay MS] [--lease SECONDS]]";

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
catch (Exception problem) when (problem is ContractException or IOException or UnauthorizedAccessException or ArgumentException or InvalidDataException or FormatException or Microsoft.Extensions.Options.OptionsValidationException or HiveException or HttpRequestException)
{
    Console.Error.WriteLine($"{(args.Length > 1 ? args[1] + ": " : "")}{problem.Message.ReplaceLineEndings(" ")}");
    return 1;
}
