using System.Runtime.Loader;
using System.Text;

namespace HiveContracts.Generator.Tests;

/// <summary>What documents are told where validation is on, and that it changes nothing where it is off.</summary>
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
          "definitions": { "Line": { "type": "object", "properties": { "text": { "type": "string", "maxLength": 3 }, "rest": { "$ref": "#/definitions/Line" } } } }
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
        (string foundPath, string message) = Problem("on", json)!.Value;

        Assert.Equal(path, foundPath);
        Assert.Contains(keyword, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"lines":[{"text":"a\ud83d\ude00c","rest":{}}],"kind":"b","id":"12","inner":{"deep":1.0}}""")]
    public void FittingDocument_IsRead(string json) => Assert.Null(Problem("on", json));

    [Theory]
    [InlineData("""{"lines":[],"kind":"c","id":"x","odd":1,"inner":{"deep":7}}""")]
    public void ToleratedDocument_IsReadWhereValidationIsOff(string json) => Assert.Null(Problem("off", json));

    [Fact]
    public void WhereValidationIsOff_NothingOfItIsGenerated() =>
        Assert.DoesNotContain(new GeneratorRun(new SchemaText("/p/order.json", Schema, "Shop")).Generate().Sources(), static source => source.Key.Contains("ContractRules", StringComparison.Ordinal) || source.Value.Contains("Validate", StringComparison.Ordinal));

    [Fact]
    public void AllOf_GivesOneTypeThePropertiesOfAll()
    {
        const string schema = """
            {
              "title": "Order", "type": "object",
              "allOf": [{ "$ref": "#/definitions/Base" }, { "properties": { "b": { "type": "string" } }, "required": ["b"] }],
              "properties": { "c": { "type": "boolean" } },
              "definitions": { "Base": { "type": "object", "allOf": [{ "$ref": "#/definitions/Root" }], "properties": { "a": { "type": "integer" } } },
                               "Root": { "type": "object", "properties": { "id": { "type": "string" }, "next": { "$ref": "#/definitions/Base" } } } }
            }
            """;
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/order.json", schema, "Shop")).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile("static class Use { static object? All(Shop.Order order) => (order.A, order.B.Length, order.C, order.Id, order.Next?.Next?.A); }"));
    }

    [Fact]
    public void AllOfThatContradictsItself_IsReported()
    {
        const string schema = """{ "title": "Order", "type": "object", "allOf": [{ "properties": { "a": { "type": "string" } } }], "properties": { "a": { "type": "integer" } } }""";

        Assert.Contains("more than one way", Assert.Single(new GeneratorRun(new SchemaText("/p/order.json", schema, "Shop")).Generate().Diagnostics).GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void DeprecatedProperty_IsObsolete()
    {
        string source = new GeneratorRun(new SchemaText("/p/order.json", Schema, "Shop")).Generate().Source("Shop.Order.g.cs");

        Assert.Contains("[Obsolete]\n    public string? Old", source, StringComparison.Ordinal);
        Assert.Contains("Where it is absent: \"x\".", source, StringComparison.Ordinal);
        Assert.Contains("One of \"a\", \"b\".", source, StringComparison.Ordinal);
    }

    [Fact]
    public void GeneratedCode_CompilesWithoutWarnings() => Assert.Empty(Run("on").Compile());

    [Fact]
    public void DefaultSchema_DrawsNoDiagnosticWhereValidationIsOn()
    {
        GeneratorRun run = new GeneratorRun([("HiveContractsValidation", "on")], DefaultSchema.Files()).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile());
    }

    private static GeneratorRun Run(string validation) => new GeneratorRun([("HiveContractsValidation", validation)], new SchemaText("/p/order.json", Schema, "Shop")).Generate();

    private static (string Path, string Message)? Problem(string validation, string json)
    {
        using MemoryStream assembly = Run(validation).Emit("public static class Entry { public static System.Exception? Try(byte[] json) { Shop.Order.TryParse(json, out _, out var error); return error; } }");
        var method = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(assembly).GetType("Entry")!.GetMethod("Try")!;
        var error = (ContractException?)method.CreateDelegate<Func<byte[], Exception?>>()(Encoding.UTF8.GetBytes(json));
        return error is null ? null : (error.Path!, error.Message);
    }
}
