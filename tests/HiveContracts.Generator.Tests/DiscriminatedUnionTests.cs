using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>Objects whose variant a property decides, wherever the property is in the object.</summary>
public sealed class DiscriminatedUnionTests
{
    private const string Schema = """
        {
          "title": "Drawing",
          "type": "object",
          "required": ["shapes", "first"],
          "properties": {
            "shapes": { "type": "array", "items": { "$ref": "#/definitions/Shape" } },
            "first": { "$ref": "#/definitions/Shape" },
            "source": { "description": "Where it is from.", "anyOf": [{ "$ref": "#/definitions/Link" }, { "$ref": "#/definitions/Upload" }] },
            "by_name": { "type": "object", "additionalProperties": { "$ref": "#/definitions/Shape" } }
          },
          "definitions": {
            "Shape": { "description": "A shape.", "oneOf": [{ "$ref": "#/definitions/Circle" }, { "$ref": "#/definitions/Square" }] },
            "Circle": { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "circle" }, "radius": { "type": "number" } } },
            "Square": { "type": "object", "required": ["kind"], "properties": { "kind": { "enum": ["square"] }, "side": { "type": "number" } } },
            "Link": { "type": "object", "required": ["url"], "properties": { "url": { "type": "string" }, "note": { "type": "string" } } },
            "Upload": { "type": "object", "required": ["file"], "properties": { "file": { "type": "string" }, "note": { "type": "string" } } }
          }
        }
        """;

    private const string Entry = """
        public static class Entry
        {
            public static string Read(byte[] json)
            {
                if (!HiveContracts.Contract.TryParse<My.Drawing>(json, out My.Drawing? drawing, out var error))
                {
                    return error.Path + " " + error.Message;
                }

                string first = drawing.First.Match(circle => $"circle {circle.Radius}", square => $"square {square.Side}");
                string? source = null;
                if (drawing.Source is { } union)
                {
                    source = union.TryGetValue(out My.Link? link) ? link.Url : union.Match(_ => "", upload => upload.File);
                }

                return $"{first}|{source}|{drawing == My.Drawing.Parse(drawing.ToUtf8Bytes())}|{drawing}";
            }
        }
        """;

    [Theory]
    [InlineData("""
        {"shapes":[{"kind":"square","side":2},{"radius":1,"kind":"circle"}],"first":{"radius":1.5,"odd":[{"kind":"square"}],"kind":"circle"}}
        """, "circle 1.5||True|")]
    [InlineData("""{"shapes":[],"first":{"kind":"square","side":3},"source":{"note":"n","file":"f"},"by_name":{"a":{"kind":"circle"}}}""", "square 3|f|True|")]
    [InlineData("""{"shapes":[],"first":{"kind":"\u0073quare"},"source":{"url":"u"}}""", "square |u|True|")]
    public void Discriminator_DecidesTheVariant(string json, string prefix)
    {
        string read = Read(json);

        Assert.StartsWith(prefix, read, StringComparison.Ordinal);
        using var expected = JsonDocument.Parse(json);
        using var actual = JsonDocument.Parse(read[prefix.Length..]);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, actual.RootElement), read);
    }

    [Theory]
    [InlineData("""{"shapes":[],"first":{"kind":"line"}}""", "$.first.kind", "\"circle\" or \"square\"")]
    [InlineData("""{"shapes":[{"side":1}],"first":{"kind":"square"}}""", "$.shapes[0]", "'kind'")]
    [InlineData("""{"shapes":[],"first":5}""", "$.first", "an object")]
    [InlineData("""{"shapes":[]}""", "$", "'first'")]
    [InlineData("""{"shapes":[],"first":{"kind":"square"},"source":{"url":"u","file":"f"}}""", "$.source", "found both 'url' and 'file'")]
    [InlineData("""{"shapes":[],"first":{"kind":"square"},"source":{"note":"n"}}""", "$.source", "exactly one of 'url', 'file'")]
    public void ObjectOfNoOrTwoVariants_IsAnError(string json, string path, string message)
    {
        string error = Read(json);

        Assert.StartsWith(path, error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""
        { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "a" } } }
        """, """{ "type": "object", "required": ["kind"], "properties": { "kind": { "const": "a" } } }""")]
    [InlineData("""
        { "type": "object", "properties": { "kind": { "const": "a" } } }
        """, """{ "type": "object", "required": ["kind"], "properties": { "kind": { "const": "b" } } }""")]
    [InlineData("""
        { "type": "object", "required": ["x"], "properties": { "x": {} } }
        """, """{ "type": "object", "required": ["y"], "properties": { "x": {}, "y": {} } }""")]
    public void VariantsWithoutADiscriminator_AreReported(string first, string second)
    {
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/t.json", $$"""
            { "title": "T", "type": "object",
              "properties": { "p": { "oneOf": [{ "$ref": "#/definitions/A" }, { "$ref": "#/definitions/B" }] } },
              "definitions": { "A": {{first}}, "B": {{second}} } }
            """, "My")).Generate();

        Assert.Contains(
            run.Diagnostics,
            static diagnostic => diagnostic.Id == "HC0016"
                && diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains("distinguishes", StringComparison.Ordinal));
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void IntegerDiscriminator_DecidesTheVariant()
    {
        const string schema = """
            { "title": "Order", "type": "object", "oneOf": [{ "$ref": "#/definitions/One" }, { "$ref": "#/definitions/Two" }],
              "definitions": {
                "One": { "type": "object", "required": ["k"], "properties": { "k": { "const": 1, "description": "K." }, "e": { "enum": [1, 2] } } },
                "Two": { "type": "object", "required": ["k"], "properties": { "k": { "const": 2 } } } } }
            """;
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/order.json", schema, "Shop")).Generate();

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
        Assert.Empty(run.Compile("class Use { static string M(Shop.Order order) => order.Match(one => \"1\", two => \"2\"); }"));
        Assert.Contains("One of 1, 2.", run.PlainSource("Shop.One.g.cs"), StringComparison.Ordinal);
    }

    private static string Read(string json)
    {
        var schema = new SchemaText("/p/drawing.schema.json", Schema, "My");
        GeneratorRun run = new GeneratorRun([("HiveContractsUnionAttribute", "none")], schema).Generate();
        return run.Load<Func<byte[], string>>(Entry, "Read")(Encoding.UTF8.GetBytes(json));
    }
}
