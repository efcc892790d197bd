using System.Globalization;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>Draft 2020-12, by its specification.</summary>
public sealed class Draft202012Tests
{
    private const string Tree = """
        "$id": "http://x/strict", "$dynamicAnchor": "node", "$ref": "tree", "unevaluatedProperties": false,
        "$defs": { "tree": {
          "$id": "http://x/tree", "$dynamicAnchor": "node", "type": "object",
          "properties": { "data": true, "children": { "type": "array", "items": { "$dynamicRef": "#node" } } } } }
        """;

    private const string List = """
        "$id": "http://x/strings", "$ref": "list",
        "$defs": {
          "items": { "$dynamicAnchor": "items", "type": "string" },
          "list": { "$id": "list", "type": "object", "properties": { "v": { "type": "array", "items": { "$dynamicRef": "#items" } } },
            "$defs": { "items": { "$dynamicAnchor": "items" } } } }
        """;

    [Theory]
    [InlineData(Tree, """{"children":[{"data":1}]}""", true)]
    [InlineData(Tree, """{"children":[{"daat":1}]}""", false)]
    [InlineData(List, """{"v":["a"]}""", true)]
    [InlineData(List, """{"v":["a",1]}""", false)]

    // A reference that finds no dynamic anchor at first is a normal one.
    [InlineData("""
        "$id": "http://x/strings", "$ref": "list", "type": "object",
        "$defs": {
          "items": { "$dynamicAnchor": "items", "type": "string" },
          "list": { "$id": "list", "type": "object", "properties": { "v": { "type": "array", "items": { "$dynamicRef": "#items" } } },
            "$defs": { "items": { "$anchor": "items" } } } }
        """, """{"v":["a",1]}""", true)]
    [InlineData(""" "$dynamicAnchor": "me", "properties": { "v": { "$dynamicRef": "#me" }, "w": { "type": "string" } } """, """{"v":{"w":1}}""", false)]
    [InlineData(""" "$defs": { "T": { "type": "integer" } }, "properties": { "v": { "$dynamicRef": "#/$defs/T" } } """, """{"v":"x"}""", false)]

    // A resource that was left does not count.
    [InlineData("""
        "$id": "http://x/main", "if": { "$id": "first", "$defs": { "thingy": { "$dynamicAnchor": "thingy", "type": "number" } } },
        "then": { "$id": "second", "$ref": "start", "$defs": { "thingy": { "$dynamicAnchor": "thingy", "type": "null" } } },
        "$defs": {
          "start": { "$id": "start", "properties": { "v": { "$dynamicRef": "inner#thingy" } } },
          "thingy": { "$id": "inner", "$dynamicAnchor": "thingy", "type": "string" } }
        """, """{"v":null}""", true)]
    [InlineData("""
        "$id": "http://x/main", "if": { "$id": "first", "$defs": { "thingy": { "$dynamicAnchor": "thingy", "type": "number" } } },
        "then": { "$id": "second", "$ref": "start", "$defs": { "thingy": { "$dynamicAnchor": "thingy", "type": "null" } } },
        "$defs": {
          "start": { "$id": "start", "properties": { "v": { "$dynamicRef": "inner#thingy" } } },
          "thingy": { "$id": "inner", "$dynamicAnchor": "thingy", "type": "string" } }
        """, """{"v":5}""", false)]
    [InlineData(""" "properties": { "v": { "prefixItems": [{ "type": "integer" }], "items": { "type": "string" } } } """, """{"v":[1,"a"]}""", true)]
    [InlineData(""" "properties": { "v": { "prefixItems": [{ "type": "integer" }], "items": { "type": "string" } } } """, """{"v":["a",1]}""", false)]
    [InlineData(""" "properties": { "v": { "prefixItems": [{ "type": "integer" }], "items": false } } """, """{"v":[1,2]}""", false)]
    [InlineData(""" "properties": { "v": { "prefixItems": [{}], "additionalItems": false } } """, """{"v":[1,2]}""", true)]
    [InlineData(""" "properties": { "v": { "contains": { "type": "string" }, "unevaluatedItems": false } } """, """{"v":["a"]}""", true)]
    [InlineData(""" "properties": { "v": { "contains": { "type": "string" }, "unevaluatedItems": false } } """, """{"v":["a",1]}""", false)]
    [InlineData("""
        "properties": { "v": { "allOf": [{ "contains": { "multipleOf": 2 } }, { "contains": { "multipleOf": 3 } }], "unevaluatedItems": { "multipleOf": 5 } } }
        """, """{"v":[2,3,4,5,6]}""", true)]
    [InlineData("""
        "properties": { "v": { "allOf": [{ "contains": { "multipleOf": 2 } }, { "contains": { "multipleOf": 3 } }], "unevaluatedItems": { "multipleOf": 5 } } }
        """, """{"v":[2,3,4,7,8]}""", false)]
    [InlineData(""" "properties": { "v": { "prefixItems": [true], "anyOf": [{ "prefixItems": [true, { "const": 2 }] }], "unevaluatedItems": false } } """,
        """{"v":[1,2]}""", true)]
    [InlineData(""" "allOf": [{ "properties": { "v": true } }, { "unevaluatedProperties": false }] """, """{"v":1}""", false)]
    [InlineData(""" "dependentSchemas": { "v": { "properties": { "v": true } } }, "unevaluatedProperties": false """, """{"v":1}""", true)]
    [InlineData(""" "not": { "not": { "properties": { "v": true } } }, "unevaluatedProperties": false """, """{"v":1}""", false)]
    [InlineData(""" "$ref": "#/$defs/T", "properties": { "w": true }, "unevaluatedProperties": false, "$defs": { "T": { "properties": { "v": true } } } """,
        """{"v":1,"w":1}""", true)]
    [InlineData(
        """ "properties": { "v": { "$ref": "https://json-schema.org/draft/2020-12/schema" } } """, """{"v":{"minLength":1,"items":{"type":"object"}}}""", true)]
    [InlineData(""" "properties": { "v": { "$ref": "https://json-schema.org/draft/2020-12/schema" } } """, """{"v":{"items":{"minLength":-1}}}""", false)]
    [InlineData(""" "properties": { "v": { "format": "ipv4" } } """, """{"v":"x"}""", true)]
    [InlineData(""" "properties": { "v": { "contentMediaType": "application/json", "contentSchema": false } } """, """{"v":"x"}""", true)]
    [InlineData(""" "dependencies": { "v": ["w"] } """, """{"v":"x"}""", false)]
    public void Document_IsAcceptedIfItsSchemaAcceptsIt(string schema, string json, bool isValid)
    {
        string text = $$"""{ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Order", {{schema}} }""";
        ContractException? error = OrderContract.Load(text)(json);

        Assert.True(isValid == error is null, error?.Message);
        Assert.Equal(isValid, OrderContract.AcceptsSample(text, json));
    }

    [Theory]
    [InlineData("validation", """{"v":"x"}""", true)]
    [InlineData("validation", """{"v":5}""", false)]
    [InlineData("format-assertion", """{"v":"x"}""", false)]
    [InlineData("format-annotation", """{"v":5}""", true)]
    public void Metaschema_ChoosesTheVocabularies(string vocabulary, string json, bool isValid)
    {
        const string Vocabularies = "https://json-schema.org/draft/2020-12/vocab/";
        GeneratorRun run = OrderContract.Generate(
            new SchemaText("/p/meta.json", $$"""
                { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "http://x/meta",
                  "$vocabulary": { "{{Vocabularies}}core": true, "{{Vocabularies}}applicator": true, "{{Vocabularies}}{{vocabulary}}": true } }
                """, "Shop"),
            new SchemaText("/p/order.json", """
                { "$schema": "http://x/meta", "title": "Order", "properties": { "v": { "type": "string", "format": "ipv4" } } }
                """, "Shop"));

        // Without the vocabulary of validation, the type of the value is not checked, but the reader still expects it.
        if (vocabulary != "format-annotation")
        {
            Assert.Equal(isValid, OrderContract.Load(run)(json) is null);
        }

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("on", false)]
    [InlineData("off", true)]
    public void Format_IsCheckedIfTheProjectSaysSo(string assertion, bool isValid)
    {
        var schema = new SchemaText("/p/order.json", """
            { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Order", "properties": { "v": { "format": "ipv4" } } }
            """, "Shop");
        GeneratorRun run = new GeneratorRun([("HiveContractsValidation", "on"), ("HiveContractsFormatAssertion", assertion)], schema).Generate();

        Assert.Equal(isValid, OrderContract.Load(run)("""{"v":"x"}""") is null);
    }

    [Theory]
    [InlineData(""" "x-owner": "billing", "markdownDescription": "a", "enumDescriptions": [], "tsType": "T", "defaultSnippets": [] """)]
    [InlineData("""
        "$ref": "#/properties/v/$defs/T", "description": "a", "default": {}, "readOnly": true, "examples": [], "deprecated": true, "$defs": { "T": {} }
        """)]
    public void Annotations_AreQuiet(string keywords)
    {
        GeneratorRun run = OrderContract.Generate($$"""
            { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Order", "properties": { "v": { {{keywords}} } } }
            """);

        Assert.Equal([], run.Diagnostics.Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("""{ "not": { "pattern": "(" } }""", "\"x\"")]
    [InlineData("""{ "oneOf": [{ "pattern": "(" }, { "type": "string" }] }""", "\"x\"")]
    [InlineData("""{ "if": { "pattern": "(" }, "then": false }""", "\"x\"")]
    [InlineData("""{ "contains": { "pattern": "(" }, "maxContains": 1 }""", "[\"x\",\"y\"]")]
    public void DroppedKeyword_OnlyWidens(string schema, string value)
    {
        GeneratorRun run = OrderContract.Generate(OrderContract.WithProperty(schema));

        Assert.Single(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0004");
        Assert.Null(OrderContract.Load(run)($$"""{"v":{{value}}}"""));
    }
}
