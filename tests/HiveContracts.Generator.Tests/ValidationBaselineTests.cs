using System.Globalization;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>With validation on, each keyword that accepts less than in the baseline is an error at the keyword.</summary>
public sealed class ValidationBaselineTests
{
    private const string Released = """
        {
          "title": "Order",
          "type": "object",
          "properties": {
            "id": { "type": "string", "minLength": 1, "maxLength": 40, "pattern": "^[0-9]+$" },
            "name": { "type": "string" },
            "count": { "type": "integer", "minimum": 0, "maximum": 999, "multipleOf": 2 },
            "rate": { "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1e400 },
            "mail": { "type": "string", "format": "email" },
            "amount": { "$ref": "#/definitions/Amount" },
            "size": { "enum": [1, 2, 3] },
            "state": { "type": "string", "enum": ["queued", "paid", "done"] },
            "fixed": { "const": "a" },
            "tags": { "type": "array", "minItems": 1, "maxItems": 9, "items": { "type": "string", "maxLength": 9 }, "contains": { "minLength": 2 } },
            "map": { "type": "object", "patternProperties": { "^a": { "minLength": 1 } }, "additionalProperties": { "type": "number", "maximum": 9 } },
            "inner": { "type": "object", "properties": { "deep": { "type": "number", "maximum": 9 } }, "maxProperties": 9 },
            "any": { "anyOf": [{ "type": "string" }, { "maximum": 9 }], "not": { "const": "x" } },
            "one": { "oneOf": [{ "type": "string" }, { "type": "number", "maximum": 9 }] }
          },
          "dependentRequired": { "mail": ["id"] },
          "allOf": [{ "required": ["count"] }],
          "if": { "required": ["rate"] }, "then": { "required": ["mail"] },
          "definitions": {
            "Amount": { "type": "string", "pattern": "^[0-9.]+$" },
            "Line": { "type": "object", "properties": { "text": { "type": "string", "maxLength": 9 }, "next": { "$ref": "#/definitions/Line" } } }
          }
        }
        """;

    [Theory]
    [InlineData(
        "\"minLength\": 1,",
        "\"minLength\": 2,",
        "\"minLength\": 2",
        "'minLength' of the property 'id' of Order changed from 1 to 2: documents that were valid")]
    [InlineData("\"maxLength\": 40", "\"maxLength\": 39", "\"maxLength\": 39", "'maxLength' of the property 'id' of Order changed from 40 to 39")]
    [InlineData("^[0-9]+$", "^[1-9]+$", "\"pattern\": \"^[1", "'pattern' of the property 'id' of Order changed from")]
    [InlineData("\"name\": { ", "\"name\": { \"pattern\": \"^a\", ", "\"pattern\": \"^a\"", "'pattern' of the property 'name' of Order is new (\"^a\")")]
    [InlineData("\"name\": { ", "\"name\": { \"maxLength\": 1, ", "\"maxLength\": 1,", "'maxLength' of the property 'name' of Order is new (1)")]
    [InlineData("\"name\": { ", "\"name\": { \"format\": \"ipv4\", ", "\"format\": \"ipv4\"", "'format' of the property 'name' of Order is new (\"ipv4\")")]
    [InlineData("\"email\"", "\"ipv4\"", "\"format\": \"ipv4\"", "'format' of the property 'mail' of Order changed from \"email\" to \"ipv4\"")]
    [InlineData("999", "998", "\"maximum\": 998", "'maximum' of the property 'count' of Order changed from 999 to 998")]
    [InlineData("\"minimum\": 0", "\"minimum\": 0.5", "\"minimum\": 0.5", "'minimum' of the property 'count' of Order changed from 0 to 0.5")]
    [InlineData(
        "\"minimum\": 0",
        "\"exclusiveMinimum\": 0",
        "\"exclusiveMinimum\": 0, \"maximum\"",
        "'exclusiveMinimum' of the property 'count' of Order is new (0)")]
    [InlineData("1e400", "1e399", "\"exclusiveMaximum\"", "changed from 1e400 to 1e399")]
    [InlineData("\"multipleOf\": 2", "\"multipleOf\": 4", "\"multipleOf\"", "changed from 2 to 4")]
    [InlineData("[1, 2, 3]", "[1, 2]", "\"enum\": [1", "the value 3 of the property 'size' of Order was removed")]
    [InlineData("\"queued\", ", "", "\"state\"", "the value 'queued' of OrderState was removed")]
    [InlineData("\"const\": \"a\"", "\"const\": \"b\"", "\"const\": \"b\"", "'const' of the property 'fixed' of Order changed from \"a\" to \"b\"")]
    [InlineData("\"minItems\": 1", "\"minItems\": 2", "\"minItems\"", "'minItems' of the property 'tags' of Order changed from 1 to 2")]
    [InlineData("\"minItems\": 1, \"maxItems\": 9", "\"maxItems\": 8", "\"maxItems\"", "'maxItems' of the property 'tags' of Order changed from 9 to 8")]
    [InlineData("\"minItems\": 1", "\"minItems\": 1, \"uniqueItems\": true", "\"uniqueItems\"", "'uniqueItems' of the property 'tags' of Order is new (true)")]
    [InlineData(
        "{ \"type\": \"string\", \"maxLength\": 9 }, \"contains\"",
        "{ \"type\": \"string\", \"maxLength\": 8 }, \"contains\"",
        "\"maxLength\": 8",
        "'maxLength' of the elements of the property 'tags' of Order changed")]
    [InlineData(
        "\"contains\": { \"minLength\": 2 }",
        "\"contains\": { \"minLength\": 3 }",
        "\"minLength\": 3",
        "'minLength' of 'contains' of the property 'tags' of Order changed")]
    [InlineData("\"minItems\": 1", "\"minItems\": 1, \"minContains\": 2", "\"minContains\"", "'minContains' of the property 'tags' of Order is new (2)")]
    [InlineData(
        "\"type\": \"number\", \"maximum\": 9 } },\n    \"inner",
        "\"type\": \"number\", \"maximum\": 8 } },\n    \"inner",
        "\"maximum\": 8",
        "'maximum' of 'additionalProperties' of")]
    [InlineData(
        "{ \"type\": \"number\", \"maximum\": 9 } },\n    \"inner",
        "false },\n    \"inner",
        "\"additionalProperties\"",
        "no longer allows additional properties")]
    [InlineData(
        "\"dependentRequired\"",
        "\"additionalProperties\": false, \"dependentRequired\"",
        "\"additionalProperties\": false",
        "Order no longer allows additional properties: documents that were valid may be refused")]
    [InlineData(
        "\"deep\": { \"type\": \"number\", \"maximum\": 9 }",
        "\"deep\": { \"type\": \"number\", \"maximum\": 8 }",
        "\"maximum\": 8",
        "'maximum' of the property 'deep' of OrderInner changed from 9 to 8")]
    [InlineData("\"maxProperties\": 9", "\"maxProperties\": 8", "\"maxProperties\"", "'maxProperties' of the property 'inner' of Order changed from 9 to 8")]
    [InlineData("[\"id\"]", "[\"id\", \"name\"]", "\"mail\": [", "'mail' of Order requires the property 'name' now")]
    [InlineData(
        "[{ \"required\": [\"count\"] }]",
        "[{ \"required\": [\"count\"] }, { \"minProperties\": 2 }]",
        "\"minProperties\"",
        "'minProperties' of 'allOf' of Order is new (2)")]
    [InlineData(
        "{ \"type\": \"string\" }, { \"maximum\": 9 }], \"not\"",
        "{ \"type\": \"string\" }], \"not\"",
        "\"any\"",
        "the property 'any' of Order changed from JsonValue to string")]
    [InlineData("\"maximum\": 9 }] }", "\"maximum\": 8 }] }", "\"maximum\": 8", "'maximum' of 'oneOf' of the property 'one' of Order changed from 9 to 8")]
    [InlineData("\"maximum\": 9 }] }", "\"maximum\": 9 }, { \"type\": \"array\" }] }", "\"oneOf\"", "'oneOf' of the property 'one' of Order changed")]
    [InlineData("\"const\": \"x\"", "\"const\": \"y\"", "\"not\"", "'not' of the property 'any' of Order changed")]
    [InlineData("\"if\": { \"required\": [\"rate\"] }", "\"if\": { \"required\": [\"name\"] }", "\"if\"", "'if' of Order changed")]
    [InlineData(
        "\"then\": { \"required\": [\"mail\"] }",
        "\"then\": { \"required\": [\"mail\", \"id\"] }",
        "\"id\"] },\n  \"def",
        "the property 'id' of 'then' of Order became required")]
    [InlineData("^[0-9.]+$", "^[0-9]{3}$", "\"pattern\": \"^[0-9]{3}$\"", "'pattern' of the schema 'Amount' changed")]
    [InlineData(
        "\"text\": { \"type\": \"string\", \"maxLength\": 9 }",
        "\"text\": { \"type\": \"string\", \"maxLength\": 8 }",
        "\"maxLength\": 8",
        "'maxLength' of the property 'text' of Line changed from 9 to 8")]
    [InlineData("\"object\",\n  \"prop", "\"object\", \"required\": [\"id\"],\n  \"prop", "\"id\": {", "the property 'id' of Order became required")]
    [InlineData(
        "\"rate\": { \"type\": \"number\"",
        "\"rate\": { \"type\": \"integer\"",
        "\"rate\": {",
        "the property 'rate' of Order changed from double to long")]
    [InlineData("{ \"$ref\": \"#/definitions/Amount\" }", "false", "\"amount\"", "the property 'amount' of Order")]
    public void TightenedKeyword_IsReportedWhereItIs(string from, string to, string place, string message)
    {
        string edited = Edit(Released, from, to);

        Diagnostic diagnostic = Assert.Single(Run(Released, edited).Diagnostics.Where(IsNoInfo));

        Assert.Equal("HC0012", diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(edited.IndexOf(place, StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
    }

    [Theory]
    [InlineData("\"minLength\": 1, \"maxLength\": 40, \"pattern\": \"^[0-9]+$\"", "\"maxLength\": 41")]
    [InlineData("\"minimum\": 0", "\"minimum\": -1")]
    [InlineData("\"exclusiveMinimum\": 0", "\"minimum\": 0")]
    [InlineData("\"exclusiveMinimum\": 0", "\"minimum\": -1e3, \"maximum\": 1e400")]
    [InlineData("\"multipleOf\": 2", "\"multipleOf\": 0.5")]
    [InlineData("[1, 2, 3]", "[1.0, 2, 3, 4]")]
    [InlineData("\"const\": \"a\"", "\"enum\": [\"a\", 5]")]
    [InlineData("\"minItems\": 1, \"maxItems\": 9", "\"minItems\": 0, \"maxItems\": 10")]
    [InlineData("\"type\": \"number\", \"maximum\": 9 } },\n    \"inner", "\"type\": [\"number\", \"string\"], \"maximum\": 10 } },\n    \"inner")]
    [InlineData("\"maximum\": 9 }], \"not\"", "\"maximum\": 9 }, { \"type\": \"array\" }], \"not\"")]
    [InlineData(
        "{ \"type\": \"string\" }, { \"maximum\": 9 }], \"not\"",
        "{ \"maximum\": 9 }, { \"type\": \"string\" }], \"not\"")]
    [InlineData("\"name\":", "\"new\": { \"type\": \"string\", \"maxLength\": 2 }, \"name\":")]
    [InlineData("\"if\": { \"required\": [\"rate\"] }, \"then\": { \"required\": [\"mail\"] },", "")]
    [InlineData("[\"id\"]", "[]")]
    [InlineData("\"^[0-9.]+$\"", "\"^[0-9.]+$\", \"description\": \"d\", \"default\": \"1\"")]
    public void LooserKeyword_IsNoBreakingChange(string from, string to) => Assert.Empty(Run(Released, Edit(Released, from, to)).Diagnostics.Where(IsNoInfo));

    [Fact]
    public void ChangedConstantOfAUnion_IsReportedOnce()
    {
        const string pet = """
            { "title": "Pet", "oneOf": [{ "$ref": "#/definitions/Cat" }, { "$ref": "#/definitions/Dog" }], "definitions": {
              "Cat": { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "cat" } } },
              "Dog": { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "dog" } } } } }
            """;
        string edited = Edit(pet, "\"dog\"", "\"hound\"");

        Diagnostic diagnostic = Assert.Single(Run(pet, edited).Diagnostics.Where(IsNoInfo));

        Assert.Contains(
            "'const' of the property 'kind' of Dog changed from \"dog\" to \"hound\"",
            diagnostic.GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
        Assert.Equal(edited.IndexOf("\"const\": \"hound\"", StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
    }

    [Theory]
    [InlineData("""{ "const": { "$ref": "s0" } }""", """{ "const": { "$ref": "s9" } }""", 1)]
    [InlineData("""{ "not": { "$ref": "#" } }""", """{ "not": { "$ref": "#" }, "maxLength": 2 }""", 2)]
    [InlineData("""{ "not": { "$ref": "#/definitions/A" } }""", """{ "not": { "allOf": [{ "$ref": "#/definitions/A" }] } }""", 1)]
    [InlineData("""{ "items": [{ "type": "string" }], "additionalItems": { "type": "string" } }""", """{ "items": { "type": "string" } }""", 0)]
    [InlineData("""{ "items": { "maxLength": 2 } }""", """{ "items": [{ "maxLength": 2 }, { "maxLength": 1 }] }""", 1)]
    [InlineData("""{ "$ref": "#/definitions/A" }""", """{ "type": "string", "maxLength": 9 }""", 0)]
    [InlineData("""{ "type": "string", "maxLength": 9 }""", """{ "$ref": "#/definitions/A" }""", 0)]
    [InlineData("""{ "type": "string", "maxLength": 10 }""", """{ "$ref": "#/definitions/A" }""", 1)]
    [InlineData("""{ "properties": { "a": {} }, "additionalProperties": false }""", """{ "properties": { "a": {}, "b": { "maxLength": 1 } } }""", 0)]
    [InlineData("""{ "patternProperties": { "^a": {} }, "additionalProperties": false }""", """{ "additionalProperties": false }""", 1)]
    [InlineData(
        """{ "additionalProperties": { "maxLength": 2 } }""",
        """{ "additionalProperties": { "maxLength": 2 }, "patternProperties": { "^a": { "maxLength": 1 } } }""",
        1)]
    [InlineData("""{ "dependencies": { "a": ["b"] } }""", """{ "dependencies": { "a": { "minProperties": 2 }, "b": ["c"] } }""", 2)]
    [InlineData("""{ "contains": {}, "minContains": 0 }""", """{ "contains": {} }""", 1)]
    [InlineData("true", "false", 1)]
    [InlineData("false", "{ \"maxLength\": 1 }", 0)]
    public void Schemas_AreComparedHoweverTheyAreWritten(string before, string after, int changes)
    {
        static string Of(string property) => $$"""
            { "title": "T", "type": "object", "properties": { "v": {{property}} }, "definitions": { "A": { "type": "string", "maxLength": 9 } } }
            """;

        Assert.Equal(changes, Run(Of(before), Of(after)).Diagnostics.Count(static diagnostic => diagnostic.Id == "HC0012"));
    }

    [Fact]
    public void TightenedKeyword_IsNoBreakingChangeWithoutValidation() =>
        Assert.DoesNotContain(Run(Released, Edit(Released, "999", "9"), "off").Diagnostics, static diagnostic => diagnostic.Id == "HC0012");

    [Theory]
    [InlineData("off", "on", "validation of Shop was turned on")]
    [InlineData("on", "off", null)]
    [InlineData("off", "off", null)]
    [InlineData("on", "on", "'maximum'")]
    [InlineData(null, "on", "'maximum'")]
    [InlineData(null, "off", null)]
    public void Validation_IsComparedWithTheOneOfTheBaseline(string? before, string after, string? message)
    {
        const string schema = """{ "title": "T", "type": "object", "properties": { "a": { "type": "number", "maximum": 9 } } }""";
        string released = $$"""{ {{(before is null ? "" : $$""" "validation": { "Shop": "{{before}}" }, """)}}"Shop/order.json": {{schema}} }""";

        Diagnostic[] changes = [.. Run(Baseline(released), Edit(schema, "9", "8"), after).Diagnostics.Where(static diagnostic => diagnostic.Id == "HC0012")];

        Assert.Equal(message is null ? 0 : 1, changes.Length);
        Assert.All(changes, change => Assert.Contains(message!, change.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        if (before == "off" && changes is [{ } turnedOn])
        {
            Assert.Equal(("/p/contracts.baseline.json", released.IndexOf("\"Shop\"", StringComparison.Ordinal)),
                (turnedOn.Location.GetLineSpan().Path, turnedOn.Location.SourceSpan.Start));
        }
    }

    [Theory]
    [InlineData("""{ [|"validation"|]: 5 }""")]
    [InlineData("""{ "validation": { [|"Shop"|]: true } }""")]
    public void InvalidValidation_IsReported(string markup)
    {
        MarkedText baseline = MarkedText.Parse(markup);

        Diagnostic diagnostic = Assert.Single(Run(Baseline(baseline.Text), Released, "on").Diagnostics.Where(IsNoInfo));

        Assert.Equal("HC0007", diagnostic.Id);
        baseline.AssertIsMarked(diagnostic, "/p/contracts.baseline.json");
    }

    [Fact]
    public void SchemaAsItsOwnBaseline_HasNoBreakingChange() =>
        Assert.Empty(Run(Released, Edit(Released, "\"definitions\"", "\"$comment\": \"\", \"definitions\"")).Diagnostics.Where(IsNoInfo));

    private static string Edit(string schema, string from, string to)
    {
        Assert.Contains(from, schema, StringComparison.Ordinal);
        return schema.Replace(from, to, StringComparison.Ordinal);
    }

    private static GeneratorRun Run(string released, string edited, string validation = "on") =>
        Run(Baseline($"{{ \"Shop/order.json\": {released} }}"), edited, validation);

    private static GeneratorRun Run(SchemaText baseline, string edited, string validation) =>
        new GeneratorRun([("HiveContractsValidation", validation)], new SchemaText("/p/order.json", edited, "Shop"), baseline).Generate();

    /// <summary>Any JSON is reported as information.</summary>
    private static bool IsNoInfo(Diagnostic diagnostic) => diagnostic.Severity is not DiagnosticSeverity.Info;

    private static SchemaText Baseline(string text) => new("/p/contracts.baseline.json", text, isSchema: false) { IsBaseline = true };
}
