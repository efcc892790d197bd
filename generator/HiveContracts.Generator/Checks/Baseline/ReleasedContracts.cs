using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>The contracts of a baseline.</summary>
internal sealed record ReleasedContracts
{
    /// <summary>The path of the baseline.</summary>
    public required string Path { get; init; }

    public required EquatableArray<ContractModel> Contracts { get; init; }

    /// <summary>The released schemas, with their position in the baseline.</summary>
    public required EquatableArray<ReleasedFile> Files { get; init; }

    /// <summary>The namespaces whose documents were not validated, with their position in the baseline.</summary>
    public required EquatableArray<ReleasedNamespace> Unvalidated { get; init; }

    /// <summary>What is wrong with the baseline itself.</summary>
    public required EquatableArray<DiagnosticInfo> Diagnostics { get; init; }
}

/// <summary>A released schema.</summary>
internal sealed record ReleasedFile(SchemaFile File, FilePosition Position);

/// <summary>What a baseline says of a namespace.</summary>
internal sealed record ReleasedNamespace(string Name, FilePosition Position);
