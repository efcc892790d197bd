#if !NATIVE
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using Basic.Reference.Assemblies;
using HiveContracts.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace HiveContracts.Benchmarks;

/// <summary>
/// What the generator costs a build and a key stroke, beside System.Text.Json's generator on equivalent types, in the same run.
/// Prints <c>generator case milliseconds</c> with TABs between; cold is the first run of a fresh process, the rest are medians.
/// </summary>
internal static class GeneratorCost
{
    private const int Rounds = 15;
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(GeneratorCost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "Project").Value!)!, "..", ".."));
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12);

    public static async Task RunAsync()
    {
        Console.WriteLine("generator\tcase\tmilliseconds");
        foreach (string generator in (string[])["HiveContracts", "System.Text.Json"])
        {
            var cold = new List<double>();
            for (int i = 0; i < 5; i++)
            {
                using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["generator-cold", generator]) { RedirectStandardOutput = true })!;
                cold.Add(double.Parse(await process.StandardOutput.ReadToEndAsync(), CultureInfo.InvariantCulture));
                await process.WaitForExitAsync();
            }

            Print(generator, "cold, fresh process", cold);
        }

        Warm("HiveContracts", "one schema edited", Ours(DefaultSchema()), static (driver, texts, round) =>
        {
            AdditionalText edited = texts.Single(static text => text.Path.EndsWith("callback.schema.json", StringComparison.Ordinal));
            return driver.ReplaceAdditionalText(edited, new Text(edited.Path, edited.GetText()!.ToString().Replace("What the model found", $"What {round} the model found", StringComparison.Ordinal)));
        });
        for (int classes = 500; classes <= 4000; classes *= 2)
        {
            int count = classes;
            Warm("HiveContracts", $"a vocabulary of {count} classes edited", Ours([Vocabulary(count, 0)]), (driver, texts, round) => driver.ReplaceAdditionalText(texts[0], Vocabulary(count, round)));
        }

        Unrelated("HiveContracts", Ours(DefaultSchema()));
        Unrelated("System.Text.Json", SystemTextJson());
        EditedType();
    }

    /// <summary>The first run of this process.</summary>
    public static void RunCold(string generator)
    {
        (GeneratorDriver driver, Compilation compilation, _) = generator == "HiveContracts" ? Ours(DefaultSchema()) : SystemTextJson();
        compilation.GetDiagnostics(); // a compiler has looked at the code before it asks generators
        long start = Stopwatch.GetTimestamp();
        driver.RunGenerators(compilation);
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    private static void Warm(string generator, string work, (GeneratorDriver Driver, Compilation Compilation, ImmutableArray<AdditionalText> Texts) project, Func<GeneratorDriver, ImmutableArray<AdditionalText>, int, GeneratorDriver> edit)
    {
        var times = new List<double>();
        for (int round = 1; round <= Rounds * 2; round++)
        {
            GeneratorDriver edited = edit(project.Driver.RunGenerators(project.Compilation), project.Texts, round);
            long start = Stopwatch.GetTimestamp();
            edited.RunGenerators(project.Compilation);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Print(generator, work, times[Rounds..]);
    }

    private static void Unrelated(string generator, (GeneratorDriver Driver, Compilation Compilation, ImmutableArray<AdditionalText> Texts) project)
    {
        GeneratorDriver driver = project.Driver.RunGenerators(project.Compilation);
        Compilation compilation = project.Compilation;
        SyntaxTree last = compilation.SyntaxTrees.Last();
        var times = new List<double>();
        for (int round = 1; round <= Rounds * 2; round++)
        {
            SyntaxTree edited = CSharpSyntaxTree.ParseText($"class Unrelated {{ int number = {round}; }}", ParseOptions);
            compilation = compilation.ReplaceSyntaxTree(last, edited);
            last = edited;
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Print(generator, "unrelated edit", times[Rounds..]);
    }

    /// <summary>What an edited schema is to us, an edited class is to System.Text.Json.</summary>
    private static void EditedType()
    {
        (GeneratorDriver driver, Compilation compilation, _) = SystemTextJson();
        driver = driver.RunGenerators(compilation);
        SyntaxTree last = compilation.SyntaxTrees.First();
        string source = last.ToString();
        var times = new List<double>();
        for (int round = 1; round <= Rounds * 2; round++)
        {
            SyntaxTree edited = CSharpSyntaxTree.ParseText(source.Replace("Status { get", $"Status{round} {{ get", StringComparison.Ordinal), ParseOptions);
            compilation = compilation.ReplaceSyntaxTree(last, edited);
            last = edited;
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Print("System.Text.Json", "one class edited", times[Rounds..]);
    }

    private static (GeneratorDriver Driver, Compilation Compilation, ImmutableArray<AdditionalText> Texts) Ours(ImmutableArray<AdditionalText> texts) =>
        (CSharpGeneratorDriver.Create([new ContractGenerator().AsSourceGenerator()], texts, ParseOptions, new Options()), Compile("class Consumer;", "class Unrelated;"), texts);

    private static (GeneratorDriver Driver, Compilation Compilation, ImmutableArray<AdditionalText> Texts) SystemTextJson()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string pack = Directory.GetDirectories(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"), "10.*").Order(StringComparer.Ordinal).Last();
        Assembly assembly = Assembly.LoadFrom(Path.Combine(pack, "analyzers", "dotnet", "cs", "System.Text.Json.SourceGeneration.dll"));
        var generator = (IIncrementalGenerator)Activator.CreateInstance(assembly.GetType("System.Text.Json.SourceGeneration.JsonSourceGenerator", throwOnError: true)!)!;
        string classes = "using System; using System.Collections.Generic;\n" + File.ReadAllText(Path.Combine(Repository, "tests", "HiveContracts.Benchmarks", "HandWritten.cs"));
        return (CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], [], ParseOptions), Compile(classes, "class Unrelated;"), []);
    }

    private static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Consumer",
        sources.Select(static source => CSharpSyntaxTree.ParseText(source, ParseOptions)),
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ContractException).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static ImmutableArray<AdditionalText> DefaultSchema() =>
        [.. Directory.GetFiles(Path.Combine(Repository, "schema"), "*.schema.json").Order(StringComparer.Ordinal).Select(static file => new Text(file, File.ReadAllText(file)))];

    private static Text Vocabulary(int classes, int round)
    {
        var names = new StringBuilder().AppendJoin(',', Enumerable.Range(0, classes).Select(index => $"\"class_{index}_{(index == 7 ? round : 0)}\""));
        return new Text("/vocabulary.schema.json", $$"""{ "definitions": { "Large": { "x-vocabulary": { "scale": "probability", "classes": [{{names}}] } } } }""");
    }

    private static void Print(string generator, string work, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{generator}\t{work}\t{times[times.Count / 2]:0.000}"));
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }

    /// <summary>What the package's targets tell the generator: every file is a schema.</summary>
    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(new() { ["build_metadata.AdditionalFiles.HiveSchema"] = "true" });

        private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
#endif
