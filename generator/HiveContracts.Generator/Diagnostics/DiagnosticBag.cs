using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Diagnostics;

/// <summary>Collects diagnostics. Steps add to it and never read it: what they do depends on their input alone.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<DiagnosticInfo> diagnostics = [];

    public void Add(DiagnosticDescriptor descriptor, FilePosition? position, params string[] arguments) =>
        diagnostics.Add(DiagnosticInfo.Create(descriptor, position, arguments));

    /// <summary>Returns each diagnostic once, ordered by file, position and id.</summary>
    public EquatableArray<DiagnosticInfo> ToEquatableArray() => diagnostics
        .Distinct()
        .OrderBy(static diagnostic => diagnostic.Position?.Path, StringComparer.Ordinal)
        .ThenBy(static diagnostic => diagnostic.Position?.Start)
        .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)
        .ToEquatableArray();
}
