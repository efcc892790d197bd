using System.Collections.Immutable;
using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads all schema files of a project: the first step of the pipeline.</summary>
internal static class ProjectReader
{
    public static ReadResult Read((ImmutableArray<SchemaFile> Files, BuildOptions Options) input, CancellationToken cancellation)
    {
        var project = new DiagnosticBag();
        input.Options.Check(project);

        // Files are ordered by name: folders differ from machine to machine.
        IEnumerable<IGrouping<string, SchemaFile>> namespaces = input.Files
            .OrderBy(static file => file.Namespace, StringComparer.Ordinal)
            .ThenBy(static file => file.Name, StringComparer.Ordinal)
            .ThenBy(static file => file.Path, StringComparer.Ordinal)
            .GroupBy(static file => file.Namespace, StringComparer.Ordinal);
        var contracts = new List<ContractModel>();
        List<DiagnosticInfo> diagnostics = [.. project.ToEquatableArray()];
        foreach (IGrouping<string, SchemaFile> files in namespaces)
        {
            cancellation.ThrowIfCancellationRequested();
            var own = new DiagnosticBag();
            ContractModel? contract = Read(files.Key, files, input.Options, own);
            EquatableArray<DiagnosticInfo> found = own.ToEquatableArray();
            if (contract is not null && !found.Any(static diagnostic => diagnostic.IsError))
            {
                contracts.Add(contract);
            }

            diagnostics.AddRange(found);
        }

        return new ReadResult
        {
            Contracts = contracts.ToEquatableArray(),
            Diagnostics = diagnostics.ToEquatableArray(),
            Namespaces = input.Files.Select(static file => file.Namespace).Distinct().OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray(),
        };
    }

    private static ContractModel? Read(string @namespace, IEnumerable<SchemaFile> files, BuildOptions options, DiagnosticBag diagnostics)
    {
        if (!Identifiers.IsNamespace(@namespace))
        {
            diagnostics.Add(Descriptors.BadBuildValue, null, "The Namespace of a HiveSchema", @namespace, "a C# namespace");
            return null;
        }

        try
        {
            return ContractReader.Read(@namespace, options, SchemaLoader.Load(files, diagnostics), diagnostics);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A generator that throws takes every type of the project with it.
            string problem = exception is InsufficientExecutionStackException
                ? "the chain of schemas that refer to each other is too long"
                : $"{exception.GetType().Name}: {exception.Message}";
            diagnostics.Add(Descriptors.Unreadable, null, @namespace, problem);
            return null;
        }
    }
}

/// <summary>What the schema files of a project say.</summary>
internal sealed record ReadResult
{
    /// <summary>A contract for each namespace without errors.</summary>
    public required EquatableArray<ContractModel> Contracts { get; init; }

    public required EquatableArray<DiagnosticInfo> Diagnostics { get; init; }

    /// <summary>The namespaces of all files, those with errors included.</summary>
    public required EquatableArray<string> Namespaces { get; init; }
}
