#if !NATIVE
using BenchmarkDotNet.Attributes;

namespace HiveContracts.Benchmarks;

/// <summary>The same cases under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class CarefulBenchmarks
{
    private static readonly Dictionary<string, Contender> Contenders = BenchmarkCases.All()
        .SelectMany(static work => work.Contenders.Select(contender => (Name: $"{work.Name}: {contender.Name}", contender)))
        .ToDictionary(static pair => pair.Name, static pair => pair.contender);

    /// <summary>A case and who does it.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    /// <summary>All of them.</summary>
    public static IEnumerable<string> Names => Contenders.Keys;

    /// <summary>The work.</summary>
    [Benchmark]
    public object? Work() => Contenders[Name].Work();
}
#endif
