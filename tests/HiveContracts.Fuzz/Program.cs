using HiveContracts.Fuzz;

const string Usage = """
    Usage: HiveContracts.Fuzz [--count N] [--seed S] [--case NAME] [--threads T] [--from I] [--trace] [--quick]
           HiveContracts.Fuzz planted [NAME]

    Compares the reader and the writer with rules written apart, on N documents. The same seed gives the same documents.
    planted shows that the run finds faults that are planted in a copy of the runtime.
    """;

if (args is ["planted", ..])
{
    return await PlantedRun.StartAsync(args.ElementAtOrDefault(1));
}

#if GUIDED
if (args is ["guided"])
{
    GuidedTarget.Run();
    return 0;
}

#endif
if (FuzzOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(Usage);
    Console.Error.WriteLine($"Cases: {string.Join(", ", FuzzCase.All.Select(static item => item.Name))}");
    return 2;
}

return FuzzRun.Start(options);
