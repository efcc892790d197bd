using System.Text;
using CsCheck;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>Random lists, maps and choices of every kind of value, with documents that fit them or nearly do: what is read is written as it was.</summary>
public sealed class RandomCollectionTests
{
    private static readonly (string Schema, string[] Values)[] Scalars =
    [
        ("""{ "type": "string" }""", ["\"a\"", "\"\"", "\"\\u0041\""]),
        ("""{ "type": "integer" }""", ["1", "-1.0", "1e2", "123456789012345678901234567890", "9223372036854775807"]),
        ("""{ "type": "integer", "format": "int32" }""", ["1", "2147483648", "-2147483648"]),
        ("""{ "type": "number" }""", ["0.5", "1e300", "-0"]),
        ("""{ "type": "boolean" }""", ["true", "false"]),
        ("""{ "type": "string", "format": "date-time" }""", ["\"2024-05-06T07:08:09.000Z\"", "\"2024-05-06T07:08:09Z\"", "\"soon\""]),
        ("""{ "type": "string", "format": "date" }""", ["\"2024-02-29\"", "\"2023-02-29\""]),
        ("""{ "type": "string", "format": "uri" }""", ["\"https://a.test/\"", "\"relative\"", "\"HTTP://a.test\""]),
        ("""{ "type": ["string", "number"], "format": "decimal" }""", ["1.50", "\"1.5\"", "\"x\"", "1e-3"]),
        ("""{ "type": ["string", "integer"] }""", ["\"a\"", "1", "1.50"]),
        ("""{ "type": ["string", "null"], "format": "uuid" }""", ["\"a\"", "null"]),
        ("""{ "type": ["number", "null"] }""", ["1", "null"]),
        ("""{ "enum": ["a", "b"] }""", ["\"a\"", "\"c\""]),
        ("""{ "enum": ["a", "b", null] }""", ["\"a\"", "null"]),
        ("""{}""", ["{ \"a\": 1.0 }", "null"]),
        ("""{ "type": "object" }""", ["{ \"a\": [1.0] }", "{}"]),
        ("""{ "$ref": "#/definitions/D" }""", ["{ \"x\": [1.0], \"y\": 1 }", "{ \"x\": [1e30] }"]),
    ];

    private static readonly Gen<(string Schema, Gen<string> Values)> Value = Nested(3);

    [Theory]
    [InlineData("off")]
    [InlineData("on")]
    public void RandomCollection_IsWrittenAsItWasRead(string validation)
    {
        var random = new PCG(1, 20261128);
        int accepted = 0;
        for (int i = 0; i < 40; i++)
        {
            (string schema, Gen<string> values) = Value.Generate(random, null, out Size _);
            string text = $$"""
                { "title": "Root", "type": "object", "properties": { "p": {{schema}}, "q": { "type": "array", "items": {{schema}} } },
                  "definitions": { "D": { "type": "object", "properties": { "x": { "type": "array", "items": { "type": "integer" } } } } } }
                """;
            GeneratorRun run = new GeneratorRun([("HiveContractsValidation", validation)], new SchemaText("/p/random.json", text, "My")).Generate();
            if (run.Diagnostics.Any(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error))
            {
                continue; // an inline type twice
            }

            Assert.True(run.Compile() is [], $"{text}\n{string.Join('\n', run.Compile().Take(3))}");
            Func<byte[], string?> write = run.Load<Func<byte[], string?>>(
                """
                public static class Entry
                {
                    public static string? Write(byte[] json) => !HiveContracts.Contract.TryParse<My.Root>(json, out var value, out _) ? null
                        : value == My.Root.Parse(value.ToJson()) ? value.ToJson() : "\"not equal\"";
                }
                """,
                "Write");
            for (int j = 0; j < 20; j++)
            {
                string json = $$"""{ "p": {{Generate(values)}}, "q": [{{Generate(values)}}, {{Generate(values)}}] }""";
                if (write(Encoding.UTF8.GetBytes(json)) is { } written)
                {
                    bool areEqual = JsonValue.Parse(Encoding.UTF8.GetBytes(json)) == JsonValue.Parse(Encoding.UTF8.GetBytes(written));
                    Assert.True(areEqual, $"{json} is written as {written}: {text}");
                    accepted++;
                }
            }
        }

        Assert.True(accepted > 300, $"{accepted} accepted");

        string Generate(Gen<string> values) => values.Generate(random, null, out Size _);
    }

    private static Gen<(string Schema, Gen<string> Values)> Nested(int depth)
    {
        Gen<(string Schema, Gen<string> Values)> scalar =
            Gen.OneOf<(string Schema, string[] Values)>(Scalars).Select(static scalar => (scalar.Schema, (Gen<string>)Gen.OneOf<string>(scalar.Values)));
        if (depth == 0)
        {
            return scalar;
        }

        Gen<(string Schema, Gen<string> Values)> inner = Nested(depth - 1);
        return Gen.OneOf(
            scalar,
            inner.Select(static value => ($$"""{ "type": "array", "items": {{value.Schema}} }""", ListOf(value.Values))),
            inner.Select(static value => ($$"""{ "type": "object", "additionalProperties": {{value.Schema}} }""", MapOf(value.Values))),
            inner.Select(static value => ($$"""{ "type": "object", "patternProperties": { "^a": {{value.Schema}} } }""", MapOf(value.Values))),
            inner.Select(static value => ($$"""{ "type": "array", "items": [{{value.Schema}}, {{value.Schema}}] }""", ListOf(value.Values))),
            inner.Select(static value => (
                $$"""{ "anyOf": [{{value.Schema}}, { "type": "array", "items": {{value.Schema}} }, { "type": "null" }] }""",
                Gen.OneOf(value.Values, ListOf(value.Values), Gen.Const("null")))),
            Gen.Select(inner, inner, static (left, right) => ($$"""{ "oneOf": [{{left.Schema}}, {{right.Schema}}] }""", Gen.OneOf(left.Values, right.Values))));
    }

    private static Gen<string> ListOf(Gen<string> values) => values.Array[0, 3].Select(static items => $"[{string.Join(", ", items)}]");

    private static Gen<string> MapOf(Gen<string> values) =>
        Gen.Select(RandomSchemaTests.Name, values, static (name, value) => $"{name}: {value}").Array[0, 3].Select(RandomSchemaTests.ObjectOf);
}
