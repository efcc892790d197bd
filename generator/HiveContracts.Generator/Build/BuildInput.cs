using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveContracts.Generator.Build;

/// <summary>What MSBuild hands over: item metadata and properties that buildTransitive/HiveContracts.props makes visible to the compiler.</summary>
internal static class BuildInput
{
    private const string DefaultNamespace = "HiveContracts";

    /// <summary>A file that the build marks as a schema; null for any other.</summary>
    public static SchemaFile? SchemaFile((AdditionalText File, AnalyzerConfigOptionsProvider Options) input, CancellationToken cancellation)
    {
        AnalyzerConfigOptions options = input.Options.GetOptions(input.File);
        if (!options.TryGetValue("build_metadata.AdditionalFiles.HiveSchema", out string? isSchema) || isSchema != "true")
        {
            return null;
        }

        options.TryGetValue("build_metadata.AdditionalFiles.HiveNamespace", out string? @namespace);
        options.TryGetValue("build_metadata.AdditionalFiles.HiveDefault", out string? isDefault);
        return new SchemaFile(input.File.Path, string.IsNullOrWhiteSpace(@namespace) ? DefaultNamespace : @namespace!.Trim(), input.File.GetText(cancellation)?.ToString() ?? "", isDefault == "true");
    }

    /// <summary>A file that the build marks as a sample; null for any other.</summary>
    public static SampleFile? SampleFile((AdditionalText File, AnalyzerConfigOptionsProvider Options) input, CancellationToken cancellation)
    {
        AnalyzerConfigOptions options = input.Options.GetOptions(input.File);
        if (!options.TryGetValue("build_metadata.AdditionalFiles.HiveSample", out string? isSample) || isSample != "true")
        {
            return null;
        }

        options.TryGetValue("build_metadata.AdditionalFiles.HiveNamespace", out string? @namespace);
        options.TryGetValue("build_metadata.AdditionalFiles.HiveType", out string? type);
        return new SampleFile(input.File.Path, string.IsNullOrWhiteSpace(@namespace) ? DefaultNamespace : @namespace!.Trim(), type?.Trim() ?? "", input.File.GetText(cancellation)?.ToString() ?? "");
    }

    /// <summary>A file that the build marks as a baseline; null for any other.</summary>
    public static BaselineFile? BaselineFile((AdditionalText File, AnalyzerConfigOptionsProvider Options) input, CancellationToken cancellation) =>
        input.Options.GetOptions(input.File).TryGetValue("build_metadata.AdditionalFiles.HiveBaseline", out string? isBaseline) && isBaseline == "true"
            ? new BaselineFile(input.File.Path, input.File.GetText(cancellation)?.ToString() ?? "")
            : null;

    /// <summary>The properties of the project, as it has them.</summary>
    public static BuildOptions Options(AnalyzerConfigOptionsProvider options, CancellationToken cancellation) => new(
        Property(options, "HiveContractsVisibility", "internal"),
        Property(options, "HiveContractsUnionAttribute", "polyfill"),
        Property(options, "HiveContractsDefaultSchema", "true"),
        Property(options, "HiveContractsValidation", "off"));

    private static string Property(AnalyzerConfigOptionsProvider options, string name, string otherwise) =>
        options.GlobalOptions.TryGetValue("build_property." + name, out string? value) && value.Length > 0 ? value : otherwise;
}
