using System.Collections.Immutable;
using HiveContracts.Generator.Build;
using HiveContracts.Generator.Contracts;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Schemas;

/// <summary>Reads all schema files of a project: the pipeline's first step.</summary>
internal static class SchemaReader
{
    public static ReadResult Read((ImmutableArray<SchemaFile> Files, BuildOptions Options) input, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        if (!input.Options.Check(diagnostics))
        {
            return new ReadResult { Contracts = [], Diagnostics = diagnostics.ToEquatableArray() };
        }

        // The order is made here: by name, since folders differ from machine to machine.
        IEnumerable<IGrouping<string, SchemaFile>> namespaces = input.Files
            .OrderBy(static file => file.Namespace, StringComparer.Ordinal)
            .ThenBy(static file => file.Name, StringComparer.Ordinal)
            .ThenBy(static file => file.Path, StringComparer.Ordinal)
            .GroupBy(static file => file.Namespace, StringComparer.Ordinal);
        var contracts = new List<ContractModel>();
        var all = new List<DiagnosticInfo>();
        foreach (IGrouping<string, SchemaFile> files in namespaces)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = new DiagnosticBag { IsValidated = input.Options.IsValidated };
            if (Read(files, input.Options, found) is { } contract)
            {
                contracts.Add(contract);
            }

            all.AddRange(found.ToEquatableArray());
        }

        return new ReadResult { Contracts = contracts.ToEquatableArray(), Diagnostics = all.ToEquatableArray(), Namespaces = input.Files.Select(static file => file.Namespace).Distinct().OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray() };
    }

    private static ContractModel? Read(IGrouping<string, SchemaFile> files, BuildOptions options, DiagnosticBag diagnostics)
    {
        if (!Identifiers.IsNamespace(files.Key))
        {
            diagnostics.Add(Descriptors.BadBuildValue, null, "The Namespace of a HiveSchema", files.Key, "a C# namespace");
            return null;
        }

        try
        {
            return ContractReader.Read(files.Key, options, files, diagnostics);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A generator that throws takes every type of the project with it: a fault of ours is a diagnostic, too.
            diagnostics.Add(Descriptors.Unreadable, null, files.Key, fault is InsufficientExecutionStackException ? "schemas lead to each other in too long a chain" : $"{fault.GetType().Name}: {fault.Message}");
            return null;
        }
    }
}

/// <summary>What reading gave: a contract for each namespace without errors, and all diagnostics.</summary>
internal sealed record ReadResult
{
    public required EquatableArray<ContractModel> Contracts { get; init; }

    public required EquatableArray<DiagnosticInfo> Diagnostics { get; init; }

    /// <summary>The namespaces of all files, those with errors included.</summary>
    public EquatableArray<string> Namespaces { get; init; }
}
