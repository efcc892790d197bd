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
        // A project that only depends on one that uses the package has no schema files, and may be of any kind.
        var project = new DiagnosticBag();
        if (input.Files.Length > 0)
        {
            input.Options.Check(project);
        }

        if (!input.Options.IsLanguageSupported)
        {
            return new ReadResult { Contracts = [], Diagnostics = project.ToEquatableArray(), Namespaces = [] };
        }

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
            BuildOptions options = input.Options with
            {
                Validation = ValidationOf(files, input.Options, own),
                FormatAssertion = FormatAssertionOf(files, input.Options, own),
            };
            ContractModel? contract = Read(files.Key, files, options, own);
            EquatableArray<DiagnosticInfo> found = own.ToEquatableArray();
            if (contract is not null)
            {
                contracts.Add(contract with { HasErrors = found.Any(static diagnostic => diagnostic.IsError) });
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

    /// <summary>
    /// Whether documents of a namespace are validated: as an item says, or else as the project says. The project's value does not count for the default schema,
    /// which describes what Hive was seen to send, and not what it may send.
    /// </summary>
    private static string ValidationOf(IEnumerable<SchemaFile> files, BuildOptions options, DiagnosticBag diagnostics)
    {
        List<string> values = [.. files.Select(static file => file.Validation).Where(static value => value.Length > 0).Distinct()];
        foreach (string value in values.Where(static value => value is not ("on" or "off")))
        {
            diagnostics.Add(Descriptors.BadBuildValue, null, "The Validation of a HiveSchema", value, "on or off");
        }

        return values.Contains("on") ? "on" : values.Count > 0 || files.Any(static file => file.IsDefault) ? "off" : options.Validation;
    }

    /// <summary>Whether formats restrict strings in drafts that do not say so: as an item says, or else as the project says.</summary>
    private static string FormatAssertionOf(IEnumerable<SchemaFile> files, BuildOptions options, DiagnosticBag diagnostics)
    {
        List<string> values = [.. files.Select(static file => file.FormatAssertion).Where(static value => value.Length > 0).Distinct()];
        foreach (string value in values.Where(static value => value is not ("on" or "off")))
        {
            diagnostics.Add(Descriptors.BadBuildValue, null, "The FormatAssertion of a HiveSchema", value, "on or off");
        }

        return values.Contains("on") ? "on" : values.Count > 0 ? "off" : options.FormatAssertion;
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
            return ContractReader.Read(@namespace, options, SchemaLoader.Load(files, options.FormatAssertion == "on", diagnostics), diagnostics);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // An exception would leave the project without any generated type.
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
    /// <summary>A contract for each namespace that can be read.</summary>
    public required EquatableArray<ContractModel> Contracts { get; init; }

    public required EquatableArray<DiagnosticInfo> Diagnostics { get; init; }

    /// <summary>The namespaces of all files, those with errors included.</summary>
    public required EquatableArray<string> Namespaces { get; init; }
}
