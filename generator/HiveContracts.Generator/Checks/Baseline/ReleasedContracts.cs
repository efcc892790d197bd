using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>The contracts of a baseline.</summary>
internal sealed record ReleasedContracts
{
    /// <summary>The path of the baseline.</summary>
    public required string Path { get; init; }

    public required EquatableArray<ContractModel> Contracts { get; init; }

    /// <summary>What is wrong with the baseline itself.</summary>
    public required EquatableArray<DiagnosticInfo> Diagnostics { get; init; }
}
