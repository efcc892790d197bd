using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace HiveContracts.Generator.Tests;

/// <summary>
/// <c>cases/NAME.schema.json</c> becomes <c>cases/NAME/*.g.cs</c>, to the byte, and the result compiles as C# 12 without a warning.
/// Set HIVECONTRACTS_REFRESH=1 to write the expected files anew, and review them by diff.
/// </summary>
public sealed class CorpusTests
{
    // Roslyn's own.
    private const string EmbeddedAttribute = "Microsoft.CodeAnalysis.EmbeddedAttribute.cs";

    private static readonly string Folder = Repository.PathTo("tests", "HiveContracts.Generator.Tests", "cases");

    public static TheoryData<string> Cases() => [.. Directory.EnumerateFiles(Folder, "*.schema.json").Select(static path => Path.GetFileName(path)[..^".schema.json".Length]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Schema_BecomesTheExpectedCode(string name)
    {
        var schema = new SchemaText($"/0/{name}.schema.json", (await File.ReadAllTextAsync(Path.Combine(Folder, name + ".schema.json"), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), "Corpus");
        string expected = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("HIVECONTRACTS_REFRESH") == "1")
        {
            Refresh(schema, expected);
        }

        var test = new Test(schema);
        GeneratorRun run = new GeneratorRun(schema).Generate();
        test.TestState.GeneratedSources.Add((typeof(ContractGenerator), EmbeddedAttribute, SourceText.From(run.Source(EmbeddedAttribute), Encoding.UTF8)));
        foreach (string file in Directory.EnumerateFiles(expected, "*.g.cs").OrderBy(static file => !Path.GetFileName(file).StartsWith("Corpus.", StringComparison.Ordinal)).ThenBy(static file => file, StringComparer.Ordinal))
        {
            string text = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
            test.TestState.GeneratedSources.Add((typeof(ContractGenerator), Path.GetFileName(file), SourceText.From(text, new UTF8Encoding(false))));
        }

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static void Refresh(SchemaText schema, string folder)
    {
        Directory.CreateDirectory(folder);
        Array.ForEach(Directory.GetFiles(folder), File.Delete);
        foreach ((string name, string text) in new GeneratorRun(schema).Generate().Sources().Where(static source => source.Key != EmbeddedAttribute))
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }

    private sealed class Test : CSharpSourceGeneratorTest<ContractGenerator, DefaultVerifier>
    {
        public Test(SchemaText schema)
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            CompilerDiagnostics = CompilerDiagnostics.Warnings;
            TestState.AdditionalReferences.AddRange(Net100.References.All);
            TestState.AdditionalReferences.Add(typeof(ContractException).Assembly);
            TestState.Sources.Add("// the consumer's own code");
            TestState.AdditionalFiles.Add((schema.Path, schema.GetText()));
            TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"""
                is_global = true
                [{schema.Path}]
                build_metadata.AdditionalFiles.HiveSchema = true
                build_metadata.AdditionalFiles.HiveNamespace = Corpus
                """));
        }

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.CSharp12);

        protected override CompilationOptions CreateCompilationOptions() =>
            ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithNullableContextOptions(NullableContextOptions.Enable);
    }
}
