namespace HiveContracts.Benchmarks;

/// <summary>An implementation that is measured: ours or a rival's.</summary>
/// <param name="Name">The name in the output.</param>
/// <param name="Run">Does the work once. The result keeps the compiler from removing the work.</param>
internal sealed record Contender(string Name, Func<object?> Run);

/// <summary>A case: the same work done by several contenders.</summary>
/// <param name="Name">The name in the output.</param>
/// <param name="Contenders">The contenders, ours first.</param>
internal sealed record BenchmarkCase(string Name, Contender[] Contenders)
{
    /// <summary>The document that is read, for rivals that are separate programs; null if there are none.</summary>
    public byte[]? Document { get; init; }
}
