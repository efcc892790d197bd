using System.Globalization;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>With validation on, recorded documents are checked against all keywords, as the generated reader checks documents.</summary>
public sealed class SampleValidationTests
{
    private const string Schema = """
        {
          "title": "Order",
          "type": "object",
          "required": ["lines"],
          "properties": {
            "lines": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/Line" } },
            "tags": { "type": "array", "items": { "type": "string" }, "uniqueItems": true, "contains": { "const": "a" } },
            "kind": { "type": "string", "enum": ["small", "large"] },
            "id": { "type": "string", "pattern": "^[0-9]+$" },
            "slow": { "type": "string", "pattern": "^(?!b)(a|aa)+$" },
            "mail": { "type": "string", "format": "email" },
            "inner": { "type": "object", "properties": { "deep": { "type": "number", "maximum": 1 } }, "additionalProperties": { "type": "integer" } },
            "choice": { "anyOf": [{ "type": "boolean" }, { "title": "other", "type": "object", "properties": { "n": { "type": "integer" } } }] },
            "pet": { "oneOf": [{ "$ref": "#/definitions/Cat" }, { "$ref": "#/definitions/Dog" }] },
            "map": { "type": "object", "propertyNames": { "maxLength": 2 }, "additionalProperties": { "type": "number", "multipleOf": 0.01 } }
          },
          "dependencies": { "mail": ["id"] },
          "not": { "required": ["slow", "kind"] },
          "if": { "required": ["inner"] }, "then": { "required": ["tags"] },
          "additionalProperties": false,
          "definitions": {
            "Line": { "type": "object", "properties": { "text": { "type": "string", "maxLength": 3 }, "rest": { "$ref": "#/definitions/Line" } } },
            "Cat": { "type": "object", "required": ["kind", "lives"], "properties": { "kind": { "const": "cat" }, "lives": { "type": "integer" } } },
            "Dog": { "type": "object", "required": ["kind", "bark"], "properties": { "kind": { "const": "dog" }, "bark": { "type": "boolean" } } }
          }
        }
        """;

    [Theory]
    [InlineData("""{"lines":[{"text":[|"abcd"|]}]}""", "'text' of the sample: the schema expects a string of at most 3 character(s), found 4 (maxLength)")]
    [InlineData("""{"lines":[{"rest":{"rest":{"text":[|"abcd"|]}}}]}""", "(maxLength)")]
    [InlineData("""{"lines":$$[]}""", "'lines' of the sample: the schema expects an array of at least 1 element(s), found 0 (minItems)")]
    [InlineData("""{"lines":[{}],"kind":[|"lage"|]}""", "one of \"small\", \"large\", found \"lage\" (enum) (did you mean 'large'?)")]
    [InlineData("""{"lines":[{}],"id":[|"1\n"|]}""", "a string that matches ^[0-9]+")]
    [InlineData("""{"lines":[{}],"mail":[|"a@"|],"id":"1"}""", "a string of format email, found \"a@\" (format)")]
    [InlineData("""{"lines":[{}],"tags":["a"],"inner":{"deep":[|1.0000000000000000001|]}}""", "at most 1, found 1.0000000000000000001 (maximum)")]
    [InlineData("""{"lines":[{}],[|"line"|]:1}""", "'line' of the sample: the schema expects no additional property (additionalProperties) (did you mean")]
    [InlineData("""{"lines":[{}],"tags":["a","b",[|"a"|]]}""", "unique elements, found \"a\" again (uniqueItems)")]
    [InlineData("""{"lines":[{}],"tags":$$["b"]}""", "at least 1 element(s) that match the schema of 'contains', found 0 (contains)")]
    [InlineData("""{"lines":[{}],"tags":["a",[|5|]]}""", "'tags' of the sample: the schema expects a value of type string, found 5 (type)")]
    [InlineData("""{"lines":[{}],"choice":{"n":[|"x"|]}}""", "a value of type integer, found \"x\" (type)")]
    [InlineData("""{"lines":[{}],"choice":[|"x"|]}""", "at least one of 2 schemas, found one that matches none (anyOf)")]
    [InlineData("""{"lines":[{}],"pet":{"kind":"cat","lives":[|"nine"|]}}""", "a value of type integer, found \"nine\" (type)")]
    [InlineData("""{"lines":[{}],"pet":{"kind":[|"cow"|]}}""", "\"cat\" or \"dog\" as 'kind'")]
    [InlineData("""{"lines":[{}],"map":{"a":0.07,"b":[|0.075|]}}""", "a multiple of 0.01, found 0.075 (multipleOf)")]
    [InlineData("""{"lines":[{}],"map":{[|"abc"|]:1}}""", "another name: a string of at most 2 character(s), found 3 (maxLength)")]
    [InlineData("""[|{|]"lines":[{}],"mail":"a@b.example"}""", "the property 'id', because 'mail' is present (dependentRequired)")]
    [InlineData("""[|{|]"lines":[{}],"inner":{}}""", "the property 'tags' (required)")]
    [InlineData("""[|{|]"lines":[{}],"slow":"a","kind":"large"}""", "a value that does not match the schema of 'not', found an object (not)")]
    [InlineData("""{"lines":[{}],"slow":[|"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"|]}""", "a string that can be checked within one second")]
    [InlineData("""[|{|]}""", "the property 'lines' (required)")]
    [InlineData("""$$[]""", "'Order' of the sample: the schema expects a value of type object, found an array (type)")]
    public void Violation_IsReportedOnceInTheSample(string markup, string message)
    {
        MarkedText sample = MarkedText.Parse("\n  " + markup);

        Diagnostic diagnostic = Assert.Single(Run(sample.Text, "on").Diagnostics);

        Assert.Equal("HC0011", diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        sample.AssertIsMarked(diagnostic, "/p/sample.json");
    }

    [Fact]
    public void EveryInvalidValue_IsReported()
    {
        IEnumerable<string> keywords = Run("""{"lines":[{"text":"abcd"},{"text":"abcde"}],"id":"x","kind":"c","tags":["a","a"]}""", "on").Diagnostics
            .Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture).Split('(', ')')[^2]);

        Assert.Equal(["maxLength", "maxLength", "pattern", "enum", "uniqueItems"], keywords);
    }

    [Fact]
    public void ManyInvalidValues_AreReportedUpToALimit() =>
        Assert.Equal(100, Run($$"""{"lines":[{{string.Join(',', Enumerable.Repeat("""{"text":"abcd"}""", 5000))}}]}""", "on").Diagnostics.Length);

    [Theory]
    [InlineData("""{"lines":[{"text":"a\ud83d\ude00c","rest":{}}],"kind":"large","id":"12","inner":{"deep":1.0},"tags":["a"]}""", "on")]
    [InlineData("""{"lines":[],"id":"x","inner":{"deep":7},"mail":"a@"}""", "off")]
    public void DocumentThatIsRead_IsNotReported(string json, string validation) =>
        Assert.DoesNotContain(Run(json, validation).Diagnostics, static diagnostic => diagnostic.Id is "HC0010" or "HC0011");

    [Fact]
    public void DocumentOfARootThatIsNoObject_IsChecked()
    {
        GeneratorRun run = Generate("on", """{ "title": "Numbers", "type": "array", "items": { "type": "integer", "minimum": 1 } }""", "[1,0]", "");

        Assert.Contains("(minimum)", Assert.Single(run.Diagnostics).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static GeneratorRun Run(string json, string validation) => Generate(validation, Schema, json, "Order");

    private static GeneratorRun Generate(string validation, string schema, string json, string type) => new GeneratorRun(
        [("HiveContractsValidation", validation)],
        new SchemaText("/p/order.json", schema, "Shop"),
        new SchemaText("/p/sample.json", json, isSchema: false) { SampleType = type }).Generate();
}
