using HiveContracts.Benchmarks;

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
        BenchmarkDotNet.Running.BenchmarkRunner.Run<CarefulBenchmarks>();
        return 0;
#endif
    case ["load", "flat", string minutes]:
        await LoadRun.RunFlatAsync(double.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["load"]:
        await LoadRun.RunAsync();
        return 0;
    case ["load-server"]:
        await LoadServer.RunAsync();
        return 0;
    case ["upload", string megabytes]:
        await UploadRun.RunAsync(long.Parse(megabytes, System.Globalization.CultureInfo.InvariantCulture));
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
        Console.Error.WriteLine("usage: HiveContracts.Benchmarks            (BenchmarkDotNet, careful and long)\n       HiveContracts.Benchmarks compare [--aot] [CASE]\n       HiveContracts.Benchmarks plot FILE...       (what compare printed, as an SVG)\n       HiveContracts.Benchmarks growth             (time per byte of documents made to hurt)\n       HiveContracts.Benchmarks memory             (peak memory of reading the long video)\n       HiveContracts.Benchmarks load [--aot]       (callbacks a second, over loopback)\n       HiveContracts.Benchmarks load flat MINUTES  (memory of a receiver under load)\n       HiveContracts.Benchmarks upload MEGABYTES   (memory of a client that uploads a file)\n       HiveContracts.Benchmarks generator          (what the generator costs a build and a key stroke)");
        return 2;
}
