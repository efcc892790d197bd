using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveContracts.Generator.Build;

/// <summary>
/// Reads what MSBuild hands over: the item metadata and the properties that <c>buildTransitive/HiveContracts.props</c> makes visible to the compiler.
/// </summary>
internal static class BuildInput
{
    private const string DefaultNamespace = "HiveContracts";

    /// <summary>Reads a file that the build marks as a schema; returns null for any other.</summary>
    public static SchemaFile? SchemaFile((AdditionalText File, AnalyzerConfigOptionsProvider Options) input, CancellationToken cancellation) =>
        Is(input, "HiveSchema")
            ? new SchemaFile(input.File.Path, NamespaceOf(input), TextOf(input.File, cancellation), Is(input, "HiveDefault"))
            : null;

    /// <summary>Reads a file that the build marks as a sample; returns null for any other.</summary>
    public static SampleFile? SampleFile((AdditionalText File, AnalyzerConfigOptionsProvider Options) input, CancellationToken cancellation) =>
        Is(input, "HiveSample")
            ? new SampleFile(input.File.Path, NamespaceOf(input), Metadata(input, "HiveType"), TextOf(input.File, cancellation))
            : null;

    /// <summary>Reads a file that the build marks as a baseline; returns null for any other.</summary>
    public static BaselineFile? BaselineFile((AdditionalText File, AnalyzerConfigOptionsProvider Options) input, CancellationToken cancellation) =>
        Is(input, "HiveBaseline") ? new BaselineFile(input.File.Path, TextOf(input.File, cancellation)) : null;

    /// <summary>Reads the properties of the project.</summary>
    public static BuildOptions Options(AnalyzerConfigOptionsProvider options, CancellationToken cancellation) => new(
        Property(options, "HiveContractsVisibility", "internal"),
        Property(options, "HiveContractsUnionAttribute", "polyfill"),
        Property(options, "HiveContractsDefaultSchema", "true"),
        Property(options, "HiveContractsValidation", "off"));

    private static string NamespaceOf((AdditionalText File, AnalyzerConfigOptionsProvider Options) input) =>
        Metadata(input, "HiveNamespace") is { Length: > 0 } name ? name : DefaultNamespace;

    private static bool Is((AdditionalText File, AnalyzerConfigOptionsProvider Options) input, string name) => Metadata(input, name) == "true";

    private static string Metadata((AdditionalText File, AnalyzerConfigOptionsProvider Options) input, string name) =>
        input.Options.GetOptions(input.File).TryGetValue("build_metadata.AdditionalFiles." + name, out string? value) ? value.Trim() : "";

    private static string TextOf(AdditionalText file, CancellationToken cancellation) => file.GetText(cancellation)?.ToString() ?? "";

    private static string Property(AnalyzerConfigOptionsProvider options, string name, string otherwise) =>
        options.GlobalOptions.TryGetValue("build_property." + name, out string? value) && value.Length > 0 ? value : otherwise;
}
