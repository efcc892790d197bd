#if !NATIVE
using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
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
/// Measures the time that the generator adds to a build and to an edit, and that of System.Text.Json's generator for equivalent types.
/// Prints <c>generator case milliseconds</c>, separated by TABs. Cold is the first run of a new process; all times are medians.
/// </summary>
internal static class GeneratorCost
{
    private const int Rounds = 15;

    private static readonly string ProjectFolder = Path.GetDirectoryName(typeof(GeneratorCost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "Project").Value!)!;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12);

    public static async Task RunAsync()
    {
        Console.WriteLine("generator\tcase\tmilliseconds");
        foreach (string generator in (string[])["HiveContracts", "System.Text.Json"])
        {
            var cold = new List<double>();
            for (int i = 0; i < 5; i++)
            {
                var start = new ProcessStartInfo(Environment.ProcessPath!, ["generator-cold", generator]) { RedirectStandardOutput = true };
                using Process process = Process.Start(start)!;
                cold.Add(double.Parse(await process.StandardOutput.ReadToEndAsync(), CultureInfo.InvariantCulture));
                await process.WaitForExitAsync();
            }

            Print(generator, "cold, new process", cold);
        }

        Warm("HiveContracts", "one schema edited", Ours(DefaultSchema()), static (driver, texts, round) =>
        {
            AdditionalText edited = texts.Single(static text => text.Path.EndsWith("callback.schema.json", StringComparison.Ordinal));
            const string key = "\"description\": \"";
            string text = edited.GetText()!.ToString();
            text = text.Insert(text.IndexOf(key, StringComparison.Ordinal) + key.Length, $"{round} ");
            return driver.ReplaceAdditionalText(edited, new Text(edited.Path, text));
        });
        for (int classes = 500; classes <= 4000; classes *= 2)
        {
            int count = classes;
            Warm(
                "HiveContracts",
                $"a vocabulary of {count} classes edited",
                Ours([Vocabulary(count, 0)]),
                (driver, texts, round) => driver.ReplaceAdditionalText(texts[0], Vocabulary(count, round)));
        }

        Unrelated("HiveContracts", Ours(DefaultSchema()));
        Unrelated("System.Text.Json", SystemTextJson());
        EditedType();
    }

    /// <summary>Measures the first run in this process.</summary>
    public static void RunCold(string generator)
    {
        (GeneratorDriver driver, Compilation compilation, _) = generator == "HiveContracts" ? Ours(DefaultSchema()) : SystemTextJson();

        // The compiler has bound the code before it runs generators.
        compilation.GetDiagnostics();
        long start = Stopwatch.GetTimestamp();
        driver.RunGenerators(compilation);
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    private static void Warm(
        string generator, string work, Project project, Func<GeneratorDriver, ImmutableArray<AdditionalText>, int, GeneratorDriver> edit)
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

    private static void Unrelated(string generator, Project project)
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

    /// <summary>Edits a class, which is to System.Text.Json's generator what a schema is to ours.</summary>
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

    private static Project Ours(ImmutableArray<AdditionalText> texts) =>
        new(
            CSharpGeneratorDriver.Create([new ContractGenerator().AsSourceGenerator()], texts, ParseOptions, new Options()),
            Compile("class Consumer;", "class Unrelated;"),
            texts);

    private static Project SystemTextJson()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string packs = Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref");
        string pack = Directory.GetDirectories(packs, "10.*").Order(StringComparer.Ordinal).Last();
        Assembly assembly = Assembly.LoadFrom(Path.Combine(pack, "analyzers", "dotnet", "cs", "System.Text.Json.SourceGeneration.dll"));
        Type type = assembly.GetType("System.Text.Json.SourceGeneration.JsonSourceGenerator", throwOnError: true)!;
        var generator = (IIncrementalGenerator)Activator.CreateInstance(type)!;
        string classes = "using System; using System.Collections.Generic;\n" + File.ReadAllText(Path.Combine(ProjectFolder, "HandWritten.cs"));
        return new(CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], [], ParseOptions), Compile(classes, "class Unrelated;"), []);
    }

    private static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Consumer",
        sources.Select(static source => CSharpSyntaxTree.ParseText(source, ParseOptions)),
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ContractException).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static ImmutableArray<AdditionalText> DefaultSchema() =>
        [.. Directory.GetFiles(Path.Combine(ProjectFolder, "..", "..", "schema"), "*.schema.json").Order(StringComparer.Ordinal)
            .Select(static file => new Text(file, File.ReadAllText(file)))];

    private static Text Vocabulary(int classes, int round)
    {
        var names = new StringBuilder().AppendJoin(',', Enumerable.Range(0, classes).Select(index => $"\"class_{index}_{(index == 7 ? round : 0)}\""));
        string vocabulary = $$"""{ "x-vocabulary": { "scale": "probability", "classes": [{{names}}] } }""";
        return new Text("/vocabulary.schema.json", $$"""{ "definitions": { "Large": {{vocabulary}} } }""");
    }

    private static void Print(string generator, string work, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{generator}\t{work}\t{times[times.Count / 2]:0.000}"));
    }

    private sealed record Project(GeneratorDriver Driver, Compilation Compilation, ImmutableArray<AdditionalText> Texts);

    private sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }

    /// <summary>The options that the package's targets set: every file is a schema.</summary>
    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(new() { ["build_metadata.AdditionalFiles.HiveSchema"] = "true" });

        private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
#endif
