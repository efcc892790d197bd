using System.Globalization;
using HiveContracts.Benchmarks;

const string Usage = """
    Usage: HiveContracts.Benchmarks [command]

    Without a command, runs all cases under BenchmarkDotNet, which takes long.

    Commands:
      compare [--aot] [CASE]   Compares with the rivals in a short run.
      plot FILE...             Draws the output of compare as SVG.
      growth                   Measures the time per byte of documents that grow.
      memory                   Measures the peak memory of reading the long video.
      load [--aot]             Measures callbacks per second over loopback.
      load flat MINUTES        Measures the memory of a receiver under load.
      upload MEGABYTES         Measures the memory of a client that uploads a file.
      generator                Measures what the generator adds to a build and to an edit.
    """;

switch (args)
{
#if !NATIVE
    case ["compare", "--aot", .. string[] rest]:
        return await Comparison.RunNativeAsync(["compare", .. rest]);
    case ["load", "--aot", .. string[] rest]:
        return await Comparison.RunNativeAsync(["load", .. rest]);
    case ["generator"]:
        await GeneratorCost.RunAsync();
        return 0;
    case ["generator-cold", string generator]:
        GeneratorCost.RunCold(generator);
        return 0;
    case []:
        BenchmarkDotNet.Running.BenchmarkRunner.Run<FullBenchmarks>();
        return 0;
#endif
    case ["load", "flat", string minutes]:
        await LoadRun.RunFlatAsync(double.Parse(minutes, CultureInfo.InvariantCulture));
        return 0;
    case ["load"]:
        await LoadRun.RunAsync();
        return 0;
    case ["load-server"]:
        await LoadServer.RunAsync();
        return 0;
    case ["upload", string megabytes]:
        await UploadRun.RunAsync(long.Parse(megabytes, CultureInfo.InvariantCulture));
        return 0;
    case ["upload-client", string address, string file]:
        await UploadRun.SendAsync(address, file);
        return 0;
    case ["growth"]:
        Growth.Run();
        return 0;
    case ["memory"]:
        await PeakMemory.RunAsync();
        return 0;
    case ["peak", string file]:
        await PeakMemory.ReadAsync(file);
        return 0;
    case ["plot", .. string[] files]:
        await Plot.RunAsync(files);
        return 0;
    case ["compare", .. string[] rest]:
        Comparison.Run(rest.FirstOrDefault());
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
