using System.Globalization;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace HiveContracts.Generator.Tests;

/// <summary>Recorded documents are checked against the schema.</summary>
public sealed class SampleTests
{
    [Theory]
    [InlineData("""{"id":"a","status":[],[|"metdata"|]:"x"}""", "HC0010", "did you mean 'metadata'")]
    [InlineData("""{"id":"a","status":[{"status":{"code":"0","message":"m"},"response":{"output":[{"time":0,[|"tiem"|]:1}]}}]}""", "HC0010", "TaskOutput")]
    [InlineData("""
        {"id":"a","status":[{"response":{"output":[{"classes":[{"class":"no_gun","score":1},{"class":[|"gun_in_hnad"|],"score":0}]}]}}]}
        """, "HC0010", "did you mean 'gun_in_hand'")]
    [InlineData("""
        {"id":"a","status":[{"response":{"output":[{"classes":[{"class":[|"my_logo"|],"score":1},{"class":"my_other","score":0}]}]}}]}
        """, "HC0010", "and so are the classes next to it")]
    [InlineData("""{"id":[|5|],"status":[]}""", "HC0011", "a string")]
    [InlineData("""[|{|]"status":[],"from_cache":true}""", "HC0011", "the property 'id'")]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"time":[|"0"|]}]}}]}""", "HC0011", "a number")]
    [InlineData("""{"id":"a","status":[|"x"|]}""", "HC0011", "")]
    [InlineData("""{"id":"a",[|}|]""", "HC0001", "Not JSON")]
    [InlineData("""$$[]""", "HC0011", "a JSON object")]
    [InlineData("""{"id":"a","status":[],"metadata":[|1e2|]}""", "HC0011", "a string")]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"time":1.0}]}}],"metadata":[|1e0|]}""", "HC0011", "a string")]
    [InlineData("""{"id":"a","status":[],[|"metd\u0061ta"|]:"x"}""", "HC0010", "did you mean 'metadata'")]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"classes":[{"class":"no_gun","score":[|"1"|]}]}]}}]}""", "HC0011", "a number")]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"classes":[{"class":"no_gun","score":1},[|5|]]}]}}]}""", "HC0011", "an object with")]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"classes":[[|{|]"score":1}]}]}}]}""", "HC0011", "a string")]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"time":[|1e400|]}]}}]}""", "HC0011", "a number")]
    public void Difference_IsReportedInTheSample(string markup, string id, string message)
    {
        MarkedText sample = MarkedText.Parse("\n  " + markup); // neither line nor column is 0

        Diagnostic diagnostic = Assert.Single(Run(sample.Text, "TaskCallback").Diagnostics);

        Assert.Equal(id, diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        sample.AssertIsMarked(diagnostic, "/p/sample.json");
    }

    [Fact]
    public void UnknownEnumValue_IsReported()
    {
        GeneratorRun run = new GeneratorRun(
            new SchemaText("/p/t.schema.json", """
                { "title": "T", "type": "object", "properties": { "state": { "type": "string", "enum": ["queued", "done"] } } }
                """),
            new SchemaText("/p/sample.json", """{"state":"doen"}""", isSchema: false) { SampleType = "T" }).Generate();

        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("HC0010", 9), (diagnostic.Id, diagnostic.Location.SourceSpan.Start));
        Assert.Contains("did you mean 'done'", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"cat","lives":[|"nine"|]}""", "HC0011", "'lives' of the sample: the schema expects an integer")]
    [InlineData("""{"kind":"cat","lives":9,[|"livs"|]:1}""", "HC0010", "did you mean 'lives'")]
    [InlineData("""{"kind":"dog","bark":true,"friend":{"kind":[|"cow"|]}}""", "HC0011", "\"cat\" or \"dog\" as 'kind'")]
    [InlineData("""{"kind":"dog","bark":true,"friends":[{"kind":"cat","lives":9},[|5|]]}""", "HC0011", "a JSON object")]
    [InlineData("""$$[]""", "HC0011", "a JSON object")]
    public void DifferenceInAUnion_IsReported(string markup, string id, string message)
    {
        const string Pet = """
            {
              "title": "Pet",
              "oneOf": [{ "$ref": "#/definitions/Cat" }, { "$ref": "#/definitions/Dog" }],
              "definitions": {
                "Cat": { "type": "object", "required": ["kind", "lives"], "properties": { "kind": { "const": "cat" }, "lives": { "type": "integer" } } },
                "Dog": {
                  "type": "object",
                  "required": ["kind", "bark"],
                  "properties": {
                    "kind": { "const": "dog" },
                    "bark": { "type": "boolean" },
                    "friend": { "$ref": "#" },
                    "friends": { "type": "array", "items": { "$ref": "#" } }
                  }
                }
              }
            }
            """;
        MarkedText sample = MarkedText.Parse("\n  " + markup);
        GeneratorRun run = new GeneratorRun(
            new SchemaText("/p/pet.json", Pet), new SchemaText("/p/sample.json", sample.Text, isSchema: false) { SampleType = "Pet" }).Generate();

        Diagnostic diagnostic = Assert.Single(run.Diagnostics, static diagnostic => diagnostic.Id != "HC0009");
        Assert.Equal(id, diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        sample.AssertIsMarked(diagnostic, "/p/sample.json");
    }

    [Theory]
    [InlineData("")]
    [InlineData("TaskCallback")]
    public void MatchingDocument_IsNotReported(string type)
    {
        const string json = """
            {"id":"a","project_id":1,"metadata":null,"status":[
              {"status":{"code":"0","message":"SUCCESS"},"response":{"input":{"charge":"0.1","media":{"mimetype":null}},
             "output":[{"time":0,"classes":[{"class":"no_gun","score":0.9},{"class":"gun_in_hand","score":0.1}]},{"time":1.5}]}}],"from_cache":true}
            """;

        Assert.Empty(Run(json, type).Diagnostics);
    }

    [Theory]
    [InlineData("""{"url":"https://a.example/b","text_data":"c"}""", "exactly one of 'media', 'url', 'text_data', found url and text_data")]
    [InlineData("""{"callback_url":"https://a.example/b"}""", "found none")]
    [InlineData("""{"url":"ftp://a.example/b"}""", "a URI of http or https")]
    public void UnreadableSubmission_IsReported(string json, string message) =>
        Assert.Contains(
            Run(json, "TaskSubmission").Diagnostics,
            diagnostic => diagnostic.Id == "HC0011" && diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"status":[{"response":{"output":[]}}],"from_cache":false}""", "TaskCallback")]
    [InlineData("""{"return_code":400,"message":"bad","odd":1}""", "TaskError")]
    public void DocumentWithoutAType_IsCheckedAgainstTheTypeThatItResembles(string json, string type) =>
        Assert.Contains(type, SingleMessage(Run(json, "")), StringComparison.Ordinal);

    [Fact]
    public void UnknownClassInEveryFrame_IsReportedOnce()
    {
        const string frame = """{"classes":[{"class":"no_gun","score":1},{"class":"new_class","score":0}]}""";

        Assert.Single(Run($$$"""{"id":"a","status":[{"response":{"output":[{{{frame}}},{{{frame}}},{{{frame}}}]}}]}""", "TaskCallback").Diagnostics);
    }

    [Fact]
    public void HugeNumberAndDuplicateProperty_AreNotReported() =>
        Assert.Empty(Run(
            $$"""{"id":5,"id":"a","status":[],"project_id":"{{new string('9', 400)}}","user_id":{{new string('9', 400)}}}""", "TaskCallback").Diagnostics);

    [Fact]
    public void UnknownNamespace_IsReported() =>
        Assert.Contains("did you mean 'HiveContracts'", SingleMessage(Run(Sample("{}", "", "HiveContract"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "", "{\"kind\":\"cat\",\"lives\":\"x\"}", "'lives'")] // Pet, as the root
    [InlineData("", "Pet", "{\"kind\":\"cow\"}", "'Pet'")]
    [InlineData("Pets", "", "{\"lives\":9,\"bark\":\"x\"}", "'Pet'")]
    [InlineData("", "", "{\"kind\":\"cat\",\"lives\":9,\"from_cache\":true,\"livs\":1}", "unknown to Cat")]
    [InlineData("", "Same", "{\"a\":1}", "one of Other, Pets, which have a type Same")]
    [InlineData("Other", "Same", "{\"a\":\"x\"}", "'a'")]
    [InlineData("", "TaskError", "{\"return_code\":\"x\",\"message\":1}", "'return_code'")]
    public void SampleWithoutANamespace_IsOfTheTypeThatIsMeant(string @namespace, string type, string json, string message)
    {
        const string pets = """
            {
              "title": "Pet",
              "oneOf": [{ "$ref": "#/definitions/Cat" }, { "$ref": "#/definitions/Dog" }],
              "definitions": {
                "Cat": { "type": "object", "required": ["kind", "lives"], "properties": { "kind": { "const": "cat" }, "lives": { "type": "integer" } } },
                "Dog": { "type": "object", "required": ["kind", "bark"], "properties": { "kind": { "const": "dog" }, "bark": { "type": "boolean" } } },
                "Same": { "type": "object", "properties": { "a": { "type": "string" } } }
              }
            }
            """;
        const string other = """{ "title": "Same", "type": "object", "properties": { "a": { "type": "integer" } } }""";
        GeneratorRun run = new GeneratorRun(
        [
            .. DefaultSchema.Files(),
            new SchemaText("/p/pets.json", pets, "Pets"),
            new SchemaText("/p/other.json", other, "Other"),
            new SchemaText("/p/sample.json", json, @namespace, isSchema: false) { SampleType = type },
        ]).Generate();

        Assert.Contains(
            run.Diagnostics.Where(static diagnostic => diagnostic.Id != "HC0009"),
            diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void ManyEscapes_AreReadInLinearTime()
    {
        string json = $$"""{"id":"{{string.Concat(Enumerable.Repeat("\\u3042", 200_000))}}","status":[]}""";

        Assert.Empty(Run(json, "TaskCallback").Diagnostics);
    }

    [Fact]
    public void UnknownType_IsReported() =>
        Assert.Contains("did you mean 'TaskCallback'", SingleMessage(Run("{}", "TaskCalback")), StringComparison.Ordinal);

    [Fact]
    public void EditedSample_RewritesNoCode()
    {
        GeneratorRun run = Run("{}", "TaskCallback").Save(Sample("""{"id":"a"}""", "TaskCallback")).Generate();

        Assert.All(run.ReasonsOf(ContractGenerator.ReadStep), static reason => Assert.Equal(Cached, reason));
        Assert.All(run.ReasonsOf(ContractGenerator.TypeStep), static reason => Assert.Equal(Cached, reason));
    }

    private static GeneratorRun Run(string json, string type) => Run(Sample(json, type));

    private static GeneratorRun Run(SchemaText sample) => new GeneratorRun([.. DefaultSchema.Files(), sample]).Generate();

    private static SchemaText Sample(string json, string type, string? @namespace = null) =>
        new("/p/sample.json", json, @namespace, isSchema: false) { SampleType = type };

    private static string SingleMessage(GeneratorRun run) => Assert.Single(run.Diagnostics).GetMessage(CultureInfo.InvariantCulture);
}
