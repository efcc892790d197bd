namespace HiveContracts.Generator.Tests;

/// <summary>What the option HiveContractsValidation changes.</summary>
public sealed class ValidationTests
{
    private const string Schema = """
        {
          "title": "Order",
          "type": "object",
          "required": ["lines"],
          "properties": {
            "lines": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/Line" } },
            "kind": { "enum": ["a", "b"] },
            "id": { "type": "string", "pattern": "^[0-9]+$" },
            "inner": { "type": "object", "properties": { "deep": { "type": "number", "maximum": 1 } } },
            "choice": { "anyOf": [{ "type": "boolean" }, { "title": "other", "type": "object", "properties": { "n": { "type": "integer" } } }] },
            "old": { "type": "string", "deprecated": true, "default": "x" }
          },
          "additionalProperties": false,
          "definitions": {
            "Line": { "type": "object", "properties": { "text": { "type": "string", "maxLength": 3 }, "rest": { "$ref": "#/definitions/Line" } } }
          }
        }
        """;

    [Theory]
    [InlineData("""{"lines":[{"text":"abcd"}]}""", "$.lines[0].text", "(maxLength)")]
    [InlineData("""{"lines":[{"rest":{"rest":{"text":"abcd"}}}]}""", "$.lines[0].rest.rest.text", "(maxLength)")]
    [InlineData("""{"lines":[]}""", "$.lines", "(minItems)")]
    [InlineData("""{"lines":[{}],"kind":"c"}""", "$.kind", "(enum)")]
    [InlineData("""{"lines":[{}],"id":"1\n"}""", "$.id", "(pattern)")]
    [InlineData("""{"lines":[{}],"inner":{"deep":1.0000000000000000001}}""", "$.inner.deep", "(maximum)")]
    [InlineData("""{"lines":[{}],"odd":1}""", "$.odd", "(additionalProperties)")]
    [InlineData("""{"lines":[{}],"choice":{"n":"x"}}""", "$.choice.n", "(type)")]
    [InlineData("""{"lines":[{}],"choice":"x"}""", "$.choice", "(anyOf)")]
    [InlineData("""{}""", "$", "(required)")]
    [InlineData("""[]""", "$", "(type)")]
    public void Violation_IsReportedWithPathAndKeyword(string json, string path, string keyword)
    {
        ContractException? error = Read("on", json);

        Assert.NotNull(error);
        Assert.Equal(path, error.Path);
        Assert.Contains(keyword, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"lines":[{"text":"a\ud83d\ude00c","rest":{}}],"kind":"b","id":"12","inner":{"deep":1.0}}""")]
    public void ValidDocument_IsRead(string json) => Assert.Null(Read("on", json));

    [Theory]
    [InlineData("""{"lines":[],"kind":"c","id":"x","odd":1,"inner":{"deep":7}}""")]
    public void InvalidDocument_IsReadWithoutValidation(string json) => Assert.Null(Read("off", json));

    [Fact]
    public void WithoutValidation_NoValidatorIsGenerated() =>
        Assert.DoesNotContain(
            Generate("off").Sources(),
            static source => source.Key.Contains("ContractRules", StringComparison.Ordinal) || source.Value.Contains("Validate", StringComparison.Ordinal));

    [Fact]
    public void DeprecatedProperty_IsObsolete()
    {
        string source = Generate("off").PlainSource("Shop.Order.g.cs");

        Assert.Contains("[Obsolete]\n    public string? Old", source, StringComparison.Ordinal);
        Assert.Contains("Default: \"x\".", source, StringComparison.Ordinal);
        Assert.Contains("One of \"a\", \"b\".", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Validator_CompilesWithoutAWarning() => Assert.Empty(Generate("on").Compile());

    [Fact]
    public void DefaultSchema_HasNoDiagnosticWithValidation()
    {
        GeneratorRun run = new GeneratorRun([("HiveContractsValidation", "on")], DefaultSchema.Files()).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile());
    }

    private static GeneratorRun Generate(string validation) =>
        new GeneratorRun([("HiveContractsValidation", validation)], new SchemaText("/p/order.json", Schema, "Shop")).Generate();

    private static ContractException? Read(string validation, string json) => OrderContract.Load(Generate(validation))(json);
}
