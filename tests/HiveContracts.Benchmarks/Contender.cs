namespace HiveContracts.Benchmarks;

/// <summary>One who does a case's work: ours, or a rival.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="Work">The work, once; what it returns is kept from being optimised away.</param>
internal sealed record Contender(string Name, Func<object?> Work);

/// <summary>A case: ours first, then the rivals.</summary>
internal sealed record BenchmarkCase(string Name, Contender[] Contenders)
{
    /// <summary>The document that is read, for rivals in other programs; null where nothing is.</summary>
    public byte[]? Document { get; init; }
}
