using HiveContracts.Benchmarks;

switch (args)
{
#if !NATIVE
    case ["compare", "--aot", .. string[] rest]:
        return await Comparison.RunNativeAsync(rest.FirstOrDefault());
    case []:
        BenchmarkDotNet.Running.BenchmarkRunner.Run<CarefulBenchmarks>();
        return 0;
#endif
    case ["compare", .. string[] rest]:
        Comparison.Run(rest.FirstOrDefault());
        return 0;
    default:
        Console.Error.WriteLine("usage: HiveContracts.Benchmarks            (BenchmarkDotNet, careful and long)\n       HiveContracts.Benchmarks compare [--aot] [CASE]");
        return 2;
}
