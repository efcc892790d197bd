#if !NATIVE
using BenchmarkDotNet.Attributes;

namespace HiveContracts.Benchmarks;

/// <summary>Runs all cases under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class FullBenchmarks
{
    private static readonly Dictionary<string, Contender> Contenders = BenchmarkCases.All()
        .SelectMany(static benchmark => benchmark.Contenders.Select(contender => (Name: $"{benchmark.Name}: {contender.Name}", contender)))
        .ToDictionary(static pair => pair.Name, static pair => pair.contender);

    /// <summary>The case and the contender.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    /// <summary>All cases and contenders.</summary>
    public static IEnumerable<string> Names => Contenders.Keys;

    /// <summary>Runs a contender once.</summary>
    [Benchmark]
    public object? Run() => Contenders[Name].Run();
}
#endif
