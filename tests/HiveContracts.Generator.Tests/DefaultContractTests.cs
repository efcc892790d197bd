using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HiveContracts.Generator.Tests;

public sealed class DefaultContractTests
{
    [Fact]
    public void DefaultSchema_CompilesWithoutAWarning()
    {
        GeneratorRun run = new GeneratorRun(DefaultSchema.Files()).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void PublicVisibility_MakesEveryTypePublicAndDocumented()
    {
        GeneratorRun run = new GeneratorRun([("HiveContractsVisibility", "public")], DefaultSchema.Files()).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile());
        Assert.All(
            run.Sources().Where(static source => source.Key.StartsWith("HiveContracts.", StringComparison.Ordinal)),
            static source => Assert.DoesNotContain("internal ", source.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void MisspelledClass_DoesNotCompile()
    {
        GeneratorRun run = new GeneratorRun(DefaultSchema.Files()).Generate();

        Assert.Empty(run.Compile("class Use { double? M(HiveContracts.TaskOutput output) => output.Classes.VisualModeration.GunInHand; }"));
        Diagnostic error = Assert.Single(run.Compile("class Use { double? M(HiveContracts.TaskOutput output) => output.Classes.VisualModeration.YesGun; }"));
        Assert.Equal("CS1061", error.Id);
    }

    [Fact]
    public void TwoSchemas_AreGeneratedIntoTwoNamespaces()
    {
        var mine = new SchemaText("/project/mine.schema.json", """
            { "title": "TaskCallback", "type": "object", "properties": { "mine": { "type": "string" } } }
            """, "Mine.Own");
        GeneratorRun run = new GeneratorRun([.. DefaultSchema.Files(), mine]).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile("class Use { string? M(Mine.Own.TaskCallback mine, HiveContracts.TaskCallback hive) => mine.Mine + hive.Id; }"));
    }

    [Fact]
    public void OneOf_IsAUnion()
    {
        GeneratorRun run = new GeneratorRun(LanguageVersion.Preview, [], DefaultSchema.Files()).Generate();

        Assert.Contains("Union]", run.PlainSource("HiveContracts.TaskSubmission.g.cs"), StringComparison.Ordinal);
        Assert.Empty(run.Compile("""
            class Use
            {
                HiveContracts.TaskSubmission Make(System.Uri url) => new(url);
                object? Get(HiveContracts.TaskSubmission submission) =>
                    submission.HasValue && submission.TryGetValue(out string? text) ? text : submission.Value;
            }
            """));
    }

    [Theory]
    [InlineData("none", false, false)]
    [InlineData("framework", true, false)]
    [InlineData("polyfill", true, true)]
    public void UnionAttribute_FollowsTheProjectsProperty(string choice, bool isUsed, bool isGenerated)
    {
        GeneratorRun run = new GeneratorRun(LanguageVersion.Preview, [("HiveContractsUnionAttribute", choice)], DefaultSchema.Files()).Generate();

        Assert.Equal(isUsed, run.PlainSource("HiveContracts.TaskSubmission.g.cs").Contains("Union]", StringComparison.Ordinal));
        Assert.Equal(isGenerated, run.Sources().ContainsKey("System.Runtime.CompilerServices.UnionAttribute.g.cs"));
        Assert.Equal(choice == "framework", run.Compile().Length > 0); // .NET 10 lacks the attribute
    }

    [Fact]
    public void DefaultContract_StaysSmall()
    {
        int lines = new GeneratorRun(DefaultSchema.Files()).Generate().Sources().Values.Sum(static source => source.Count(static c => c == '\n'));

        TestContext.Current.TestOutputHelper!.WriteLine($"{lines} lines");
        Assert.InRange(lines, 1000, 7250);
    }
}
