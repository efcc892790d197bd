using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Diagnostics;

/// <summary>Gathers diagnostics while a schema is read.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<DiagnosticInfo> diagnostics = [];

    public bool HasErrors => diagnostics.Exists(static diagnostic => diagnostic.IsError);

    /// <summary>Whether documents are validated, so that what has no place in types is enforced all the same.</summary>
    public bool IsValidated { get; init; }

    /// <summary>Reports what types do not say, unless validation says it.</summary>
    public void AddUnlessValidated(DiagnosticDescriptor descriptor, FilePosition? position, params string[] arguments)
    {
        if (!IsValidated)
        {
            Add(descriptor, position, arguments);
        }
    }

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
