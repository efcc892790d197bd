using System.Globalization;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace HiveContracts.Generator.Tests;

/// <summary>A schema is compared to its released version. Each breaking change is an error in the schema.</summary>
public sealed class BaselineTests
{
    private const string Released = """
        { "title": "Order", "type": "object", "required": ["id"], "properties": { "id": { "type": "string" }, "count": { "type": "integer" },
          "link": { "type": "string", "format": "uri", "x-schemes": ["http", "https"] }, "name": { "type": "string", "maxLength": 9 },
          "line": { "$ref": "#/definitions/Line" } },
          "definitions": { "Line": { "type": "object", "properties": { "text": { "type": "string" } } }, "Other": { "type": "object" } } }
        """;

    [Theory]
    [InlineData(""", "Other": { "type": "object" }""", "", "\"definitions\"", "the type Other was removed")]
    [InlineData("\"count\": { \"type\": \"integer\" },", "", "\"properties\": { \"id\"", "the property 'count' of Order was removed")]
    [InlineData("\"count\": { \"type\": \"integer\" }", "\"count\": { \"type\": \"number\" }", "\"count\"", "changed from long to double")]
    [InlineData("\"integer\"", "\"integer\", \"format\": \"int32\"", "\"count\"", "changed from long to int")]
    [InlineData("[\"id\"]", "[\"id\", \"name\"]", "\"name\":", "became required")]
    [InlineData("[\"id\"]", "[]", "\"id\":", "is no longer required")]
    [InlineData("[\"id\"], \"properties\": {", "[\"id\", \"new\"], \"properties\": { \"new\": { \"type\": \"string\" },", "\"new\":", "is new and required")]
    [InlineData("9", "8", "\"name\"", "may have 8 characters, and could have 9")]
    [InlineData("[\"http\", \"https\"]", "[\"https\"]", "\"link\"", "takes fewer URI schemes")]
    [InlineData("\"text\"", "\"words\"", "\"properties\": { \"words\"", "the property 'text' of Line was removed")]
    public void BreakingChange_IsReportedInTheSchema(string from, string to, string place, string message)
    {
        string edited = Released.Replace(from, to, StringComparison.Ordinal);

        Diagnostic diagnostic = Assert.Single(Run(Released, edited).Diagnostics);

        Assert.Equal("HC0012", diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("/p/order.json", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal(edited.IndexOf(place, StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
    }

    [Fact]
    public void Addition_IsNoBreakingChange() => Assert.Empty(Run(Released, Released
        .Replace("\"count\"", """ "more": { "type": "string", "deprecated": true }, "count" """, StringComparison.Ordinal)
        .Replace("\"Other\"", """
            "New": { "type": "object", "required": ["a"], "properties": { "a": { "type": "string" } } }, "Other"
            """, StringComparison.Ordinal)
        .Replace("9", "10", StringComparison.Ordinal)).Diagnostics);

    [Fact]
    public void RemovedClassOrScale_IsReported()
    {
        const string vocabulary = """{ "definitions": { "V": { "x-vocabulary": { "scale": "probability", "classes": ["yes_h", "no_h"] } } } }""";

        Assert.Empty(Run(vocabulary, vocabulary.Replace("\"no_h\"", "\"no_h\", \"new_h\"", StringComparison.Ordinal)).Diagnostics);
        string edited = vocabulary.Replace("yes_h", "is_h", StringComparison.Ordinal).Replace("probability", "severity", StringComparison.Ordinal);
        Assert.Equal(
            ["Breaking change: the class 'yes_h' of V was removed", "Breaking change: the scale of V changed from probability to severity"],
            Run(vocabulary, edited).Diagnostics
                .Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture).Split(';')[0])
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void BreakingChangeInAnInlineObject_IsReportedThere()
    {
        const string schema = """
            { "title": "T", "type": "object", "properties": { "inner": { "type": "object",
              "properties": { "a": { "type": "string" }, "b": { "type": "string" } } } } }
            """;
        string edited = schema.Replace("\"b\": { \"type\": \"string\" }", "\"b\": { \"type\": \"integer\" }", StringComparison.Ordinal);

        Assert.Equal(edited.IndexOf("\"b\"", StringComparison.Ordinal), Assert.Single(Run(schema, edited).Diagnostics).Location.SourceSpan.Start);
    }

    [Fact]
    public void RemovedEnumValue_IsReported()
    {
        const string schema = """{ "title": "T", "type": "object", "properties": { "state": { "type": "string", "enum": ["queued", "done"] } } }""";

        Assert.Empty(Run(schema, schema.Replace("\"done\"", "\"done\", \"lost\"", StringComparison.Ordinal)).Diagnostics);
        Diagnostic diagnostic = Assert.Single(Run(schema, schema.Replace("done", "over", StringComparison.Ordinal)).Diagnostics);
        Assert.Contains("the value 'done' of TState was removed", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(schema.IndexOf("\"state\"", StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
    }

    [Fact]
    public void RemovedNamespace_IsReportedInTheBaseline()
    {
        Diagnostic diagnostic = Assert.Single(new GeneratorRun(Baseline(Released)).Generate().Diagnostics);

        Assert.Equal(("HC0012", "/p/contracts.baseline.json"), (diagnostic.Id, diagnostic.Location.GetLineSpan().Path));
    }

    [Theory]
    [InlineData("""{ "HiveContracts/order.json": [|}|]""", "HC0001")]
    [InlineData("""{ [|"order.json"|]: {} }""", "HC0007")]
    [InlineData("""{ [|"HiveContracts/order.json"|]: 5 }""", "HC0007")]
    [InlineData("""{ [|"HiveContracts/order.json"|]: { "type": "nothing" } }""", "HC0007")]
    [InlineData("$$[]", "HC0007")]
    public void InvalidBaseline_IsReported(string markup, string id)
    {
        MarkedText baseline = MarkedText.Parse(markup);

        GeneratorRun run = new GeneratorRun(new SchemaText("/p/order.json", Released), BaselineFile(baseline.Text)).Generate();

        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        baseline.AssertIsMarked(diagnostic, "/p/contracts.baseline.json");
    }

    [Fact]
    public void DefaultSchemaAsItsOwnBaseline_HasNoBreakingChange()
    {
        IEnumerable<string> entries = DefaultSchema.Files().Select(static file => $"\"HiveContracts/{Path.GetFileName(file.Path)}\": {file.GetText()}");

        Assert.Empty(new GeneratorRun([.. DefaultSchema.Files(), BaselineFile($"{{{string.Join(',', entries)}}}")]).Generate().Diagnostics);
    }

    [Fact]
    public void EditedBaseline_RewritesNoCode()
    {
        GeneratorRun run = Run(Released, Released).Save(Baseline(Released.Replace("9", "10", StringComparison.Ordinal))).Generate();

        Assert.Single(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0012");
        Assert.All(run.ReasonsOf(ContractGenerator.ReadStep), static reason => Assert.Equal(Cached, reason));
        Assert.All(run.ReasonsOf(ContractGenerator.TypeStep), static reason => Assert.Equal(Cached, reason));
    }

    private static GeneratorRun Run(string released, string edited) => new GeneratorRun(new SchemaText("/p/order.json", edited), Baseline(released)).Generate();

    private static SchemaText Baseline(string released) => BaselineFile($"{{ \"HiveContracts/order.json\": {released} }}");

    private static SchemaText BaselineFile(string text) => new("/p/contracts.baseline.json", text, isSchema: false) { IsBaseline = true };
}
