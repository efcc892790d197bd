using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace HiveContracts.Benchmarks;

/// <summary>
/// Reads by many threads, and beside a thread that floods the caches. What counts is the processor's time that a document takes: it is the same on a busy
/// machine, and threads that fight for memory take more of it. A neutral load takes turns with each measurement: it reads memory and allocates as much, but
/// shares nothing, so that the garbage collector is not counted as contention. The documents per second of the clock are printed too: threads that wait for
/// each other would show there.
/// Prints <c>threads case threads documents_per_core_second documents_per_second neutral_documents_per_second loss</c> and
/// <c>beside case flood documents_per_core_second neutral_documents_per_core_second slowdown</c>, separated by TABs.
/// </summary>
internal sealed class Contention(TimeSpan turn, int rounds)
{
    // More than a tenth is not noise.
    private const double MaxLoss = 0.1;
    private const int Repetitions = 3;

    private static readonly int[] ThreadCounts = [1, 2, 4, 8, 16];

    private static readonly (string Name, byte[] Document)[] Cases =
    [
        ("text", BenchmarkDocuments.Text),
        ("video", BenchmarkDocuments.ShortVideo),
        ("shuffled", BenchmarkDocuments.ShuffledVideo),
    ];

    private readonly List<string> failures = [];

    /// <summary>Measures.</summary>
    /// <returns>The exit code: not zero if anything is slowed down.</returns>
    public int Run()
    {
        WarmUp();
        foreach ((string name, byte[] document) in Cases)
        {
            Scale(name, document);
        }

        foreach ((string name, byte[] document) in Cases)
        {
            foreach ((string flood, byte[][] hostile) in Floods())
            {
                Beside(name, document, flood, hostile);
            }
        }

        foreach (string failure in failures)
        {
            Console.Error.WriteLine(failure);
        }

        return failures.Count == 0 ? 0 : 1;
    }

    /// <summary>Returns documents that a cache would rather not see: many, so that each one is new to it.</summary>
    private static IEnumerable<(string Name, byte[][] Documents)> Floods()
    {
        yield return ("names", Create(static seed => Row(Enumerable.Range(0, 40).Select(index => Element($"z{seed}_{index}", "\"score\":")))));
        yield return ("orders", Create(static seed => Row(Order(seed).Select(static name => Element(name, "\"score\":")))));
        yield return ("spellings", Create(static seed => Row(Order(seed).Order(StringComparer.Ordinal)
            .Select(name => Element(name, $"\"score\":{new string(' ', seed % 7)}")))));
        yield return ("strings", Create(static seed => $"{{\"id\":\"i{seed}\",\"metadata\":\"m{seed}\",\"resent_by\":\"r{seed}\",\"status\":[]}}"));
        yield return ("nulls", Create(static seed => $"{{\"id\":\"a\",\"status\":[{{\"response\":{{\"input\":{{{Nulls(seed)}}}}}}}]}}"));
        yield return ("properties", Create(static seed => $"{{\"resent_by\":\"x\",\"u{seed}\":1,\"status\":[],\"u\":{seed},\"id\":\"a\"}}"));

        static byte[][] Create(Func<int, string> create) => [.. Enumerable.Range(0, 4_000).Select(seed => Encoding.UTF8.GetBytes(create(seed)))];
        static string Row(IEnumerable<string> elements) =>
            $"{{\"id\":\"a\",\"status\":[{{\"response\":{{\"output\":[{{\"time\":0,\"classes\":[{string.Join(',', elements)}]}}]}}}}]}}";
        static string Element(string name, string score) => $"{{\"class\":\"{name}\",{score}0.5}}";
    }

    /// <summary>Lets the runtime compile everything to its last tier.</summary>
    private static void WarmUp()
    {
        for (int tier = 0; tier < 4; tier++)
        {
            foreach ((_, byte[] document) in Cases)
            {
                for (int run = 0; run < 60; run++)
                {
                    TaskCallback.Parse(document);
                }
            }

            Thread.Sleep(250);
        }
    }

    private static string[] Order(int seed)
    {
        string[] names = [.. VisualModerationClass.All.Take(40).Select(static key => key.Name)];
        new Random(seed).Shuffle(names);
        return names;
    }

    private static string Nulls(int seed)
    {
        string[] names = ["hash", "model", "model_type", "model_version", "text", "id", "created_on", "user_id", "project_id", "charge", "config_tag", "media"];
        return string.Join(',', names.Where((_, index) => (seed >> index & 1) != 0).Select(static name => $"\"{name}\":null"));
    }

    private void Scale(string name, byte[] document)
    {
        Func<int, object?> read = _ => TaskCallback.Parse(document);
        var neutral = new NeutralLoad(read);
        (Rate Ours, Rate Neutral) single = default;
        foreach (int threads in ThreadCounts)
        {
            double loss = 1;
            for (int repetition = 0; repetition < Repetitions && loss > MaxLoss; repetition++)
            {
                (Rate Ours, Rate Neutral) all = Measure(read, neutral.Run, threads, null, null);
                single = threads == 1 ? all : single;
                loss = 1 - (all.Ours.PerCore / single.Ours.PerCore / (all.Neutral.PerCore / single.Neutral.PerCore));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"threads\t{name}\t{threads}\t{all.Ours.PerCore:0}\t{all.Ours.PerSecond:0}\t{all.Neutral.PerSecond:0}\t{loss:0.000}"));
            }

            if (loss > MaxLoss)
            {
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{name} by {threads} threads: loses {loss:P0} more than a load that shares nothing"));
            }
        }
    }

    private void Beside(string name, byte[] document, string flood, byte[][] hostile)
    {
        Func<int, object?> read = _ => TaskCallback.Parse(document);
        Func<int, object?> attack = index => Contract.TryParse(hostile[index % hostile.Length], out TaskCallback? value, out _) ? value : null;
        var neutral = new NeutralLoad(attack);
        double slowdown = 1;
        for (int repetition = 0; repetition < Repetitions && slowdown > MaxLoss; repetition++)
        {
            (Rate beside, Rate alone) = Measure(read, read, 1, attack, neutral.Run);
            slowdown = (alone.PerCore / beside.PerCore) - 1;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"beside\t{name}\t{flood}\t{beside.PerCore:0}\t{alone.PerCore:0}\t{slowdown:0.000}"));
        }

        if (slowdown > MaxLoss)
        {
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"{name} beside a flood of {flood}: {slowdown:P0} slower than beside a neutral load"));
        }
    }

    /// <summary>Measures two loads in turn, each beside a neighbour if there is one.</summary>
    /// <returns>The medians of both.</returns>
    private (Rate First, Rate Second) Measure(
        Func<int, object?> first, Func<int, object?> second, int threads, Func<int, object?>? firstNeighbour, Func<int, object?>? secondNeighbour)
    {
        var firstRates = new List<Rate>();
        var secondRates = new List<Rate>();
        for (int round = -1; round < rounds; round++)
        {
            Rate firstRate = RateOf(first, threads, firstNeighbour);
            Rate secondRate = RateOf(second, threads, secondNeighbour);
            if (round >= 0)
            {
                // The round before only warms up.
                firstRates.Add(firstRate);
                secondRates.Add(secondRate);
            }
        }

        return (MedianOf(firstRates), MedianOf(secondRates));
    }

    private Rate RateOf(Func<int, object?> run, int threads, Func<int, object?>? neighbour)
    {
        long length = (long)(turn.TotalSeconds * Stopwatch.Frequency);
        long start = Stopwatch.GetTimestamp();
        (int Count, TimeSpan Time)[] results = new (int, TimeSpan)[threads + 1];
        Thread[] all = [.. Enumerable.Range(0, neighbour is null ? threads : threads + 1).Select(index => new Thread(() =>
        {
            Func<int, object?> load = index < threads ? run : neighbour!;
            TimeSpan began = ThreadClock.Now;
            int count = 0;
            while (count == 0 || Stopwatch.GetTimestamp() - start < length)
            {
                GC.KeepAlive(load(count++));
            }

            results[index] = (count, ThreadClock.Now - began);
        }))];
        foreach (Thread thread in all)
        {
            thread.Start();
        }

        foreach (Thread thread in all)
        {
            thread.Join();
        }

        double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        int documents = results[..threads].Sum(static result => result.Count);
        return new Rate(documents / results[..threads].Sum(static result => result.Time.TotalSeconds), documents / elapsed);
    }

    private static Rate MedianOf(List<Rate> rates) =>
        new(MedianOf(rates.Select(static rate => rate.PerCore)), MedianOf(rates.Select(static rate => rate.PerSecond)));

    private static double MedianOf(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>Documents per second of the processor, and of the clock.</summary>
    private readonly record struct Rate(double PerCore, double PerSecond);

    /// <summary>Takes about the time and the memory of another load, but shares nothing with anybody.</summary>
    private sealed class NeutralLoad
    {
        private const int PieceLength = 512;
        private const int CalibrationRuns = 400;

        private readonly int bytes;
        private readonly int steps;

        internal NeutralLoad(Func<int, object?> load)
        {
            double time = Time(load);
            time = Math.Min(time, Time(load));
            long before = GC.GetAllocatedBytesForCurrentThread();
            Time(load);
            bytes = (int)((GC.GetAllocatedBytesForCurrentThread() - before) / CalibrationRuns);
            double ownTime = Time(Run);
            steps = 10_000;
            steps = (int)Math.Max(0, (time - ownTime) / Math.Max(1, Time(Run) - ownTime) * steps);
        }

        internal byte[]? Run(int seed)
        {
            byte[]? last = null;
            for (int allocated = 0; allocated < bytes; allocated += PieceLength)
            {
                last = new byte[Math.Min(PieceLength, bytes - allocated)];
            }

            uint state = (uint)seed | 1;
            for (int step = 0; step < steps; step++)
            {
                state = (state * 1_664_525) + 1_013_904_223;
            }

            return state == 0 ? null : last;
        }

        private static double Time(Func<int, object?> load)
        {
            TimeSpan start = ThreadClock.Now;
            for (int run = 0; run < CalibrationRuns; run++)
            {
                GC.KeepAlive(load(run));
            }

            return (ThreadClock.Now - start).TotalNanoseconds / CalibrationRuns;
        }
    }
}
