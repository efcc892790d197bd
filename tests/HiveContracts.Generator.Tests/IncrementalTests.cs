using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace HiveContracts.Generator.Tests;

/// <summary>An edit rewrites the files that it changes and no others.</summary>
public sealed class IncrementalTests
{
    private const string Path = "/project/order.schema.json";

    private const string FingerprintFile = "HiveContracts.ContractTypeInfoResolver.Fingerprint.g.cs";

    private const string Schema = """
        {
          "title": "Order",
          "type": "object",
          "properties": { "line": { "$ref": "#/definitions/Line" } },
          "definitions": { "Line": { "type": "object", "properties": { "text": { "type": "string" } } } }
        }
        """;

    private static readonly SchemaText Other = new("/project/other.schema.json", """{ "title": "Other", "type": "object" }""", "My.Other");

    [Fact]
    public void UnrelatedCode_DoesNothing()
    {
        GeneratorRun run = new GeneratorRun(DefaultSchema.Files()).Generate().EditCode("class Unrelated;").Generate();

        Expect(run, ContractGenerator.ReadStep, Cached);
        Expect(run, ContractGenerator.ContractStep, Cached);
        Expect(run, ContractGenerator.TypeStep, Cached);
        Assert.All(run.ReasonsOfOutputs(), static reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void UnrelatedAdditionalFile_DoesNothing()
    {
        var other = new SchemaText("/project/notes.json", "[", isSchema: false);
        GeneratorRun run = new GeneratorRun(new SchemaText(Path, Schema), other).Generate().Save(new SchemaText(other.Path, "[]", isSchema: false)).Generate();

        Expect(run, ContractGenerator.ReadStep, Cached);
        Assert.All(run.ReasonsOfOutputs(), static reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void UnchangedFileSavedAgain_DoesNothing()
    {
        GeneratorRun run = Edit(Schema);

        Expect(run, ContractGenerator.ReadStep, Cached);
        Assert.All(run.ReasonsOfOutputs(), static reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void EditedWhitespace_WritesNothing()
    {
        GeneratorRun run = Edit("\n\n" + Schema.Replace("{", "{  ", StringComparison.Ordinal));

        Expect(run, ContractGenerator.ReadStep, Unchanged);
        Expect(run, ContractGenerator.TypeStep, Cached);
        Assert.All(run.ReasonsOfOutputs(), static reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void EditedDefinition_RewritesItsFileAndTheFingerprint()
    {
        string fingerprint = new GeneratorRun(new SchemaText(Path, Schema)).Generate().Source(FingerprintFile);
        GeneratorRun run = Edit(Schema.Replace("\"text\"", "\"words\"", StringComparison.Ordinal));

        Expect(run, ContractGenerator.ReadStep, Modified);
        Assert.Equal(2, run.ReasonsOf(ContractGenerator.TypeStep).Count(static reason => reason is Modified));
        Assert.Equal(2, run.ReasonsOfOutputs().Count(static reason => reason is Modified));
        Assert.NotEqual(fingerprint, run.Source(FingerprintFile));
        Assert.Contains("Words", run.PlainSource("HiveContracts.Line.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void NewWarning_RewritesTheFingerprintOnly()
    {
        GeneratorRun run = Edit(Schema.Replace("\"text\": { ", "\"text\": { \"pattern\": \"a\", ", StringComparison.Ordinal));

        Assert.Single(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0009");
        Assert.Single(run.ReasonsOf(ContractGenerator.TypeStep), Modified); // the fingerprint
    }

    [Fact]
    public void ValidationProperty_ChangesTheCode()
    {
        Assert.NotEqual(
            new GeneratorRun(new SchemaText(Path, Schema)).Generate().Sources(),
            new GeneratorRun([("HiveContractsValidation", "on")], new SchemaText(Path, Schema)).Generate().Sources());
    }

    [Fact]
    public void MalformedThenRepairedSchema_GivesTheSameTypes()
    {
        GeneratorRun run = new GeneratorRun(new SchemaText(Path, Schema)).Generate();
        Dictionary<string, string> before = run.Sources();

        run.Save(new SchemaText(Path, Schema[..^3])).Generate();
        Assert.Single(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0001");

        run.Save(new SchemaText(Path, Schema)).Generate();
        Assert.Empty(run.Diagnostics);
        Assert.Equal(before, run.Sources());
    }

    [Fact]
    public void AddedFile_WritesItsTypesOnly()
    {
        GeneratorRun run = new GeneratorRun(new SchemaText(Path, Schema)).Generate();
        Dictionary<string, string> before = run.Sources();

        run.Save(Other).Generate();

        Assert.Contains("My.Other.Other.g.cs", run.Sources().Keys);
        Assert.All(before, source => Assert.Equal(source.Value, run.Source(source.Key)));
        Assert.DoesNotContain(Modified, run.ReasonsOfOutputs());
        Assert.Equal(run.Sources().Count - before.Count, run.ReasonsOfOutputs().Count(static reason => reason is New));
    }

    [Fact]
    public void RemovedFile_RemovesItsTypesOnly()
    {
        GeneratorRun run = new GeneratorRun(new SchemaText(Path, Schema), Other).Generate();

        run.Remove(Other.Path).Generate();

        Assert.Equal(new GeneratorRun(new SchemaText(Path, Schema)).Generate().Sources(), run.Sources());
        Assert.DoesNotContain(run.ReasonsOfOutputs(), static reason => reason is New or Modified);
    }

    [Fact]
    public void RenamedFile_GivesTheSameTypes()
    {
        GeneratorRun run = new GeneratorRun(new SchemaText(Path, Schema)).Generate();
        Dictionary<string, string> before = run.Sources();

        run.Remove(Path).Save(new SchemaText("/project/renamed.schema.json", Schema)).Generate();

        Assert.Equal(before.Keys.Order(), run.Sources().Keys.Order());
        Assert.Contains("// From renamed.schema.json", run.PlainSource("HiveContracts.Line.g.cs"), StringComparison.Ordinal);
    }

    private static GeneratorRun Edit(string text) => new GeneratorRun(new SchemaText(Path, Schema)).Generate().Save(new SchemaText(Path, text)).Generate();

    private static void Expect(GeneratorRun run, string step, IncrementalStepRunReason expected)
    {
        IncrementalStepRunReason[] reasons = run.ReasonsOf(step);
        Assert.NotEmpty(reasons);
        Assert.All(reasons, reason => Assert.Equal(expected, reason));
    }
}
