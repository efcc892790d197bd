using System.Text;

namespace HiveContracts.Generator.Tests;

/// <summary>A value that may be one of several is typed, and survives a round trip.</summary>
public sealed class ChoiceTests
{
    private const string Definitions = """
        { "Part": { "type": "object", "properties": { "id": { "type": "integer" } } },
          "Names": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] },
          "Setting": { "type": ["string", "object"], "properties": { "on": { "type": "boolean" } } } }
        """;

    [Theory]
    [InlineData("""{ "anyOf": [{ "type": "array", "items": { "type": "number" } }, { "type": "number" }] }""", "ContractList<double>?", "[1, 2.5]", "3")]
    [InlineData("""{ "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] }""", "ContractList<string>?", "[\"a\"]", "\"b\"")]
    [InlineData("""{ "type": ["string", "array"], "items": { "type": "string" } }""", "ContractList<string>?", "[]", "\"b\"", "null")]
    [InlineData(
        """{ "anyOf": [{ "$ref": "#/definitions/Part" }, { "type": "array", "items": { "$ref": "#/definitions/Part" } }] }""",
        "ContractList<Part>?", "{ \"id\": 1 }", "[{ \"id\": 1 }, {}]")]
    [InlineData(
        """{ "anyOf": [{ "type": "string", "format": "date" }, { "type": "array", "items": { "type": "string", "format": "date" } }] }""",
        "ContractList<DateOnly>?", "\"2024-02-29\"", "[\"2024-02-29\", \"soon\"]", "\"soon\"")]
    [InlineData(
        """{ "anyOf": [{ "enum": ["a", "b"] }, { "type": "array", "items": { "enum": ["a", "b"] } }, { "type": "null" }] }""",
        "ContractList<TV>?", "\"a\"", "[\"b\", \"c\"]", "null")]
    [InlineData(
        """{ "anyOf": [{ "type": "integer" }, { "type": "array", "items": { "type": ["integer", "null"] } }] }""",
        "ContractList<long?>?", "1.0", "[null]", "123456789012345678901234567890")]
    [InlineData("""{ "$ref": "#/definitions/Names" }""", "ContractList<string>?", "\"a\"", "[\"a\", \"b\"]")]
    [InlineData(
        """{ "type": "object", "additionalProperties": { "$ref": "#/definitions/Names" } }""",
        "ContractMap<ContractList<string>>?", "{ \"x\": \"a\", \"y\": [\"a\"] }", "{ \"y\": [\"a\"] }")]
    [InlineData(
        """{ "type": "array", "items": { "type": "array", "items": [{ "type": "number" }, { "type": "number" }] } }""",
        "ContractList<ContractList<double>>?", "[[1, 2]]", "[[1, \"x\"], []]", "[[1, 2, null]]")]
    [InlineData("""{ "type": "array", "items": [{ "type": "string" }, { "type": "number" }] }""", "ContractList<JsonValue>?", "[\"a\", 1]")]
    [InlineData(
        """{ "type": "object", "patternProperties": { "^x": { "type": "string" } }, "additionalProperties": false }""",
        "ContractMap<string>?", "{ \"x\": \"y\" }")]
    [InlineData(
        """{ "type": "object", "patternProperties": { "^x": { "type": "string" } } }""",
        "ContractMap<string>?", "{ \"x\": \"y\" }", "{ \"x\": \"y\", \"z\": 1 }")]
    [InlineData(
        """{ "type": "object", "patternProperties": { "^x": { "type": "string" } }, "additionalProperties": { "type": "number" } }""",
        "ContractMap<JsonValue>?", "{ \"x\": \"y\", \"z\": 1 }")]
    [InlineData("""{ "type": "object" }""", "ContractMap<JsonValue>?", "{ \"x\": [null] }")]
    [InlineData("""{}""", "JsonValue?", "{ \"x\": [null] }", "5")]
    [InlineData("""{ "enum": [1, 2, 3] }""", "long?", "1", "5")]
    [InlineData("""{ "const": "a" }""", "string?", "\"a\"")]
    [InlineData("""{ "oneOf": [{ "const": "a" }, { "const": "b" }] }""", "string?", "\"b\"")]
    [InlineData("""{ "anyOf": [{ "type": "string", "enum": ["a", "b"] }, { "type": "string", "pattern": "^x" }] }""", "TV?", "\"b\"", "\"xy\"")]
    [InlineData("""{ "anyOf": [{ "type": "integer" }, { "type": "number" }] }""", "double?", "1", "1.5")]
    [InlineData("""{ "anyOf": [{ "type": "string", "format": "date" }, { "type": "string", "format": "uri" }] }""", "string?", "\"x\"")]
    [InlineData("""{ "allOf": [{ "$ref": "#/definitions/Part" }], "description": "The part." }""", "Part?", "{ \"id\": 1 }")]
    [InlineData("""{ "$ref": "#/properties/w" }""", "TW?", "{ \"deep\": 1 }")]
    public void Choice_HasOneType(string property, string type, params string[] values)
    {
        GeneratorRun run = Generate(property);

        Assert.Contains($"public {type} V ", run.PlainSource("My.T.g.cs"), StringComparison.Ordinal);
        AssertRoundTrips(run, values);
    }

    [Theory]
    [InlineData("""{ "oneOf": [{ "type": "string" }, { "type": "object", "properties": { "name": { "type": "string" } } }] }""",
        "string? V", "TV? VObject", "\"a\"", "{ \"name\": \"b\" }", "null")]
    [InlineData("""{ "type": ["boolean", "string", "null"] }""", "bool? V", "string? VString", "true", "\"b\"", "null")]
    [InlineData("""{ "$ref": "#/definitions/Setting" }""", "string? V", "Setting? VObject", "\"b\"", "{ \"on\": true, \"more\": 1 }")]
    [InlineData("""{ "anyOf": [{ "type": "boolean" }, { "type": ["string", "integer"] }] }""", "string? VText", "bool? V", "true", "1", "\"1\"")]
    [InlineData(
        """{ "type": ["integer", "array"], "items": { "type": "string", "format": "date-time" } }""",
        "long? V", "ContractList<DateTimeOffset>? VArray", "1.0", "[\"2024-05-06T07:08:09Z\"]", "[\"soon\"]", "99999999999999999999")]
    public void SeveralTypes_HaveAMemberEach(string property, string first, string second, params string[] values)
    {
        GeneratorRun run = Generate(property);
        string source = run.PlainSource("My.T.g.cs");

        Assert.Contains($"public {first}", source, StringComparison.Ordinal);
        Assert.Contains($"public {second}", source, StringComparison.Ordinal);
        AssertRoundTrips(run, values);
    }

    [Theory]
    [InlineData("""{ "type": "array", "items": { "type": "object", "properties": { "x": { "type": "string" } } } }""", "ContractList<RootItem> Value",
        """[{ "x": "a" }, {}]""")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "integer" } }""", "ContractMap<long>? Value", """{ "a": 1 }""", """{ "a": 1e30 }""")]
    [InlineData("""{ "type": "array", "items": { "type": "string", "format": "date" } }""", "ContractList<DateOnly>? Value", "[\"2024-02-29\"]", "[\"soon\"]")]
    [InlineData("""{ "type": ["array", "null"], "items": { "enum": ["a", "b"] } }""", "ContractList<RootItem>? Value", "[\"a\"]", "null")]
    [InlineData("""{ "type": "string" }""", "string Value", "\"a\"")]
    [InlineData("""{ "type": "integer" }""", "long? Value", "1.0", "99999999999999999999")]
    [InlineData("""{ "type": "string", "format": "date-time" }""", "DateTimeOffset? Value", "\"2024-05-06T07:08:09Z\"", "\"soon\"")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] }""", "ContractList<string> Value", "\"a\"", "[]")]
    [InlineData("""{ "type": "array", "items": {} }""", "ContractList<JsonValue> Value", "[1, null]")]
    [InlineData("""{ "type": ["string", "boolean"] }""", "JsonValue Value", "true")]
    public void RootThatIsNoObject_HasATypedValue(string schema, string member, params string[] documents)
    {
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/root.json", schema, "My")).Generate();

        Assert.Contains($"record Root({member})", run.PlainSource("My.Root.g.cs"), StringComparison.Ordinal);
        Assert.Empty(run.Compile());
        AssertDocuments(run, "Root", documents);
    }

    [Theory]
    [InlineData("""{ "required": ["a"], "properties": { "a": { "type": "string" } } }""", "My.TV? V ", "{ \"a\": \"b\" }", "5", "[]")]
    public void SchemaWithoutAType_PreservesWhatIsNoObject(string property, string member, params string[] values)
    {
        GeneratorRun run = Generate(property);

        Assert.Contains(member.Replace("My.", "", StringComparison.Ordinal), run.PlainSource("My.T.g.cs"), StringComparison.Ordinal);
        AssertRoundTrips(run, values);
        AssertRoundTrips(Generate($$"""{ "type": "array", "items": {{property}} }"""), [.. values.Select(static value => $"[{value}]")]);
    }

    [Fact]
    public void RequiredInteger_IsRequiredIfValidationBoundsIt()
    {
        const string schema = """
            { "title": "T", "type": "object", "required": ["a", "b"],
              "properties": { "a": { "type": "integer" }, "b": { "type": "integer", "minimum": 0, "maximum": 9 } } }
            """;
        GeneratorRun validated = new GeneratorRun([("HiveContractsValidation", "on")], new SchemaText("/p/t.json", schema, "My")).Generate();
        GeneratorRun tolerant = new GeneratorRun(new SchemaText("/p/t.json", schema, "My")).Generate();

        Assert.Contains("public long? A ", validated.PlainSource("My.T.g.cs"), StringComparison.Ordinal);
        Assert.Contains("public required long B ", validated.PlainSource("My.T.g.cs"), StringComparison.Ordinal);
        Assert.Contains("public required long A ", tolerant.PlainSource("My.T.g.cs"), StringComparison.Ordinal);
        AssertDocuments(validated, "T", ["""{ "a": 123456789012345678901234567890, "b": 1 }"""]);
    }

    private static GeneratorRun Generate(string property)
    {
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/t.json", $$"""
            { "title": "T", "type": "object", "properties": { "v": {{property}}, "w": { "type": "object", "properties": { "deep": { "type": "integer" } } } },
              "definitions": {{Definitions}} }
            """, "My")).Generate();
        Assert.Empty(run.Compile());
        return run;
    }

    private static void AssertRoundTrips(GeneratorRun run, string[] values) =>
        AssertDocuments(run, "T", [.. values.Select(static value => $$"""{ "v": {{value}} }""")]);

    private static void AssertDocuments(GeneratorRun run, string type, string[] documents)
    {
        Func<byte[], string> write = run.Load<Func<byte[], string>>(
            $$"""
            public static class Entry
            {
                public static string Write(byte[] json)
                {
                    My.{{type}} value = My.{{type}}.Parse(json);
                    string text = value.ToJson();
                    return value == My.{{type}}.Parse(text) && value.GetHashCode() == My.{{type}}.Parse(text).GetHashCode() ? text : "other: " + text;
                }
            }
            """,
            "Write");
        Assert.All(documents, document => Assert.Equal(JsonValue.Parse(Encoding.UTF8.GetBytes(document)), JsonValue.Parse(Encoding.UTF8.GetBytes(write(
            Encoding.UTF8.GetBytes(document))))));
    }
}
