using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace HiveContracts.Generator.Tests;

/// <summary>A file that MSBuild passes to the compiler, with the metadata that the package's targets set: a schema, a sample or a baseline.</summary>
internal sealed class SchemaText(string path, string text, string? @namespace = null, bool isSchema = true) : AdditionalText
{
    /// <summary>Gets the type that a sample is of: empty if the generator chooses it, null if the file is no sample.</summary>
    public string? SampleType { get; init; }

    /// <summary>Gets whether the package has the file.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Gets whether the file holds the released schemas.</summary>
    public bool IsBaseline { get; init; }

    /// <summary>Gets the URI that references know the schema by.</summary>
    public string Uri { get; init; } = "";

    /// <summary>Gets whether formats that are annotations are checked: on, off or empty.</summary>
    public string FormatAssertion { get; init; } = "";

    public override string Path => path;

    public string? Namespace => @namespace;

    public bool IsSchema => isSchema;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
}

/// <summary>The properties and item metadata that MSBuild passes to the compiler.</summary>
internal sealed class ProjectOptions(params (string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } =
        new Options(properties.ToDictionary(static property => "build_property." + property.Name, static property => property.Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
    {
        var values = new Dictionary<string, string>();
        if (textFile is SchemaText { IsSchema: true } schema)
        {
            values["build_metadata.AdditionalFiles.HiveSchema"] = "true";
            values["build_metadata.AdditionalFiles.HiveDefault"] = schema.IsDefault ? "true" : "";
            values["build_metadata.AdditionalFiles.HiveUri"] = schema.Uri;
            values["build_metadata.AdditionalFiles.HiveFormatAssertion"] = schema.FormatAssertion;
            if (schema.Namespace is not null)
            {
                values["build_metadata.AdditionalFiles.HiveNamespace"] = schema.Namespace;
            }
        }

        if (textFile is SchemaText { SampleType: { } type })
        {
            values["build_metadata.AdditionalFiles.HiveSample"] = "true";
            values["build_metadata.AdditionalFiles.HiveType"] = type;
            values["build_metadata.AdditionalFiles.HiveNamespace"] = ((SchemaText)textFile).Namespace ?? "";
        }

        if (textFile is SchemaText { IsBaseline: true })
        {
            values["build_metadata.AdditionalFiles.HiveBaseline"] = "true";
        }

        return new Options(values);
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
