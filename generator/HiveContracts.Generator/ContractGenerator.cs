using System.Collections.Immutable;
using HiveContracts.Generator.Build;
using HiveContracts.Generator.Checks;
using HiveContracts.Generator.Checks.Baseline;
using HiveContracts.Generator.Checks.Samples;
using HiveContracts.Generator.Contracts;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Emit;
using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator;

/// <summary>Generates types from the schema files of a project.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ContractGenerator : IIncrementalGenerator
{
    internal const string ReadStep = "Read";
    internal const string ReferencedStep = "Referenced";
    internal const string ContractStep = "Contract";
    internal const string TypeStep = "Type";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The files that the build marks as schemas, with their text. Contracts do not depend on other files or on C# code.
        IncrementalValueProvider<ImmutableArray<SchemaFile>> files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .SelectMany(BuildInput.SchemaFiles)
            .Collect()
            .Select(FileNames.Distinguish);

        // Schema decides: files become a model, diagnostics, or both.
        IncrementalValueProvider<BuildOptions> options = context.AnalyzerConfigOptionsProvider
            .Combine(context.ParseOptionsProvider)
            .Select(BuildInput.Options);
        IncrementalValueProvider<ReadResult> read = files
            .Combine(options)
            .Select(ProjectReader.Read)
            .WithTrackingName(ReadStep);

        // The positions of diagnostics change with every line of the schema. They are an output of their own, so that code is not generated again.
        context.RegisterSourceOutput(read.Select(static (result, _) => result.Diagnostics), Report);

        // Contracts of referenced projects are not generated again where this project has access to them.
        IncrementalValueProvider<EquatableArray<ReferencedContract>> referenced = context.MetadataReferencesProvider
            .SelectMany(ReferencedContracts.Read)
            .WithTrackingName(ReferencedStep)
            .Collect()
            .Combine(context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? ""))
            .Select(ReferencedContracts.Accessible);
        context.RegisterSourceOutput(read.Combine(referenced).Select(ReferencedContracts.Check), Report);

        // Model is data: one contract for each namespace, one type for each file.
        IncrementalValueProvider<KnownContracts> known = read.Select(static (result, _) => new KnownContracts(result.Contracts, result.Namespaces));
        IncrementalValuesProvider<ContractModel> contracts = read
            .Combine(referenced)
            .SelectMany(ReferencedContracts.Own)
            .WithTrackingName(ContractStep);
        IncrementalValuesProvider<TypeModel> types = contracts
            .SelectMany(static (contract, _) => contract.Types.Append(contract.Fingerprint))
            .WithTrackingName(TypeStep);

        // Recorded documents are checked against the model, each by itself.
        IncrementalValuesProvider<SampleFile> samples = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(BuildInput.SampleFile)
            .Where(static file => file is not null)!;
        context.RegisterSourceOutput(samples.Combine(known).Select(SampleReader.Check), Report);

        // So are the contracts against the released ones, if the project has a baseline.
        IncrementalValuesProvider<ReleasedContracts> released = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(BuildInput.BaselineFile)
            .Where(static file => file is not null)
            .Combine(options)
            .Combine(known.Select(static (contracts, _) => contracts.Validated))
            .Select(BaselineReader.Read!);
        context.RegisterSourceOutput(released.Combine(known).Combine(files).Select(BaselineCheck.Check), Report);

        // Emit prints.
        context.RegisterSourceOutput(types, TypeEmitter.Emit);

        // Frameworks before .NET 11 lack the attribute of unions.
        IncrementalValueProvider<bool> isUnionAttributeNeeded = types
            .Where(static type => type is ObjectModel { HasUnionAttribute: true } or UnionModel { HasUnionAttribute: true })
            .Collect()
            .Combine(options)
            .Select(static (input, _) => input.Left.Length > 0 && input.Right.UnionAttribute == "polyfill");
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());
        context.RegisterSourceOutput(isUnionAttributeNeeded, UnionAttributeEmitter.Emit);
    }

    private static void Report(SourceProductionContext context, EquatableArray<DiagnosticInfo> diagnostics)
    {
        foreach (DiagnosticInfo diagnostic in diagnostics)
        {
            context.ReportDiagnostic(diagnostic.ToDiagnostic());
        }
    }
}
