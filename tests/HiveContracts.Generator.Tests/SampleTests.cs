using System.Globalization;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace HiveContracts.Generator.Tests;

/// <summary>Recorded documents are held against the schema, at line and column.</summary>
public sealed class SampleTests
{
    [Theory]
    [InlineData("""{"id":"a","status":[],«"metdata"»:"x"}""", "HC0010", "did you mean 'metadata'")]
    [InlineData("""{"id":"a","status":[{"status":{"code":"0","message":"m"},"response":{"output":[{"time":0,«"tiem"»:1}]}}]}""", "HC0010", "TaskOutput")]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"classes":[{"class":"no_gun","score":1},{"class":«"gun_in_hnad"»,"score":0}]}]}}]}""", "HC0010", "did you mean 'gun_in_hand'")]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"classes":[{"class":«"my_logo"»,"score":1},{"class":"my_other","score":0}]}]}}]}""", "HC0010", "nor is any class beside it")]
    [InlineData("""{"id":«5»,"status":[]}""", "HC0011", "a string")]
    [InlineData("""«{»"status":[],"from_cache":true}""", "HC0011", "the property 'id'")]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"time":«"0"»}]}}]}""", "HC0011", "a number")]
    [InlineData("""{"id":"a","status":«"x"»}""", "HC0011", "")]
    [InlineData("""{"id":"a",«}»""", "HC0001", "Not JSON")]
    [InlineData("""«[»]""", "HC0007", "a JSON object")]
    public void Difference_IsReportedInTheSample(string marked, string id, string message)
    {
        int start = marked.IndexOf('«', StringComparison.Ordinal);
        int length = marked.IndexOf('»', StringComparison.Ordinal) - start - 1;
        string json = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

        Diagnostic diagnostic = Assert.Single(Run("\n  " + json, "TaskCallback").Diagnostics);

        Assert.Equal(id, diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        Assert.Equal(("/p/sample.json", 1, start + 2), (span.Path, span.StartLinePosition.Line, span.StartLinePosition.Character));
        Assert.Equal(length, span.EndLinePosition.Character - span.StartLinePosition.Character);
    }

    [Theory]
    [InlineData("")]
    [InlineData("TaskCallback")]
    public void KnownDocument_DrawsNothing(string type)
    {
        const string json = """
            {"id":"a","project_id":1,"metadata":null,"status":[{"status":{"code":"0","message":"SUCCESS"},"response":{"input":{"charge":"0.1","media":{"mimetype":null}},
             "output":[{"time":0,"classes":[{"class":"no_gun","score":0.9},{"class":"gun_in_hand","score":0.1}]},{"time":1.5}]}}],"from_cache":true}
            """;

        Assert.Empty(Run(json, type).Diagnostics);
    }

    [Fact]
    public void UnknownType_IsReported() => Assert.Contains("did you mean 'TaskCallback'", Assert.Single(Run("{}", "TaskCalback").Diagnostics).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    [Fact]
    public void EditOfASample_RewritesNoCode()
    {
        GeneratorRun run = Run("{}", "TaskCallback").Save(Sample("""{"id":"a"}""", "TaskCallback")).Generate();

        Assert.All(run.ReasonsOf(ContractGenerator.ReadStep), static reason => Assert.Equal(Cached, reason));
        Assert.All(run.ReasonsOf(ContractGenerator.TypeStep), static reason => Assert.Equal(Cached, reason));
    }

    private static GeneratorRun Run(string json, string type) => new GeneratorRun([.. DefaultSchema.Files(), Sample(json, type)]).Generate();

    private static SchemaText Sample(string json, string type) => new("/p/sample.json", json, isSchema: false) { SampleType = type };
}
