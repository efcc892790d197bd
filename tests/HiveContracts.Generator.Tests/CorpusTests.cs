using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace HiveContracts.Generator.Tests;

/// <summary>
/// Compares the code that is generated for <c>cases/NAME.schema.json</c> to <c>cases/NAME/*.g.cs</c>, byte for byte, and compiles it as
/// C# 12 without a warning. With HIVECONTRACTS_REFRESH=1 the tests write the expected files first: review the diff.
/// </summary>
public sealed class CorpusTests
{
    // Roslyn adds it to every generator's output.
    private const string EmbeddedAttribute = "Microsoft.CodeAnalysis.EmbeddedAttribute.cs";

    private static readonly string Folder = Repository.PathTo("tests", "HiveContracts.Generator.Tests", "cases");

    public static TheoryData<string> Cases() =>
    [
        .. Directory.EnumerateFiles(Folder, "*.schema.json")
            .Select(static path => Path.GetFileName(path)[..^".schema.json".Length])
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Schema_GeneratesTheExpectedCode(string name)
    {
        var schema = new SchemaText($"/0/{name}.schema.json", await ReadAsync(Path.Combine(Folder, name + ".schema.json")), "Corpus");
        string expected = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("HIVECONTRACTS_REFRESH") == "1")
        {
            Refresh(schema, expected);
        }

        var test = new Test(schema);
        GeneratorRun run = new GeneratorRun(schema).Generate();
        test.TestState.GeneratedSources.Add((typeof(ContractGenerator), EmbeddedAttribute, SourceText.From(run.Source(EmbeddedAttribute), Encoding.UTF8)));
        IEnumerable<string> files = Directory.EnumerateFiles(expected, "*.g.cs")
            .OrderBy(static file => !Path.GetFileName(file).StartsWith("Corpus.", StringComparison.Ordinal))
            .ThenBy(static file => file.Contains(".Fingerprint.", StringComparison.Ordinal)) // it follows the types of its contract
            .ThenBy(static file => file, StringComparer.Ordinal);
        foreach (string file in files)
        {
            var text = SourceText.From(await ReadAsync(file), new UTF8Encoding(false));
            test.TestState.GeneratedSources.Add((typeof(ContractGenerator), Path.GetFileName(file), text));
        }

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> ReadAsync(string file) =>
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");

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
