using System.Diagnostics;
using System.Globalization;
using HiveContracts.Hostile;

namespace HiveContracts.Benchmarks;

/// <summary>
/// Uses every entry point on every hostile document, in three sizes that double. If time and memory are linear in the size, the exponent is 1 or less.
/// Prints <c>document entry_point bytes ns_per_byte time_exponent allocated_per_byte allocated_exponent verdict</c>, separated by TABs.
/// </summary>
internal sealed class GrowthRun(int smallest, string? only)
{
    /// <summary>The smallest document of a run for daily work, in bytes.</summary>
    public const int ShortSize = 64 << 10;

    /// <summary>The smallest document of a full run, in bytes. It is beyond the caches of the processor from the start.</summary>
    public const int FullSize = 512 << 10;

    // Larger documents leave the caches of the processor, and their garbage takes longer to collect. Quadratic time has an exponent of 2.
    private const double MaxTimeExponent = 1.4;
    private const double MaxAllocationExponent = 1.25;

    // What takes less time is not measurable, and harms nobody.
    private const double IgnoredNanoseconds = 20_000;

    // Arrays and pools have a least size, which small documents pay for too.
    private const long IgnoredAllocation = 64 << 10;
    private const int Rounds = 3;
    private const int Repetitions = 5;

    private readonly List<string> failures = [];

    /// <summary>Measures.</summary>
    /// <returns>The exit code: not zero if anything grows faster than the document, or holds too much memory.</returns>
    public int Run()
    {
        var clock = Stopwatch.StartNew();
        HostileDocument[] documents = [.. HostileDocuments.All.Where(document => only is null || document.Name.Contains(only, StringComparison.Ordinal))];
        WarmUp(documents);
        Console.WriteLine("document\tentry_point\tbytes\tns_per_byte\ttime_exponent\tallocated_per_byte\tallocated_exponent\tverdict");
        foreach (HostileDocument document in documents)
        {
            Measure(document);
        }

        failures.AddRange(Retention.Run(documents, 8 * smallest));
        foreach (string failure in failures)
        {
            Console.Error.WriteLine(failure);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"# {documents.Length} documents, {failures.Count} failures, {clock.Elapsed.TotalSeconds:0} s"));
        return failures.Count == 0 ? 0 : 1;
    }

    /// <summary>Lets the runtime compile everything to its last tier, so that the first document measured is not slower than the others.</summary>
    private static void WarmUp(HostileDocument[] documents)
    {
        for (int tier = 0; tier < 3; tier++)
        {
            foreach (Work work in documents.SelectMany(static document => document.WorkOn(document.Create(2 << 10))))
            {
                for (int i = 0; i < 12; i++)
                {
                    work.Run();
                }
            }

            Thread.Sleep(250);
        }
    }

    private void Measure(HostileDocument document)
    {
        byte[][] sizes = [.. Enumerable.Range(0, 3).Select(power => document.Create(smallest << power))];
        Work[][] works = [.. sizes.Select(bytes => document.WorkOn(bytes).ToArray())];
        for (int entryPoint = 0; entryPoint < works[0].Length; entryPoint++)
        {
            Work[] work = [.. works.Select(size => size[entryPoint])];
            Result result = Measure(work, sizes, Rounds);
            for (int repetition = 0; repetition < Repetitions && result.IsSuperlinear; repetition++)
            {
                // What a busy machine disturbs once is measured again, longer. What is superlinear stays so.
                Result again = Measure(work, sizes, Rounds * (2 + repetition));
                result = again.TimeExponent < result.TimeExponent ? again : result;
            }

            Console.WriteLine($"{document.Name}\t{work[0].Name}\t{result}");
            if (result.IsSuperlinear)
            {
                failures.Add($"{document.Name}, {work[0].Name}: grows faster than the document: {result}");
            }
        }
    }

    private static Result Measure(Work[] works, byte[][] documents, int rounds)
    {
        double[] times = [double.MaxValue, double.MaxValue, double.MaxValue];
        long[] allocated = [long.MaxValue, long.MaxValue, long.MaxValue];
        for (int round = 0; round < rounds; round++)
        {
            for (int size = 0; size < works.Length; size++)
            {
                // The same number of bytes for each size.
                int runs = 1 << (works.Length - 1 - size);
                long before = GC.GetAllocatedBytesForCurrentThread();
                long start = Stopwatch.GetTimestamp();
                for (int run = 0; run < runs; run++)
                {
                    GC.KeepAlive(works[size].Run());
                }

                times[size] = Math.Min(times[size], Stopwatch.GetElapsedTime(start).TotalNanoseconds / runs);
                allocated[size] = Math.Min(allocated[size], (GC.GetAllocatedBytesForCurrentThread() - before) / runs);
            }
        }

        return new Result(
            documents[^1].Length,
            times[^1] / documents[^1].Length,
            times[^1] < IgnoredNanoseconds ? 0 : Exponent(times, documents),
            (double)allocated[^1] / documents[^1].Length,
            Exponent([.. allocated.Select(static bytes => (double)(bytes + IgnoredAllocation))], documents));
    }

    /// <summary>
    /// Returns the power of the size that a cost grows by: the lower one of both doublings. A limit of a cache lies between two sizes, and makes the larger one
    /// cost more once; what grows faster than the document does so twice.
    /// </summary>
    private static double Exponent(double[] costs, byte[][] documents) =>
        Enumerable.Range(1, costs.Length - 1)
            .Min(size => Math.Log(costs[size] / costs[size - 1]) / Math.Log((double)documents[size].Length / documents[size - 1].Length));

    private sealed record Result(int Length, double TimePerByte, double TimeExponent, double AllocatedPerByte, double AllocatedExponent)
    {
        public bool IsSuperlinear => TimeExponent > MaxTimeExponent || AllocatedExponent > MaxAllocationExponent;

        private string Verdict => IsSuperlinear ? "SUPERLINEAR" : "linear";

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Length}\t{TimePerByte:0.00}\t{TimeExponent:0.00}\t{AllocatedPerByte:0.00}\t{AllocatedExponent:0.00}\t{Verdict}");
    }
}
