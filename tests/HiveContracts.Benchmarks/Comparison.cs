using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace HiveContracts.Benchmarks;

/// <summary>
/// The short comparison: all contenders of a case taking turns, simdjson in a process of its own, so that what disturbs one disturbs all; the median counts.
/// Prints <c>case runtime ours_ns rival rival_ns ratio ours_bytes rival_bytes</c> with TABs between.
/// </summary>
internal static class Comparison
{
    private const int Rounds = 15;
    private static readonly TimeSpan TimeOfTurn = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan TimeOfCalibration = TimeSpan.FromMilliseconds(60);

    public static void Run(string? only)
    {
        string runtime = RuntimeFeature.IsDynamicCodeCompiled ? "JIT" : "AOT";
        Console.WriteLine("case\truntime\tours_ns\trival\trival_ns\tratio\tours_bytes\trival_bytes");
        BenchmarkCase[] cases = [.. BenchmarkCases.All().Where(work => only is null || work.Name.Contains(only, StringComparison.Ordinal))];
        for (int tier = 0; tier < 3; tier++)
        {
            // Each tier of compilation takes some calls, and then some time in the background.
            foreach (Contender contender in cases.SelectMany(static work => work.Contenders))
            {
                Calibrate(contender, TimeSpan.FromMilliseconds(20));
            }

            Thread.Sleep(250);
        }

        foreach (BenchmarkCase work in cases)
        {
            Result[] results = Measure(work);
            foreach (Result rival in results.Skip(1))
            {
                string bytes = rival.Bytes?.ToString(CultureInfo.InvariantCulture) ?? "-";
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{work.Name}\t{runtime}\t{results[0].Nanoseconds:0}\t{rival.Name}\t{rival.Nanoseconds:0}\t{results[0].Nanoseconds / rival.Nanoseconds:0.000}\t{results[0].Bytes}\t{bytes}"));
            }
        }
    }

    /// <summary>Publishes this program natively, and runs a command there.</summary>
    public static async Task<int> RunNativeAsync(string[] command)
    {
        string project = typeof(Comparison).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "Project").Value!;
        string folder = Path.Combine(Path.GetDirectoryName(project)!, "bin", "native");
        int exit = await StartAsync("dotnet", "publish", project, "-c", "Release", "-p:Native=true", "--use-current-runtime", "-o", folder, "-v", "q", "--nologo");
        return exit != 0 ? exit : await StartAsync(Path.Combine(folder, "HiveContracts.Benchmarks"), command);
    }

    private static async Task<int> StartAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static Result[] Measure(BenchmarkCase work)
    {
        Contender[] contenders = work.Contenders;
        using SimdjsonRival? simdjson = work.Document is null ? null : SimdjsonRival.Start(work.Document);
        simdjson?.Measure(TimeOfCalibration);
        int[] counts = [.. contenders.Select(static contender => Calibrate(contender, TimeOfCalibration))];
        double[][] times = [.. contenders.Select(static _ => new double[Rounds])];
        double[] timesOfSimdjson = new double[Rounds];
        long[] bytes = new long[contenders.Length];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < contenders.Length; i++)
            {
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                times[i][round] = Time(contenders[i].Work, counts[i]);
                bytes[i] = (GC.GetAllocatedBytesForCurrentThread() - allocated) / counts[i];
            }

            timesOfSimdjson[round] = simdjson?.Measure(TimeOfTurn) ?? 0;
        }

        IEnumerable<Result> results = contenders.Select((contender, i) => new Result(contender.Name, Median(times[i]), bytes[i]));
        return [.. simdjson is null ? results : results.Append(new Result("simdjson on-demand", Median(timesOfSimdjson), null))];
    }

    /// <summary>Works for a while, and says how often the work fits into a turn.</summary>
    private static int Calibrate(Contender contender, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        int count = 0;
        do
        {
            contender.Work();
            count++;
        }
        while (clock.Elapsed < time || (count < 40 && clock.Elapsed < 3 * time));

        return (int)Math.Clamp(TimeOfTurn / clock.Elapsed * count, 1, 1_000_000);
    }

    private static double Time(Func<object?> work, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            GC.KeepAlive(work());
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
