using CsCheck;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>Random schemas of every keyword with valid, nearly valid and invalid values: the generator never throws, and its code compiles.</summary>
public sealed class RandomSchemaTests
{
    internal static readonly Gen<string> Name = Gen.OneOf<string>(
        "\"a\"", "\"b\"", "\"class\"", "\"4o\"", "\"ünicode\"", "\"a b\"", "\"A\"", "\"x-y\"", "\"\"", "\"漢\"");

    internal static readonly Gen<string> AnyValue = Gen.OneOf<string>(
        "null", "true", "false", "0", "-1", "1.5", "1e400", "123456789012345678901234567890", "\"\"", "\"x\"", "[]", "{}", "[null]", "[\"a\"]", "{ \"a\": 1 }");

    internal static readonly Gen<string> Schema = Nested(3);

    /// <summary>Checks the same schemas each time. With HIVECONTRACTS_FUZZ=N it checks other ones, N times as many.</summary>
    [Theory]
    [InlineData("off")]
    [InlineData("on")]
    public void RandomSchema_NeverThrowsAndCompiles(string validation)
    {
        const int count = 80;
        if (long.TryParse(Environment.GetEnvironmentVariable("HIVECONTRACTS_FUZZ"), System.Globalization.CultureInfo.InvariantCulture, out long times))
        {
            Schema.Sample(schema => Check(schema, validation), iter: times * count, threads: 1, print: static schema => schema);
            return;
        }

        var random = new PCG(1, 20261124);
        for (int i = 0; i < count; i++)
        {
            Check(Schema.Generate(random, null, out _), validation);
        }
    }

    [Fact]
    public void DamagedDefaultSchema_NeverThrows()
    {
        SchemaText[] files = [.. DefaultSchema.Files()];
        string[] texts = [.. files.Select(static file => file.GetText().ToString())];
        var random = new Random(20261123);
        string[] splices =
        [
            "", "{", "}", "[", "]", ",", "\"", ":", "null", "true", "0", "1e999",
            "\"$ref\": \"#\",", "\"type\": \"object\",", "\"x-vocabulary\": [],", "\\", "\u2028", "\0",
        ];
        for (int count = 0; count < 150; count++)
        {
            int file = random.Next(files.Length);
            string text = texts[file];
            int index = random.Next(text.Length);
            string damaged = text[..index] + splices[random.Next(splices.Length)] + text[Math.Min(text.Length, index + random.Next(12))..];
            GeneratorRun run = new GeneratorRun(files.Select((schema, i) => i == file ? new SchemaText(schema.Path, damaged) : schema)).Generate();
            Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0008");
        }
    }

    /// <summary>Returns an object that uses a schema by itself and by reference.</summary>
    internal static string RootOf(string schema) => $$"""
        { "title": "Root", "definitions": { "D": {{schema}} }, "properties": { "p": {{schema}}, "q": { "$ref": "#/definitions/D" } } }
        """;

    private static void Check(string schema, string validation)
    {
        string text = RootOf(schema);
        GeneratorRun run = new GeneratorRun([("HiveContractsValidation", validation)], new SchemaText("/p/random.json", text, "My.Own")).Generate();
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0008");
        if (!run.Diagnostics.Any(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error))
        {
            Assert.True(run.Compile() is [], $"{text}\n{string.Join('\n', run.Compile().Take(3))}");
        }
    }

    private static Gen<string> Nested(int depth)
    {
        Gen<string> inner = depth == 0
            ? Gen.OneOf<string>("true", "false", "{}", "{ \"type\": \"string\" }", "{ \"$ref\": \"#/definitions/D\" }", "{ \"$ref\": \"#\" }")
            : Nested(depth - 1);
        Gen<string> map = Gen.Select(Name, inner, static (name, schema) => $"{name}: {schema}").Array[0, 3].Select(ObjectOf);
        Gen<string> list = inner.Array[1, 3].Select(static schemas => $"[{string.Join(", ", schemas)}]");
        Gen<string> names = Name.Array[0, 3].Select(static names => $"[{string.Join(", ", names)}]");
        Gen<string> type = Gen.OneOf<string>(
            "\"object\"", "\"string\"", "\"integer\"", "\"number\"", "\"boolean\"", "\"array\"", "\"null\"",
            "[\"object\", \"null\"]", "[\"string\", \"number\"]", "[\"string\", \"integer\", \"null\"]");
        Gen<string> keyword = Gen.OneOf(
            Pair(type, "type"),
            Pair(map, "properties", "patternProperties", "dependentSchemas", "definitions", "$defs"),
            Pair(list, "allOf", "anyOf", "oneOf", "items"),
            Pair(inner, "items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames", "additionalItems"),
            Pair(names, "required", "enum", "x-schemes"),
            Pair(Gen.OneOf<string>("\"date-time\"", "\"uri\"", "\"uuid\"", "\"decimal\"", "\"int32\"", "\"email\"", "\"odd\""), "format"),
            Pair(Gen.OneOf<string>("0", "1", "2.0", "5"), "minLength", "maxLength", "minItems", "maxProperties", "minimum", "multipleOf"),
            Pair(
                AnyValue,
                "const", "default", "examples", "title", "enum", "maximum", "pattern", "required", "type", "properties", "deprecated", "uniqueItems", "$ref",
                "x-form", "x-is", "x-flatten", "x-vocabulary", "x-string-form", "nonsense"));
        return keyword.Array[0, 4].Select(ObjectOf);
    }

    private static Gen<string> Pair(Gen<string> value, params string[] keywords) =>
        Gen.Select(Gen.OneOf<string>(keywords), value, static (keyword, text) => $"\"{keyword}\": {text}");

    internal static string ObjectOf(string[] pairs) => $"{{ {string.Join(", ", pairs.DistinctBy(static pair => pair.Split(':')[0]))} }}";
}
