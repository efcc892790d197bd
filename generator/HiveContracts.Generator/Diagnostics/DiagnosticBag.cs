using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Diagnostics;

/// <summary>Collects diagnostics. Steps only add to it. After the last step, the reader of the project asks whether there are errors.</summary>
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
