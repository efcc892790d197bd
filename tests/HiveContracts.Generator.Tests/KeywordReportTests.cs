using System.Globalization;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>With validation on, a document is right or wrong as its schema has it, or the schema has drawn a diagnostic.</summary>
public sealed class KeywordReportTests
{
    private const string Objects = """
        "definitions": {
          "A": { "type": "object", "required": ["x"], "properties": { "x": { "type": "integer" } } },
          "B": { "type": "object", "required": ["y"], "properties": { "y": { "type": "integer" } } },
          "First": { "required": ["k"], "properties": { "k": { "const": "a" } } },
          "Second": { "required": ["k"], "properties": { "k": { "const": "b" } } },
          "Text": { "type": ["string", "null"] } }
        """;

    /// <summary>Each what a type "Order" is, a document, and whether it fits.</summary>
    [Theory]
    [InlineData("""{ "type": "object", "required": ["v"], "properties": { "v": { "anyOf": [{ "type": "string" }, { "type": "boolean", "title": "n" }] } } }""", """{"v":true}""", true)]
    [InlineData("""{ "type": "object", "required": ["v"], "properties": { "v": { "anyOf": [{ "type": "string" }, { "type": "boolean", "title": "n" }] } } }""", """{}""", false)]
    [InlineData("""{ "type": "object", "properties": { "v": { "anyOf": [{ "$ref": "#/definitions/A" }, { "$ref": "#/definitions/B" }] } } }""", """{"v":{"x":1,"y":2}}""", true)]
    [InlineData("""{ "type": "object", "properties": { "v": { "anyOf": [{ "$ref": "#/definitions/A" }, { "$ref": "#/definitions/B" }] } } }""", """{"v":{"x":"bad","y":2}}""", true)]
    [InlineData("""{ "type": "object", "properties": { "v": { "oneOf": [{ "$ref": "#/definitions/A" }, { "$ref": "#/definitions/B" }] } } }""", """{"v":{"x":null,"y":2}}""", true)]
    [InlineData("""{ "type": "object", "properties": { "v": { "oneOf": [{ "$ref": "#/definitions/A" }, { "$ref": "#/definitions/B" }] } } }""", """{"v":{"x":1,"y":2}}""", false)]
    [InlineData("""{ "type": "object", "properties": { "v": { "anyOf": [{ "$ref": "#/definitions/First" }, { "$ref": "#/definitions/Second" }] } } }""", """{"v":5}""", true)]
    [InlineData("""{ "type": "object", "properties": { "v": { "anyOf": [{ "$ref": "#/definitions/First" }, { "$ref": "#/definitions/Second" }] } } }""", """{"v":{"k":"c"}}""", false)]
    [InlineData("""{ "type": ["object", "null"], "properties": { "a": { "type": "string" } }, "required": ["a"] }""", "null", true)]
    [InlineData("""{ "type": ["object", "null"], "properties": { "a": { "type": "string" } }, "required": ["a"] }""", "{}", false)]
    [InlineData("""{ "type": ["object", "null"], "properties": { "a": { "type": "string" } } }""", "5", false)]
    [InlineData("""{ "type": "object", "properties": { "a": {}, "b": {} }, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }""", """{"a":null}""", true)]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/definitions/Text" }, "b": {} }, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }""", """{"a":null}""", true)]
    [InlineData("""{ "type": "object", "properties": { "a": {}, "b": {} }, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }""", """{"a":1,"b":1}""", false)]
    [InlineData("""{ "type": "object", "dependencies": { "a": ["b"] }, "dependentRequired": { "a": ["c"] } }""", """{"a":1,"c":1}""", false)]
    [InlineData("""{ "type": "object", "dependentRequired": { "a": ["c"] }, "dependencies": { "a": ["b"] } }""", """{"a":1,"b":1}""", false)]
    [InlineData("""{ "type": "object", "dependencies": { "a": { "required": ["b"] } }, "dependentSchemas": { "a": { "required": ["c"] } }, "allOf": [{ "minProperties": 1 }] }""", """{"a":1,"c":1}""", false)]
    [InlineData("""{ "type": "object", "dependencies": { "a": ["b"] }, "dependentRequired": { "a": ["c"] }, "allOf": [{ "maxProperties": 2 }] }""", """{"a":1,"b":1,"c":1}""", false)]
    [InlineData("""{ "type": "object", "dependencies": { "a": ["b"] }, "dependentRequired": { "a": ["c"] } }""", """{"a":1,"b":1,"c":1}""", true)]
    [InlineData("""{ "type": "object", "properties": { "v": { "type": "string", "format": "byte" } } }""", """{"v":"aGk="}""", true)]
    [InlineData("""{ "type": "object", "properties": { "v": { "type": "string", "format": "byte" } } }""", """{"v":"a!"}""", false)]
    [InlineData("""{ "type": "object", "properties": { "v": { "pattern": "^[\\u0020-\\uFFFF]+$" } } }""", "{\"v\":\"\U0001F600\"}", false)]
    [InlineData("""{ "type": "object", "properties": { "v": { "pattern": "^[ -\\uFFFD]{2}$" } } }""", "{\"v\":\"a\U0001F600\"}", false)]
    [InlineData("""{ "type": "object", "properties": { "v": { "pattern": "^[ -\\uFFFD]{2}$" } } }""", "{\"v\":\"\uE000z\"}", true)]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/definitions/a%2Fnot" } }, "definitions": { "a": { "not": { "type": "integer" } } } }""", """{"a":"x"}""", false)]
    public void Document_IsRightOrWrongAsItsSchemaHasIt(string schema, string json, bool fits)
    {
        schema = schema.Contains("\"definitions\"", StringComparison.Ordinal) ? schema : $"{schema[..^1]}, {Objects} }}";
        string? problem = Read(Run(new SchemaText("/p/order.json", "{ \"title\": \"Order\", " + schema[1..], "Shop")), json);

        Assert.True(fits == problem is null, problem);
    }

    /// <summary>Each a schema and what in it is reported, since it is none of its draft, or none at all.</summary>
    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/examples/0" } }, "examples": [{ "allOf": [{ "$ref": "#/examples/0" }] }] }""", "HC0002", "#/examples/0")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/default" } }, "default": { "type": 5 } }""", "HC0002", "#/default")]
    [InlineData("""{ "type": "object", "properties": { "type": { "type": "string" }, "a": { "$ref": "#/properties" } } }""", "HC0002", "#/properties")]
    [InlineData("""{ "type": "object", "properties": { "a": { "maxLength": 1e400 } } }""", "HC0007", "maxLength")]
    [InlineData("""{ "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "properties": { "a": { "const": 1 } } }""", "HC0004", "const")]
    [InlineData("""{ "$schema": "http://json-schema.org/draft-06/schema#", "type": "object", "if": { "required": ["a"] }, "then": false }""", "HC0004", "'if'")]
    [InlineData("""{ "$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "properties": { "a": { "contains": {}, "maxContains": 1 } } }""", "HC0004", "maxContains")]
    [InlineData("""{ "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": { "a": { "items": [{ "type": "string" }] } } }""", "HC0004", "items")]
    [InlineData("""{ "$schema": "https://json-schema.org/draft/2019-09/schema", "type": "object", "dependencies": { "a": ["b"] } }""", "HC0004", "dependencies")]
    [InlineData("""{ "$schema": "https://example.com/my-own", "type": "object" }""", "HC0004", "$schema: https://example.com/my-own")]
    public void WhatIsNotOfTheDraft_IsReportedAndNotActedOn(string schema, string id, string named)
    {
        GeneratorRun run = Run(new SchemaText("/p/order.json", "{ \"title\": \"Order\", " + schema[1..], "Shop"));

        Assert.Contains(run.Diagnostics, diagnostic => diagnostic.Id == id && diagnostic.GetMessage(null).Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://json-schema.org/draft/2020-12/schema", true)]
    [InlineData("https://json-schema.org/draft/2019-09/schema", true)]
    [InlineData("http://json-schema.org/draft-07/schema#", false)]
    public void Format_IsAnAnnotationSince2019(string draft, bool fits)
    {
        GeneratorRun run = Run(new SchemaText("/p/order.json", $$"""{ "$schema": "{{draft}}", "title": "Order", "type": "object", "properties": { "v": { "format": "ipv4" } } }""", "Shop"));

        Assert.Empty(run.Diagnostics);
        Assert.Equal(fits, Read(run, """{"v":"127.0.0.0.1"}""") is null);
    }

    [Fact]
    public void Ids_AreWhatReferencesCountFrom()
    {
        GeneratorRun run = Run(
            new SchemaText("/p/main.json", """{ "$id": "http://x/b/main.json", "title": "Order", "type": "object", "properties": { "a": { "$ref": "t.json" }, "own": { "$ref": "main.json#/definitions/q" } }, "definitions": { "q": { "type": "boolean" } } }""", "Shop"),
            new SchemaText("/p/t.json", """{ "$id": "http://x/a/t.json", "title": "Near", "type": "string" }""", "Shop"),
            new SchemaText("/p/sub/t.json", """{ "$id": "http://x/b/t.json", "title": "Far", "type": "integer" }""", "Shop"));

        Assert.Null(Read(run, """{"a":1,"own":true}"""));
        Assert.NotNull(Read(run, """{"a":"x"}"""));
        Assert.NotNull(Read(run, """{"own":1}"""));
    }

    [Theory]
    [InlineData("""{ "type": ["object", "integer"], "allOf": [{ "properties": { "c": { "$ref": "#/definitions/N" } } }, { "properties": { "c": { "$ref": "#/definitions/N" } } }] }""")]
    [InlineData("""{ "type": ["object", "integer"], "properties": { "c": { "$ref": "#/definitions/N" } }, "patternProperties": { "^c": { "$ref": "#/definitions/N" } } }""")]
    public void ValueThatSeveralSchemasHold_IsHeldAgainstEachOnce(string schema)
    {
        GeneratorRun run = Run(new SchemaText("/p/order.json", $$"""{ "title": "Order", "type": "object", "properties": { "v": { "$ref": "#/definitions/N" } }, "definitions": { "N": {{schema}} } }""", "Shop"));
        const int depth = 60;
        string start = string.Concat(Enumerable.Repeat("{\"c\":", depth));

        Assert.Null(Read(run, $"{{\"v\":{start}1{new string('}', depth)}}}"));
        Assert.NotNull(Read(run, $"{{\"v\":{start}\"1\"{new string('}', depth)}}}"));
    }

    [Fact]
    public void ChoiceByIntegers_IsAType()
    {
        const string schema = """
            { "title": "Order", "type": "object", "oneOf": [{ "$ref": "#/definitions/One" }, { "$ref": "#/definitions/Two" }],
              "definitions": { "One": { "type": "object", "required": ["k"], "properties": { "k": { "const": 1, "description": "K." }, "e": { "enum": [1, 2] } } },
                               "Two": { "type": "object", "required": ["k"], "properties": { "k": { "const": 2 } } } } }
            """;
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/order.json", schema, "Shop")).Generate();

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
        Assert.Empty(run.Compile("class Use { static string M(Shop.Order order) => order.Match(one => \"1\", two => \"2\"); }"));
        Assert.Contains("One of 1, 2.", run.PlainSource("Shop.One.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "title": "T", "type": "object", "properties": { "v": { "anyOf": [{ "type": "string" }, { "$ref": "#/definitions/C", "title": "s2" }] } }, "definitions": { "C": { "type": "array", "x-class-scores": true } } }""")]
    [InlineData("""{ "title": "T", "type": "object", "properties": { "v": { "anyOf": [{ "type": "string", "format": "uri" }, { "type": "integer", "title": "n" }] } }, "required": ["v"] }""")]
    [InlineData("""{ "title": "T", "type": "object", "properties": { "notes": { "type": "string", "format": "uri" }, "names": { "type": "string", "format": "uri" } } }""")]
    [InlineData("""{ "title": "T", "type": "object", "properties": { "u": { "type": "string", "deprecated": true } }, "required": ["u"] }""")]
    [InlineData("""{ "title": "T", "type": "object", "properties": { "u": { "type": "string", "format": "uri", "x-schemes": ["https"] } }, "required": ["u"] }""")]
    [InlineData("""{ "title": "T", "type": "object", "properties": { "max_length": { "type": "string", "maxLength": 5 }, "b": { "type": "string" } }, "oneOf": [{ "required": ["max_length"] }, { "required": ["b"] }] }""")]
    [InlineData("""{ "title": "T", "type": "object", "properties": { "a": { "type": "string", "format": "time" }, "b": { "type": "string", "enum": ["x", "y"] } }, "x-string-form": "b", "x-is": { "late": { "property": "/a", "values": ["23:00:00Z"] } } }""")]
    [InlineData("""{ "title": "T", "type": "object", "properties": { "a": { "type": "string", "format": "byte", "minLength": 4 } } }""")]
    public void OddShapes_Compile(string schema) => Assert.Empty(new GeneratorRun(new SchemaText("/p/t.json", schema, "Shop")).Generate().Compile());

    [Fact]
    public void ReferencesWithOneText_LeadWhereEachLeads()
    {
        GeneratorRun run = new GeneratorRun(
            new SchemaText("/p/a.json", """{ "title": "A", "type": "object", "properties": { "x": { "$ref": "#/definitions/X" } }, "definitions": { "X": { "$ref": "b.json" } } }"""),
            new SchemaText("/p/b.json", """{ "$ref": "#/definitions/X", "definitions": { "X": { "$ref": "#/definitions/Y" }, "Y": { "type": "integer" } } }""")).Generate();

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0002");
        Assert.Contains("long? X", run.PlainSource("HiveContracts.A.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void OneOfThatMayBeNull_CompilesWithValidation() => Assert.Empty(Run(new SchemaText("/p/t.json", """
        { "title": "T", "type": ["object", "null"], "properties": { "s": { "type": "string" }, "u": { "type": "string" } }, "oneOf": [{ "required": ["s"] }, { "required": ["u"] }] }
        """, "Shop")).Compile());

    [Theory]
    [InlineData("""{ "anyOf": [{ "$ref": "#/definitions/O" }, { "type": "null" }] }""", "O? X")]
    [InlineData("""{ "oneOf": [{ "type": "null" }, { "$ref": "#/definitions/O" }] }""", "O? X")]
    [InlineData("""{ "oneOf": [{ "type": "null" }, { "type": "string", "format": "date", "title": "Day" }] }""", "DateOnly? X")]
    [InlineData("""{ "anyOf": [{ "type": "integer" }, { "type": "string", "title": "text" }, { "type": "null" }] }""", "long? X")]
    [InlineData("""{ "oneOf": [{ "type": "integer" }, { "type": "string", "title": "text" }] }""", "long? X")]
    [InlineData("""{ "anyOf": [{ "type": "null" }] }""", "JsonValue? X")]
    public void ChoiceOfNull_IsNullable(string property, string expected)
    {
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/t.json", $$"""{ "title": "T", "type": "object", "required": ["x"], "properties": { "x": {{property}} }, "definitions": { "O": { "type": "object" } } }""", "Shop")).Generate();

        Assert.Empty(run.Compile());
        Assert.Contains("public " + expected, run.PlainSource("Shop.T.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "$ref": "NEXT" }""", true)]
    [InlineData("""{ "type": "object", "additionalProperties": { "$ref": "NEXT" } }""", true)]
    [InlineData("""{ "type": "array", "items": { "$ref": "NEXT" } }""", true)]
    [InlineData("""{ "type": "object", "allOf": [{ "$ref": "NEXT" }] }""", false)]
    [InlineData("""{ "type": "object", "anyOf": [{ "$ref": "NEXT" }, { "type": "string" }] }""", false)]
    public void LongChainOfSchemas_IsReadOrReported(string link, bool isRead)
    {
        string links = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"\"r{i}\": {link.Replace("NEXT", $"#/definitions/r{i + 1}", StringComparison.Ordinal)}, "));
        string schema = $$"""{ "title": "A", "type": "object", "properties": { "x": { "$ref": "#/definitions/r0" } }, "definitions": { {{links}} "r20000": { "type": "integer" } } }""";
        GeneratorRun? run = null;
        var thread = new Thread(() => run = Run(new SchemaText("/p/a.json", schema)), maxStackSize: 1 << 20); // as the compiler's own are
        thread.Start();
        thread.Join();

        Assert.Equal(isRead ? [] : ["HC0008"], run!.Diagnostics.Select(static diagnostic => diagnostic.Id));
    }

    private static GeneratorRun Run(params SchemaText[] files) => new GeneratorRun([("HiveContractsValidation", "on")], files).Generate();

    private static string? Read(GeneratorRun run, string json)
    {
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        using MemoryStream assembly = run.Emit("public static class Entry { public static System.Exception? Try(byte[] json) { Shop.Order.TryParse(json, out _, out var error); return error; } }");
        var read = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(assembly).GetType("Entry")!.GetMethod("Try")!.CreateDelegate<Func<byte[], Exception?>>();
        return read(Encoding.UTF8.GetBytes(json))?.Message;
    }
}
