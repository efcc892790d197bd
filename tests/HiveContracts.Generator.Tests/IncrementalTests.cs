using System.Globalization;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace HiveContracts.Generator.Tests;

public sealed class IncrementalTests
{
    private const string Path = "/project/order.schema.json";

    private const string Schema = """
        {
          "title": "Order",
          "type": "object",
          "properties": { "line": { "$ref": "#/definitions/Line" } },
          "definitions": { "Line": { "type": "object", "properties": { "text": { "type": "string" } } } }
        }
        """;

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
        var notes = new SchemaText("/project/notes.json", "[", isSchema: false);
        GeneratorRun run = new GeneratorRun(new SchemaText(Path, Schema), notes).Generate().Save(new SchemaText(notes.Path, "[]", isSchema: false)).Generate();

        Expect(run, ContractGenerator.ReadStep, Cached);
        Assert.All(run.ReasonsOfOutputs(), static reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void SameTextSavedAgain_DoesNothing()
    {
        GeneratorRun run = Saved(Schema);

        Expect(run, ContractGenerator.ReadStep, Cached);
        Assert.All(run.ReasonsOfOutputs(), static reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void WhiteSpace_WritesNothing()
    {
        GeneratorRun run = Saved("\n\n" + Schema.Replace("{", "{  ", StringComparison.Ordinal));

        Expect(run, ContractGenerator.ReadStep, Unchanged);
        Expect(run, ContractGenerator.TypeStep, Cached);
        Assert.All(run.ReasonsOfOutputs(), static reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void OneDefinitionChanged_RewritesOneFile()
    {
        GeneratorRun run = Saved(Schema.Replace("\"text\"", "\"words\"", StringComparison.Ordinal));

        Expect(run, ContractGenerator.ReadStep, Modified);
        Assert.Single(run.ReasonsOf(ContractGenerator.TypeStep), Modified);
        Assert.Single(run.ReasonsOfOutputs(), Modified);
        Assert.Contains("Words", run.PlainSource("HiveContracts.Line.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void NewWarning_RewritesNoFile()
    {
        GeneratorRun run = Saved(Schema.Replace("\"text\": { \"type\": \"string\" }", "\"text\": { \"type\": \"string\", \"pattern\": \"a\" }", StringComparison.Ordinal));

        Assert.Single(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0009");
        Assert.All(run.ReasonsOf(ContractGenerator.TypeStep), static reason => Assert.Contains(reason, new[] { Cached, Unchanged }));
    }

    [Theory]
    [InlineData("off")]
    [InlineData("on")]
    public void Culture_ChangesNothing(string validation)
    {
        (string, string)[] properties = [("HiveContractsValidation", validation)];
        Dictionary<string, string> expected = new GeneratorRun(properties, DefaultSchema.Files()).Generate().Sources();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // As the Finnish write numbers, and as nobody does; real cultures need a library that is not on every machine.
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NegativeSign = "\u2212";
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NumberGroupSeparator = ".";
            culture.NumberFormat.PositiveSign = "plus";
            culture.DateTimeFormat.DateSeparator = "~";
            CultureInfo.CurrentCulture = culture;

            Assert.Equal(expected, new GeneratorRun(properties, DefaultSchema.Files()).Generate().Sources());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("off")]
    [InlineData("on")]
    public void LineEnds_ChangeNothing(string validation)
    {
        (string, string)[] properties = [("HiveContractsValidation", validation)];
        IEnumerable<SchemaText> windows = DefaultSchema.Files().Select(static file => new SchemaText(file.Path, file.GetText().ToString().ReplaceLineEndings("\r\n")));

        Assert.Equal(new GeneratorRun(properties, DefaultSchema.Files()).Generate().Sources(), new GeneratorRun(properties, windows).Generate().Sources());
    }

    [Fact]
    public void Knob_RewritesWhatItConcerns()
    {
        Assert.NotEqual(
            new GeneratorRun(new SchemaText(Path, Schema)).Generate().Sources(),
            new GeneratorRun([("HiveContractsValidation", "on")], new SchemaText(Path, Schema)).Generate().Sources());
    }

    [Fact]
    public void MalformedThenRepaired_GivesTheSameTypes()
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
    public void FileAdded_WritesItsTypesAlone()
    {
        GeneratorRun run = new GeneratorRun(new SchemaText(Path, Schema)).Generate();
        Dictionary<string, string> before = run.Sources();

        run.Save(new SchemaText("/project/other.schema.json", """{ "title": "Other", "type": "object" }""", "My.Other")).Generate();

        Assert.Contains("My.Other.Other.g.cs", run.Sources().Keys);
        Assert.All(before, source => Assert.Equal(source.Value, run.Source(source.Key)));
        Assert.DoesNotContain(Modified, run.ReasonsOfOutputs());
        Assert.Equal(run.Sources().Count - before.Count, run.ReasonsOfOutputs().Count(static reason => reason is New));
    }

    [Fact]
    public void FileRemoved_TakesItsTypesAlone()
    {
        GeneratorRun run = new GeneratorRun(new SchemaText(Path, Schema), new SchemaText("/project/other.schema.json", """{ "title": "Other", "type": "object" }""", "My.Other")).Generate();

        run.Remove("/project/other.schema.json").Generate();

        Assert.Equal(new GeneratorRun(new SchemaText(Path, Schema)).Generate().Sources(), run.Sources());
        Assert.DoesNotContain(run.ReasonsOfOutputs(), static reason => reason is New or Modified);
    }

    [Fact]
    public void FileRenamed_GivesTheSameTypes()
    {
        GeneratorRun run = new GeneratorRun(new SchemaText(Path, Schema)).Generate();
        Dictionary<string, string> before = run.Sources();

        run.Remove(Path).Save(new SchemaText("/project/renamed.schema.json", Schema)).Generate();

        Assert.Equal(before.Keys.Order(), run.Sources().Keys.Order());
        Assert.Contains("// From renamed.schema.json", run.PlainSource("HiveContracts.Line.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void LineEndings_ChangeNothing()
    {
        Assert.Equal(new GeneratorRun(new SchemaText(Path, Schema)).Generate().Sources(), new GeneratorRun(new SchemaText(Path, Schema.ReplaceLineEndings("\r\n"))).Generate().Sources());
    }

    private static GeneratorRun Saved(string text) => new GeneratorRun(new SchemaText(Path, Schema)).Generate().Save(new SchemaText(Path, text)).Generate();

    private static void Expect(GeneratorRun run, string step, IncrementalStepRunReason expected)
    {
        IncrementalStepRunReason[] reasons = run.ReasonsOf(step);
        Assert.NotEmpty(reasons);
        Assert.All(reasons, reason => Assert.Equal(expected, reason));
    }
}
