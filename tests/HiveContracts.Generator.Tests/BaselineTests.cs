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

    [Theory]
    [InlineData("\"Other\": {", "\"Other\": { \"x-name\": \"New\",", "the type Other was renamed to New (\"x-name\": \"Other\" keeps its name)")]
    [InlineData("\"integer\"", "\"integer\", \"x-name\": \"Number\"", "the member Count of the property 'count' of Order was renamed to Number")]
    public void Rename_IsReportedAsOne(string from, string to, string message) => Assert.Contains(
        message,
        Assert.Single(Run(Released, Released.Replace(from, to, StringComparison.Ordinal)).Diagnostics).GetMessage(CultureInfo.InvariantCulture),
        StringComparison.Ordinal);

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
    public void ChangedConstant_IsReportedWhereItIs()
    {
        const string schema = """
            { "title": "Pet", "oneOf": [{ "$ref": "#/definitions/Cat" }, { "$ref": "#/definitions/Dog" }], "definitions": {
              "Cat": { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "cat" }, "lives": { "type": "integer" } } },
              "Dog": { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "dog" } } } } }
            """;
        string edited = schema.Replace("\"dog\"", "\"hound\"", StringComparison.Ordinal);

        Diagnostic diagnostic = Assert.Single(Run(schema, edited).Diagnostics, static diagnostic => diagnostic.Id == "HC0012");

        Assert.StartsWith(
            "Breaking change: the property 'kind' of Dog, by which Pet distinguishes it, changed from \"dog\" to \"hound\";",
            diagnostic.GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
        Assert.Equal(edited.IndexOf("\"const\": \"hound", StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
    }

    [Fact]
    public void UnionInAnotherOrder_IsNoBreakingChange()
    {
        const string schema = """
            { "title": "Pet", "oneOf": [{ "$ref": "#/definitions/Cat" }, { "$ref": "#/definitions/Dog" }], "definitions": {
              "Cat": { "type": "object", "required": ["a"], "properties": { "a": { "type": "string" } } },
              "Dog": { "type": "object", "required": ["b"], "properties": { "b": { "type": "string" } } } } }
            """;
        string edited = schema.Replace("Cat\" }, { \"$ref\": \"#/definitions/Dog\"", "Dog\" }, { \"$ref\": \"#/definitions/Cat\"", StringComparison.Ordinal);

        Assert.NotEqual(schema, edited);
        Assert.DoesNotContain(Run(schema, edited).Diagnostics, static diagnostic => diagnostic.Id == "HC0012");
    }

    [Theory]
    [InlineData("\"furry_other\"", "", "\"classes\": []", "the class 'furry_other' of VisualModeration was removed")]
    [InlineData("\"heads\": { \"furry\": { \"classes\": [\"furry_other\"] } }", "", "\"x-vocabulary\"", "the head 'furry' of VisualModeration was removed")]
    [InlineData("\"extra\": { \"type\": \"string\" }", "", "\"properties\"", "the property 'extra' of TaskCallback was removed")]
    [InlineData("\"extra\": { \"type\": \"string\" }", "\"extra\": { \"type\": \"integer\" }", "\"extra\"", "changed from string to long")]
    [InlineData(", \"Own\": { \"type\": \"object\" }", "", "\"definitions\"", "the type Own was removed")]
    public void ChangeOfAnOverlay_IsReportedInTheOverlay(string from, string to, string place, string message)
    {
        const string overlay = """
            { "x-overlay": true, "definitions": { "VisualModeration": { "x-vocabulary": { "heads": { "furry": { "classes": ["furry_other"] } } } },
              "TaskCallback": { "properties": { "extra": { "type": "string" } } }, "Own": { "type": "object" } } }
            """;
        string edited = overlay.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(overlay, edited);

        Diagnostic[] changes = [.. RunOverlay(overlay, new SchemaText("/p/classes.schema.json", edited)).Diagnostics];

        Diagnostic diagnostic = Assert.Single(changes, change => change.GetMessage(CultureInfo.InvariantCulture).Contains(message, StringComparison.Ordinal));
        Assert.Equal(
            ("/p/classes.schema.json", edited.IndexOf(place, StringComparison.Ordinal)),
            (diagnostic.Location.GetLineSpan().Path, diagnostic.Location.SourceSpan.Start));
        Assert.All(changes, static change => Assert.Equal("/p/classes.schema.json", change.Location.GetLineSpan().Path));
    }

    [Fact]
    public void RemovedOverlay_IsReportedInTheBaseline()
    {
        const string overlay = """{ "x-overlay": true, "definitions": { "VisualModeration": { "x-vocabulary": { "classes": ["own_class"] } } } }""";

        Diagnostic diagnostic = Assert.Single(RunOverlay(overlay).Diagnostics);

        Assert.Contains("the class 'own_class'", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(("/p/contracts.baseline.json", 2), (diagnostic.Location.GetLineSpan().Path, diagnostic.Location.SourceSpan.Start));
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

    /// <summary>Runs with the default schema, and a released overlay that has the name of one of its files.</summary>
    private static GeneratorRun RunOverlay(string released, params SchemaText[] current)
    {
        IEnumerable<string> entries = DefaultSchema.Files()
            .Select(static file => $"\"HiveContracts/.hivecontracts/{Path.GetFileName(file.Path)}\": {file.GetText()}")
            .Prepend($"\"HiveContracts/classes.schema.json\": {released}");
        IEnumerable<SchemaText> files = DefaultSchema.Files().Select(static file => new SchemaText(file.Path, file.GetText().ToString()) { IsDefault = true });
        return new GeneratorRun([.. files, .. current, BaselineFile($"{{ {string.Join(',', entries)}}}")]).Generate();
    }

    private static SchemaText Baseline(string released) => BaselineFile($"{{ \"HiveContracts/order.json\": {released} }}");

    private static SchemaText BaselineFile(string text) => new("/p/contracts.baseline.json", text, isSchema: false) { IsBaseline = true };
}
