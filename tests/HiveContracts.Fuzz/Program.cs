using HiveContracts.Fuzz;

const string Usage = """
    Usage: HiveContracts.Fuzz [--count N] [--seed S] [--case NAME] [--threads T] [--from I] [--trace] [--quick]

    Compares the reader and the writer with rules written apart, on N documents. The same seed gives the same documents.
    """;

if (FuzzOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(Usage);
    Console.Error.WriteLine($"Cases: {string.Join(", ", FuzzCase.All.Select(static item => item.Name))}");
    return 2;
}

return FuzzRun.Start(options);
