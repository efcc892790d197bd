using System.Text;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>
/// Schemas made to hurt: recursion of every kind, deep nesting, many definitions. They give types or a diagnostic, and never end the compiler.
/// </summary>
public sealed class HostileSchemaTests
{
    [Theory]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/definitions/R" } }""")]
    [InlineData("""{ "type": "object", "additionalProperties": { "$ref": "#/definitions/R" } }""")]
    [InlineData("""{ "type": "object", "properties": { "r": { "$ref": "#/definitions/R" } } }""")]
    [InlineData("""{ "allOf": [{ "$ref": "#/definitions/R" }] }""")]
    [InlineData("""{ "allOf": [{ "type": "object", "properties": { "r": { "allOf": [{ "$ref": "#/definitions/R" }] } } }] }""")]
    [InlineData("""{ "anyOf": [{ "$ref": "#/definitions/R" }, { "type": "string" }] }""")]
    [InlineData("""{ "oneOf": [{ "type": "array", "items": { "$ref": "#/definitions/R" } }, { "$ref": "#/definitions/R" }] }""")]
    [InlineData("""
        { "oneOf": [{ "type": "object", "required": ["k"], "properties": { "k": { "const": "a" }, "r": { "$ref": "#/definitions/R" } } },
            { "type": "object", "required": ["k"], "properties": { "k": { "const": "b" } } }] }
        """)]
    [InlineData("""{ "$ref": "#/definitions/S" }""")]
    [InlineData("""{ "not": { "$ref": "#/definitions/R" } }""")]
    [InlineData("""{ "type": "object", "patternProperties": { "^a": { "$ref": "#/definitions/R" } } }""")]
    [InlineData("""{ "type": "object", "properties": { "r": { "type": "object", "properties": { "r": { "$ref": "#/definitions/R/properties/r" } } } } }""")]
    public void Recursion_GivesTypesOrADiagnostic(string definition)
    {
        foreach (string validation in (string[])["off", "on"])
        {
            string schema = $$"""
                { "title": "Root", "type": "object",
                  "properties": { "x": { "$ref": "#/definitions/R" }, "list": { "type": "array", "items": { "$ref": "#/definitions/R" } } },
                  "definitions": { "R": {{definition}}, "S": { "$ref": "#/definitions/R" } } }
                """;
            GeneratorRun run = new GeneratorRun([("HiveContractsValidation", validation)], new SchemaText("/p/s.json", schema, "My")).Generate();

            Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0008");
            Assert.Empty(run.Compile("class Use { object? M(My.Root root) => root.X; }"));
        }
    }

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "p": """, " } }")]
    [InlineData("""{ "type": "array", "items": """, " }")]
    [InlineData("""{ "type": "object", "additionalProperties": """, " }")]
    [InlineData("""{ "allOf": [""", "] }")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, """, "] }")]
    [InlineData("""{ "not": """, " }")]
    public void DeepNesting_GivesTypesOrADiagnostic(string start, string end)
    {
        foreach (int depth in (int[])[20, 10_000])
        {
            string schema = string.Concat(Enumerable.Repeat(start, depth)) + "true" + string.Concat(Enumerable.Repeat(end, depth));
            GeneratorRun run = new GeneratorRun([("HiveContractsValidation", "on")], new SchemaText("/p/s.json", schema, "My")).Generate();

            Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0008");
            Assert.Empty(run.Compile());
        }
    }

    [Fact]
    public void ManyDefinitions_AreResolved()
    {
        // Each refers to the next one, and names clash.
        const int count = 20_000;
        var schema = new StringBuilder("""
            { "title": "Root", "type": "object", "properties": { "first": { "$ref": "#/definitions/d_0" } }, "definitions": {
            """);
        for (int i = 0; i < count; i++)
        {
            string next = i + 1 < count ? $$"""{ "$ref": "#/definitions/d_{{i + 1}}" }""" : """{ "type": "string" }""";
            schema.Append($$"""{{(i > 0 ? "," : "")}} "d_{{i}}": { "type": "array", "items": {{next}}, "unknown{{i % 7}}": 0 }""");
        }

        GeneratorRun run = new GeneratorRun(new SchemaText("/p/s.json", schema.Append("} }").ToString(), "My")).Generate();

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        Assert.Empty(run.Compile("class Use { object? M(My.Root root) => root.First; }"));
    }

    [Fact]
    public void ManyClashesOfNames_AllGetNames()
    {
        const int count = 2_000;
        IEnumerable<string> properties = Enumerable.Range(0, count).Select(static i => $$""" "{{new string('-', i + 1)}}a": { "enum": ["x", "y{{i}}"] } """);
        string schema = $$"""{ "title": "T", "type": "object", "properties": { {{string.Join(", ", properties)}} } }""";
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/s.json", schema, "My")).Generate();

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
        Assert.Equal(count, run.Sources().Keys.Count(static name => name.StartsWith("My.TA", StringComparison.Ordinal)));
    }
}
