using System.Diagnostics;
using System.Globalization;

namespace HiveContracts.Fuzz;

/// <summary>Runs cases on several threads until a count is reached or a check fails.</summary>
internal sealed class FuzzRun
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(30);

    private readonly FuzzOptions options;

    // The case of an iteration: by its number, so that it does not depend on the threads.
    private readonly FuzzCase[] schedule;
    private readonly long[][] done; // by thread and case
    private FailedIteration? failed;

    private FuzzRun(FuzzOptions options)
    {
        this.options = options;
        done = [.. Enumerable.Range(0, options.Threads).Select(static _ => new long[FuzzCase.All.Length])];
        schedule = options.Case is { } name
            ? [Array.Find(FuzzCase.All, item => item.Name == name)!]
            : [.. FuzzCase.All.SelectMany(static item => Enumerable.Repeat(item, item.Weight))];
        new Dice(0).Shuffle<FuzzCase>(schedule);
    }

    /// <summary>Runs, and prints what was found.</summary>
    /// <returns>The exit code: 0 if nothing differs.</returns>
    public static int Start(FuzzOptions options)
    {
        var run = new FuzzRun(options);
        long start = Stopwatch.GetTimestamp();
        Thread[] threads = [.. Enumerable.Range(0, options.Threads).Select(index => new Thread(() => run.RunThread(index), maxStackSize: 16 << 20))];
        Array.ForEach(threads, static thread => thread.Start());
        foreach (Thread thread in threads)
        {
            while (!thread.Join(ProgressInterval))
            {
                run.PrintProgress(Stopwatch.GetElapsedTime(start), "so far");
            }
        }

        run.PrintProgress(Stopwatch.GetElapsedTime(start), run.failed is null ? "no difference" : "FAILED");
        run.PrintCases();
        run.failed?.Print();
        return run.failed is null ? 0 : 1;
    }

    private void RunThread(int thread)
    {
        long end = options.From + options.Count;
        for (long iteration = options.From + thread; iteration < end && failed is null; iteration += options.Threads)
        {
            FuzzCase fuzzCase = schedule[iteration % schedule.Length];
            if (options.IsTraced)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fuzzCase.Name} {iteration}"));
            }

            var input = new Input();
            try
            {
                fuzzCase.Run(new Dice(options.Seed, iteration), input);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failed, new FailedIteration(options, fuzzCase, iteration, input, exception), null);
                return;
            }

            done[thread][Array.IndexOf(FuzzCase.All, fuzzCase)]++;
        }
    }

    private void PrintCases()
    {
        IEnumerable<string> counts = FuzzCase.All.Select((item, index) => string.Create(
            CultureInfo.InvariantCulture, $"{item.Name} {done.Sum(counts => counts[index])}"));
        Console.WriteLine(string.Join(", ", counts));
    }

    private void PrintProgress(TimeSpan time, string state)
    {
        long count = done.Sum(static counts => counts.Sum());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Case ?? "all cases"}, seed {options.Seed}, {options.Threads} threads: {count} documents in {time.TotalSeconds:0.0} s, "
                + $"{count / time.TotalSeconds:0} per second: {state}"));
    }
}
