using System.Globalization;
using HiveContracts.Benchmarks;

const string Usage = """
    Usage: HiveContracts.Benchmarks [command]

    Without a command, runs all cases under BenchmarkDotNet, which takes long.

    Commands:
      compare [--aot] [CASE]   Compares with the rivals in a short run.
      plot FILE...             Draws the output of compare as SVG.
      growth [short] [NAME]    Measures hostile documents that grow, and the memory that they hold; fails if anything is not linear.
      contention [short]       Measures reading by many threads, and beside a thread that floods the caches; fails if it is slowed down.
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
    case ["growth", "short", .. string[] rest]:
        return new GrowthRun(GrowthRun.ShortSize, rest.FirstOrDefault()).Run();
    case ["growth", .. string[] rest]:
        return new GrowthRun(GrowthRun.FullSize, rest.FirstOrDefault()).Run();
    case ["contention", "short"]:
        return new Contention(TimeSpan.FromMilliseconds(100), 5).Run();
    case ["contention"]:
        return new Contention(TimeSpan.FromMilliseconds(400), 9).Run();
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
