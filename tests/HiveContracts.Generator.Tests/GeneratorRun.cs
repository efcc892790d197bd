using System.Collections.Immutable;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace HiveContracts.Generator.Tests;

/// <summary>
/// A consumer's project in which the generator runs. Its state is kept from run to run, as in an IDE. Each run is repeated, and the
/// repetition must find everything cached.
/// </summary>
internal sealed partial class GeneratorRun
{
    private readonly CSharpParseOptions parseOptions;

    private static int count;

    private readonly List<AdditionalText> files = [];
    private GeneratorDriver driver;
    private CSharpCompilation compilation;

    public GeneratorRun(params IEnumerable<SchemaText> schemas)
        : this([], schemas)
    {
    }

    public GeneratorRun((string Name, string Value)[] properties, params IEnumerable<SchemaText> schemas)
        : this(LanguageVersion.CSharp12, properties, schemas)
    {
    }

    public GeneratorRun(LanguageVersion language, (string Name, string Value)[] properties, params IEnumerable<SchemaText> schemas)
    {
        parseOptions = new CSharpParseOptions(language);
        files.AddRange(schemas);
        compilation = CSharpCompilation.Create(
            $"Consumer{Interlocked.Increment(ref count)}",
            [CSharpSyntaxTree.ParseText("// the consumer's own code", parseOptions, path: "Program.cs")],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ContractException).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        driver = CSharpGeneratorDriver.Create(
            [new ContractGenerator().AsSourceGenerator()],
            files,
            parseOptions,
            new ProjectOptions(properties),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>Gets the result of the last run.</summary>
    public GeneratorRunResult Result { get; private set; }

    /// <summary>Gets the diagnostics of the last run.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>Runs the generator.</summary>
    public GeneratorRun GenerateOnce()
    {
        driver = driver.RunGenerators(compilation);
        Result = driver.GetRunResult().Results.Single();
        Assert.Null(Result.Exception);
        return this;
    }

    /// <summary>Runs the generator twice and asserts that the second run does nothing.</summary>
    public GeneratorRun Generate()
    {
        GenerateOnce();
        GeneratorRunResult repeated = driver.RunGenerators(compilation.Clone()).GetRunResult().Results.Single();
        Assert.All(
            repeated.TrackedSteps.Values.Concat(repeated.TrackedOutputSteps.Values)
                .SelectMany(static steps => steps)
                .SelectMany(static step => step.Outputs)
                .Where(static output => output.Value is not Compilation), // an input, which differs at each run
            static output => Assert.True(
                output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                $"An output of the second run is {output.Reason}."));
        return this;
    }

    /// <summary>Replaces the consumer's C#.</summary>
    public GeneratorRun EditCode(string code)
    {
        compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(code, parseOptions, path: "Program.cs"));
        return this;
    }

    /// <summary>Gives the consumer's assembly a name.</summary>
    public GeneratorRun Rename(string assemblyName)
    {
        compilation = compilation.WithAssemblyName(assemblyName);
        return this;
    }

    /// <summary>Adds a reference to another project's assembly.</summary>
    public GeneratorRun Reference(MetadataReference reference)
    {
        compilation = compilation.AddReferences(reference);
        return this;
    }

    /// <summary>Returns the compilation with the generated code as a reference for another project.</summary>
    public CompilationReference ToReference() => CompileWith(null).ToMetadataReference();

    /// <summary>Adds a file, or replaces the one with the same path.</summary>
    public GeneratorRun Save(SchemaText file)
    {
        int index = files.FindIndex(candidate => candidate.Path == file.Path);
        if (index < 0)
        {
            files.Add(file);
            driver = driver.AddAdditionalTexts([file]);
        }
        else
        {
            driver = driver.ReplaceAdditionalText(files[index], file);
            files[index] = file;
        }

        return this;
    }

    /// <summary>Adds new files.</summary>
    public GeneratorRun SaveAll(params IEnumerable<SchemaText> added)
    {
        int before = files.Count;
        files.AddRange(added);
        driver = driver.AddAdditionalTexts([.. files.Skip(before)]);
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

    /// <summary>Returns the run reasons of a step's outputs in the last run.</summary>
    public IncrementalStepRunReason[] ReasonsOf(string step) =>
        [.. Result.TrackedSteps.GetValueOrDefault(step, []).SelectMany(static run => run.Outputs).Select(static output => output.Reason)];

    /// <summary>Returns the run reasons of the generated files and diagnostics in the last run.</summary>
    public IncrementalStepRunReason[] ReasonsOfOutputs() =>
        [.. Result.TrackedOutputSteps.Values.SelectMany(static steps => steps).SelectMany(static step => step.Outputs).Select(static output => output.Reason)];

    /// <summary>Returns the text of a generated file.</summary>
    public string Source(string hintName) => Result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>Returns the text of a generated file without the namespaces in front of type names.</summary>
    public string PlainSource(string hintName) => Namespaces().Replace(Source(hintName), "");

    /// <summary>Returns the text of each generated file by its name.</summary>
    public Dictionary<string, string> Sources() =>
        Result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());

    /// <summary>Compiles the generated code and the consumer's code.</summary>
    /// <returns>The errors and warnings.</returns>
    public Diagnostic[] Compile(string? code = null) =>
        [.. CompileWith(code).GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>Compiles the generated code and the consumer's code to an assembly.</summary>
    public MemoryStream Emit(string code)
    {
        var assembly = new MemoryStream();
        EmitResult result = CompileWith(code).Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(
            result.Success,
            string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).Take(10)));
        assembly.Position = 0;
        return assembly;
    }

    /// <summary>Compiles and loads the generated code and the consumer's code.</summary>
    /// <returns>The static method with this name of the class "Entry" in <paramref name="code"/>.</returns>
    public TMethod Load<TMethod>(string code, string method)
        where TMethod : Delegate
    {
        using MemoryStream assembly = Emit(code);
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(assembly).GetType("Entry")!.GetMethod(method)!.CreateDelegate<TMethod>();
    }

    [GeneratedRegex(@"global::(?:System|HiveContracts)(?:\.(?:Text\.Json\.Serialization|Collections\.Generic|Support|Linq|Net\.Http))?\.")]
    private static partial Regex Namespaces();

    private CSharpCompilation CompileWith(string? code)
    {
        CSharpCompilation generated = compilation.AddSyntaxTrees(
            Result.GeneratedSources.Select(source => CSharpSyntaxTree.ParseText(source.SourceText, parseOptions, source.HintName)));
        return code is null ? generated : generated.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code, parseOptions, path: "Use.cs"));
    }
}
