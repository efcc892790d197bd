using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace HiveContracts.Benchmarks;

/// <summary>
/// Compares the contenders of each case in a short run. They take turns, so that disturbances affect all of them, and the median counts.
/// simdjson runs in a separate process. Prints <c>case runtime ours_ns rival rival_ns ratio ours_bytes rival_bytes</c>, separated by TABs.
/// </summary>
internal static class Comparison
{
    private const int Rounds = 15;
    private static readonly TimeSpan TurnDuration = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan CalibrationDuration = TimeSpan.FromMilliseconds(60);

    public static void Run(string? only)
    {
        string runtime = RuntimeFeature.IsDynamicCodeCompiled ? "JIT" : "AOT";
        Console.WriteLine("case\truntime\tours_ns\trival\trival_ns\tratio\tours_bytes\trival_bytes");
        BenchmarkCase[] cases = [.. BenchmarkCases.All().Where(benchmark => only is null || benchmark.Name.Contains(only, StringComparison.Ordinal))];
        for (int tier = 0; tier < 3; tier++)
        {
            // Tiered compilation needs some calls, and then some time in the background.
            foreach (Contender contender in cases.SelectMany(static benchmark => benchmark.Contenders))
            {
                Calibrate(contender, TimeSpan.FromMilliseconds(20));
            }

            Thread.Sleep(250);
        }

        foreach (BenchmarkCase benchmark in cases)
        {
            Result[] results = Measure(benchmark);
            Result ours = results[0];
            foreach (Result rival in results.Skip(1))
            {
                string times = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ours.Nanoseconds:0}\t{rival.Name}\t{rival.Nanoseconds:0}\t{ours.Nanoseconds / rival.Nanoseconds:0.000}");
                string bytes = rival.Bytes?.ToString(CultureInfo.InvariantCulture) ?? "-";
                Console.WriteLine($"{benchmark.Name}\t{runtime}\t{times}\t{ours.Bytes}\t{bytes}");
            }
        }
    }

    /// <summary>Publishes this program with NativeAOT and runs a command in it.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunNativeAsync(string[] command)
    {
        string project = typeof(Comparison).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "Project").Value!;
        string folder = Path.Combine(Path.GetDirectoryName(project)!, "bin", "native");
        int exit = await StartAsync(
            "dotnet", "publish", project, "-c", "Release", "-p:Native=true", "--use-current-runtime", "-o", folder, "-v", "q", "--nologo");
        return exit != 0 ? exit : await StartAsync(Path.Combine(folder, "HiveContracts.Benchmarks"), command);
    }

    private static async Task<int> StartAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static Result[] Measure(BenchmarkCase benchmark)
    {
        Contender[] contenders = benchmark.Contenders;
        using SimdjsonRival? simdjson = benchmark.Document is null ? null : SimdjsonRival.Start(benchmark.Document);
        simdjson?.Measure(CalibrationDuration);
        int[] counts = [.. contenders.Select(static contender => Calibrate(contender, CalibrationDuration))];
        double[][] times = [.. contenders.Select(static _ => new double[Rounds])];
        double[] simdjsonTimes = new double[Rounds];
        long[] bytes = new long[contenders.Length];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < contenders.Length; i++)
            {
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                times[i][round] = Time(contenders[i].Run, counts[i]);
                bytes[i] = (GC.GetAllocatedBytesForCurrentThread() - allocated) / counts[i];
            }

            simdjsonTimes[round] = simdjson?.Measure(TurnDuration) ?? 0;
        }

        IEnumerable<Result> results = contenders.Select((contender, i) => new Result(contender.Name, Median(times[i]), bytes[i]));
        return [.. simdjson is null ? results : results.Append(new Result("simdjson on-demand", Median(simdjsonTimes), null))];
    }

    /// <summary>Runs a contender for some time.</summary>
    /// <returns>How many runs fit into a turn.</returns>
    private static int Calibrate(Contender contender, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        int count = 0;
        do
        {
            contender.Run();
            count++;
        }
        while (clock.Elapsed < duration || (count < 40 && clock.Elapsed < 3 * duration));

        return (int)Math.Clamp(TurnDuration / clock.Elapsed * count, 1, 1_000_000);
    }

    private static double Time(Func<object?> run, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            GC.KeepAlive(run());
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }

    private sealed record Result(string Name, double Nanoseconds, long? Bytes);
}
