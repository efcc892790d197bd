using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Diagnostics;

/// <summary>Gathers diagnostics while a schema is read.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<DiagnosticInfo> diagnostics = [];

    public bool HasErrors => diagnostics.Exists(static diagnostic => diagnostic.IsError);

    public void Add(DiagnosticDescriptor descriptor, FilePosition? position, params string[] arguments) =>
        diagnostics.Add(DiagnosticInfo.Create(descriptor, position, arguments));

    /// <summary>All, each once, in the order of files and lines.</summary>
    public EquatableArray<DiagnosticInfo> ToEquatableArray() => diagnostics
        .Distinct()
        .OrderBy(static diagnostic => diagnostic.Position?.Path, StringComparer.Ordinal)
        .ThenBy(static diagnostic => diagnostic.Position?.Start)
        .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)
        .ToEquatableArray();
}
