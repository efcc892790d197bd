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

    /// <summary>Each a schema of the property "v", a value, and whether it fits.</summary>
    [Theory]
    [InlineData("""{ "maximum": 1e400 }""", "1e399", true)]
    [InlineData("""{ "maximum": 1e400 }""", "1e401", false)]
    [InlineData("""{ "minimum": -1e400 }""", "5", true)]
    [InlineData("""{ "const": 1e400 }""", "1e400", true)]
    [InlineData("""{ "enum": [1e400] }""", "\"Infinity\"", false)]
    [InlineData("""{ "maximum": 1.00000000000000000001 }""", "1.00000000000000000001", true)]
    [InlineData("""{ "maximum": 1.00000000000000000001 }""", "1.000000000000000000011", false)]
    [InlineData("""{ "multipleOf": 0.12345678901234567890123 }""", "0.24691357802469135780246", true)]
    [InlineData("""{ "multipleOf": 1e-400 }""", "1", true)]
    [InlineData("""{ "const": { "a": [0.12345678901234567890123, "x\"y"] } }""", "{\"a\":[0.12345678901234567890123,\"x\\u0022y\"]}", true)]
    [InlineData("""{ "maxItems": 4294967296 }""", "[1]", true)]
    [InlineData("""{ "pattern": "^[+-\\d]+$" }""", "\"+1-2\"", true)]
    [InlineData("""{ "pattern": "^[+-\\d]+$" }""", "\"1,2\"", false)]
    [InlineData("""{ "pattern": "^[\\w-z]+$" }""", "\"a-b\"", true)]
    [InlineData("""{ "pattern": "^[\\w-z]+$" }""", "\"{\"", false)]
    [InlineData("""{ "pattern": "^.{1,3}$" }""", "\"😀😀😀\"", true)]
    [InlineData("""{ "pattern": "^.{4}$" }""", "\"😀😀\"", false)]
    [InlineData("""{ "pattern": "^[^a]$" }""", "\"😀\"", true)]
    [InlineData("""{ "pattern": "^\\D{2}$" }""", "\"😀\"", false)]
    [InlineData("""{ "pattern": "^[\\s\\S]{2}$" }""", "\"a\\n\"", true)]
    [InlineData("""{ "pattern": "^\\cJ[\\b]$" }""", "\"\\n\\b\"", true)]
    [InlineData("""{ "pattern": "^(a+)+$" }""", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"", false)]
    [InlineData("""{ "pattern": "^(?!b)(a+)+$" }""", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"", false)]
    [InlineData("""{ "not": { "pattern": "^(?!b)(a+)+$" } }""", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"", false)]
    [InlineData("""{ "patternProperties": { "^\\d": { "type": "string" }, "^[0-9]": { "maxLength": 2 } } }""", "{\"1\":5}", false)]
    [InlineData("""{ "patternProperties": { "^\\d": { "type": "string" }, "^[0-9]": { "maxLength": 2 } } }""", "{\"1\":\"abc\"}", false)]
    [InlineData("""{ "type": "object", "patternProperties": { "(?<=x)y": {}, "^b": { "type": "integer" } }, "additionalProperties": false }""", "{\"b\":1}", true)]
    [InlineData("""{ "type": "object", "patternProperties": { "(?<=x)y": {}, "^b": { "type": "integer" } }, "additionalProperties": false }""", "{\"b\":\"1\"}", false)]
    [InlineData("""{ "properties": { "a": { "maximum": 5 } } }""", "{\"a\":9,\"a\":1,\"a\":null}", true)]
    [InlineData("""{ "uniqueItems": true }""", "[1,{\"a\":1,\"b\":2},{\"b\":2.0,\"a\":1},3]", false)]
    [InlineData("""{ "uniqueItems": true }""", "[1,\"1\",true,null,[],{},[[]],1.5]", true)]
    public void Value_IsHeldAgainstTheSchema(string schema, string value, bool fits)
    {
        string? problem = TryRead(Load($$"""{ "title": "Order", "type": "object", "properties": { "v": {{schema}} } }"""), $$"""{"v":{{value}}}""");

        Assert.True(fits == problem is null, problem);
    }

    [Theory]
    [InlineData("0.", '9', "", """{ "maximum": 1 }""", true)]
    [InlineData("9.", '9', "", """{ "minimum": 10 }""", false)]
    [InlineData("-1.", '0', "1", """{ "minimum": -1 }""", false)]
    [InlineData("", '9', "", """{ "multipleOf": 9 }""", true)]
    [InlineData("", '9', "", """{ "multipleOf": 18 }""", false)]
    public void LongNumber_IsComparedToItsLastDigit(string start, char digit, string end, string schema, bool fits) =>
        Assert.Equal(fits, TryRead(Load($$"""{ "title": "Order", "type": "object", "properties": { "v": {{schema}} } }"""), $$"""{"v":{{start}}{{new string(digit, 1_000_000)}}{{end}}}""") is null);

    [Fact]
    public void ManyElements_AreFoundUniqueInNoTime() => Assert.Null(TryRead(
        Load("""{ "title": "Order", "type": "object", "properties": { "v": { "type": "array", "uniqueItems": true } } }"""), $$"""{"v":[{{string.Join(',', Enumerable.Range(0, 200_000))}}]}"""));

    [Fact]
    public void ChoicesThatReferToThemselves_AreTriedOnceForEachValue()
    {
        Func<byte[], Exception?> read = Load("""
            { "title": "Order", "type": "object", "properties": { "v": { "$ref": "#/definitions/N" } }, "definitions": { "N": { "anyOf": [{ "type": "integer" },
              { "type": "object", "properties": { "c": { "$ref": "#/definitions/N" } } }, { "type": "object", "properties": { "c": { "$ref": "#/definitions/N" }, "x": { "type": "string" } } }] } } }
            """);
        const int depth = 60;
        string start = string.Concat(Enumerable.Repeat("{\"c\":", depth));

        Assert.Null(TryRead(read, $"{{\"v\":{start}1{new string('}', depth)}}}"));
        Assert.NotNull(TryRead(read, $"{{\"v\":{start}\"1\"{new string('}', depth)}}}"));
    }

    [Fact]
    public void LoneSurrogate_IsReportedWhereItIs() =>
        Assert.Equal("$.v[1]", ((ContractException)Load("""{ "title": "Order", "type": "object", "properties": { "v": { "type": "array", "items": { "type": "string", "minLength": 1 } } } }""")(
            """{"v":["x","ok\ud800"]}"""u8.ToArray())!).Path);

    [Fact]
    public void DeepestSchemaThatIsTaken_Validates()
    {
        string nots = string.Concat(Enumerable.Repeat("{ \"not\": ", 57));

        Assert.NotNull(TryRead(Load($$"""{ "title": "Order", "type": "object", "properties": { "v": {{nots}}{ "type": "string" }{{new string('}', 57)}} } }"""), """{"v":"x"}"""));
    }

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
        string source = new GeneratorRun(new SchemaText("/p/order.json", Schema, "Shop")).Generate().PlainSource("Shop.Order.g.cs");

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

    private static string? TryRead(Func<byte[], Exception?> read, string json) => read(Encoding.UTF8.GetBytes(json))?.Message;

    private static Func<byte[], Exception?> Load(string schema)
    {
        GeneratorRun run = new GeneratorRun([("HiveContractsValidation", "on")], new SchemaText("/p/order.json", schema, "Shop")).Generate();
        using MemoryStream assembly = run.Emit("public static class Entry { public static System.Exception? Try(byte[] json) { Shop.Order.TryParse(json, out _, out var error); return error; } }");
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(assembly).GetType("Entry")!.GetMethod("Try")!.CreateDelegate<Func<byte[], Exception?>>();
    }

    private static (string Path, string Message)? Problem(string validation, string json)
    {
        using MemoryStream assembly = Run(validation).Emit("public static class Entry { public static System.Exception? Try(byte[] json) { Shop.Order.TryParse(json, out _, out var error); return error; } }");
        var method = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(assembly).GetType("Entry")!.GetMethod("Try")!;
        var error = (ContractException?)method.CreateDelegate<Func<byte[], Exception?>>()(Encoding.UTF8.GetBytes(json));
        return error is null ? null : (error.Path!, error.Message);
    }
}
