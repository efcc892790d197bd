using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HiveContracts.Generator.Tests;

/// <summary>
/// A project whose compilation the generator runs in, kept from run to run as an IDE keeps it. Every run is done twice, and the second
/// one must find everything cached.
/// </summary>
internal sealed partial class GeneratorRun
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12);

    private static int count;

    private readonly List<AdditionalText> files = [];
    private GeneratorDriver driver;
    private CSharpCompilation compilation;

    public GeneratorRun(params IEnumerable<SchemaText> schemas)
        : this([], schemas)
    {
    }

    public GeneratorRun((string Name, string Value)[] properties, params IEnumerable<SchemaText> schemas)
    {
        files.AddRange(schemas);
        compilation = CSharpCompilation.Create(
            $"Consumer{Interlocked.Increment(ref count)}",
            [CSharpSyntaxTree.ParseText("// the consumer's own code", ParseOptions, path: "Program.cs")],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ContractException).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        driver = CSharpGeneratorDriver.Create(
            [new ContractGenerator().AsSourceGenerator()],
            files,
            ParseOptions,
            new ProjectOptions(properties),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>The result of the last run.</summary>
    public GeneratorRunResult Result { get; private set; }

    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>Generates, generates again, and demands that nothing was done the second time.</summary>
    public GeneratorRun Generate()
    {
        GeneratorDriver after = driver.RunGenerators(compilation);
        Result = after.GetRunResult().Results.Single();
        Assert.Null(Result.Exception);

        GeneratorRunResult again = after.RunGenerators(compilation.Clone()).GetRunResult().Results.Single();
        Assert.All(
            again.TrackedSteps.Values.Concat(again.TrackedOutputSteps.Values).SelectMany(static steps => steps).SelectMany(static step => step.Outputs),
            static output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"a step was {output.Reason} in a second run"));
        driver = after;
        return this;
    }

    /// <summary>Edits the consumer's C#.</summary>
    public GeneratorRun EditCode(string code)
    {
        compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(code, ParseOptions, path: "Program.cs"));
        return this;
    }

    /// <summary>Adds a reference to another project's assembly.</summary>
    public GeneratorRun Reference(MetadataReference reference)
    {
        compilation = compilation.AddReferences(reference);
        return this;
    }

    /// <summary>The consumer's compilation with the generated code, as a project that references it sees it.</summary>
    public CompilationReference ToReference() => With(null).ToMetadataReference();

    /// <summary>Adds a file, or saves one with other text.</summary>
    public GeneratorRun Save(SchemaText file)
    {
        int place = files.FindIndex(candidate => candidate.Path == file.Path);
        if (place < 0)
        {
            files.Add(file);
            driver = driver.AddAdditionalTexts([file]);
        }
        else
        {
            driver = driver.ReplaceAdditionalText(files[place], file);
            files[place] = file;
        }

        return this;
    }

    /// <summary>Removes a file.</summary>
    public GeneratorRun Remove(string path)
    {
        AdditionalText file = files.Single(candidate => candidate.Path == path);
        files.Remove(file);
        driver = driver.RemoveAdditionalTexts([file]);
        return this;
    }

    /// <summary>Why the outputs of a step were made in the last run.</summary>
    public IncrementalStepRunReason[] ReasonsOf(string step) =>
        [.. Result.TrackedSteps.GetValueOrDefault(step, []).SelectMany(static run => run.Outputs).Select(static output => output.Reason)];

    /// <summary>Why files were written or kept in the last run.</summary>
    public IncrementalStepRunReason[] ReasonsOfOutputs() =>
        [.. Result.TrackedOutputSteps.Values.SelectMany(static steps => steps).SelectMany(static step => step.Outputs).Select(static output => output.Reason)];

    /// <summary>The text of a generated file.</summary>
    public string Source(string hintName) => Result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>The text of a generated file without the namespaces of its names.</summary>
    public string PlainSource(string hintName) => Namespaces().Replace(Source(hintName), "");

    /// <summary>Everything that was generated, by file name.</summary>
    public Dictionary<string, string> Sources() => Result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());

    /// <summary>The consumer's compilation with the generated code: errors and warnings.</summary>
    public Diagnostic[] Compile(string? code = null) => [.. With(code).GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>The consumer's assembly.</summary>
    public MemoryStream Emit(string code)
    {
        var assembly = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = With(code).Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).Take(10)));
        assembly.Position = 0;
        return assembly;
    }

    [GeneratedRegex(@"global::(?:System|HiveContracts)(?:\.(?:Text\.Json\.Serialization|Collections\.Generic|Support|Linq|Net\.Http))?\.")]
    private static partial Regex Namespaces();

    private CSharpCompilation With(string? code)
    {
        CSharpCompilation with = compilation.AddSyntaxTrees(Result.GeneratedSources.Select(static source => CSharpSyntaxTree.ParseText(source.SourceText, ParseOptions, source.HintName)));
        return code is null ? with : with.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code, ParseOptions, path: "Use.cs"));
    }
}
