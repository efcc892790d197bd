using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveContracts.Generator.Build;

/// <summary>
/// Reads what MSBuild hands over: the item metadata and the properties that <c>buildTransitive/HiveContracts.props</c> makes visible to the compiler.
/// </summary>
internal static class BuildInput
{
    private const string DefaultNamespace = "HiveContracts";

    /// <summary>Reads a file that the build marks as a schema, once for each of its namespaces; returns nothing for any other file.</summary>
    public static IEnumerable<SchemaFile> SchemaFiles(
        (AdditionalText File, AnalyzerConfigOptionsProvider Options) input, CancellationToken cancellation)
    {
        if (!Is(input, "HiveSchema"))
        {
            return [];
        }

        string text = TextOf(input.File, cancellation);
        return NamespaceOf(input).Split('|').Select(static name => name.Trim()).Distinct()
            .Select(name => new SchemaFile(input.File.Path, name.Length > 0 ? name : DefaultNamespace, text, Is(input, "HiveDefault"))
            {
                Validation = Metadata(input, "HiveValidation"),
                FormatAssertion = Metadata(input, "HiveFormatAssertion"),
                Uri = Metadata(input, "HiveUri"),
            });
    }

    /// <summary>Reads a file that the build marks as a sample; returns null for any other.</summary>
    public static SampleFile? SampleFile((AdditionalText File, AnalyzerConfigOptionsProvider Options) input, CancellationToken cancellation) =>
        Is(input, "HiveSample")
            ? new SampleFile(input.File.Path, Metadata(input, "HiveNamespace"), Metadata(input, "HiveType"), TextOf(input.File, cancellation))
            : null;

    /// <summary>Reads a file that the build marks as a baseline; returns null for any other.</summary>
    public static BaselineFile? BaselineFile((AdditionalText File, AnalyzerConfigOptionsProvider Options) input, CancellationToken cancellation) =>
        Is(input, "HiveBaseline") ? new BaselineFile(input.File.Path, TextOf(input.File, cancellation)) : null;

    /// <summary>Reads the properties of the project.</summary>
    public static BuildOptions Options((AnalyzerConfigOptionsProvider Options, ParseOptions Parse) input, CancellationToken cancellation) => new(
        Property(input.Options, "HiveContractsVisibility", "internal"),
        Property(input.Options, "HiveContractsUnionAttribute", "polyfill"),
        Property(input.Options, "HiveContractsDefaultSchema", "true"),
        Property(input.Options, "HiveContractsValidation", "off"),
        ((CSharpParseOptions)input.Parse).LanguageVersion)
    {
        FormatAssertion = Property(input.Options, "HiveContractsFormatAssertion", "off"),
    };

    private static string NamespaceOf((AdditionalText File, AnalyzerConfigOptionsProvider Options) input) =>
        Metadata(input, "HiveNamespace") is { Length: > 0 } name ? name : DefaultNamespace;

    private static bool Is((AdditionalText File, AnalyzerConfigOptionsProvider Options) input, string name) => Metadata(input, name) == "true";

    private static string Metadata((AdditionalText File, AnalyzerConfigOptionsProvider Options) input, string name) =>
        input.Options.GetOptions(input.File).TryGetValue("build_metadata.AdditionalFiles." + name, out string? value) ? value.Trim() : "";

    private static string TextOf(AdditionalText file, CancellationToken cancellation) => file.GetText(cancellation)?.ToString() ?? "";

    private static string Property(AnalyzerConfigOptionsProvider options, string name, string otherwise) =>
        options.GlobalOptions.TryGetValue("build_property." + name, out string? value) && value.Length > 0 ? value : otherwise;
}
