using System.Globalization;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;

namespace HiveContracts.Generator.Tests;

/// <summary>Choices between objects that a property tells apart, wherever it stands.</summary>
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
                if (!My.Drawing.TryParse(json, out My.Drawing? drawing, out var error))
                {
                    return error.Path + " " + error.Message;
                }

                string first = drawing.First.Match(circle => $"circle {circle.Radius}", square => $"square {square.Side}");
                string? note = drawing.Source is { } source ? (source.TryGetValue(out My.Link? link) ? link.Url : source.Match(_ => "", upload => upload.File)) : null;
                return $"{first}|{note}|{drawing == My.Drawing.Parse(drawing.ToUtf8Bytes())}|{drawing}";
            }
        }
        """;

    [Theory]
    [InlineData("""{"shapes":[{"kind":"square","side":2},{"radius":1,"kind":"circle"}],"first":{"radius":1.5,"odd":[{"kind":"square"}],"kind":"circle"}}""", "circle 1.5||True|")]
    [InlineData("""{"shapes":[],"first":{"kind":"square","side":3},"source":{"note":"n","file":"f"},"by_name":{"a":{"kind":"circle"}}}""", "square 3|f|True|")]
    [InlineData("""{"shapes":[],"first":{"kind":"\u0073quare"},"source":{"url":"u"}}""", "square |u|True|")]
    public void Object_IsReadAsTheOneThatItsPropertyTells(string json, string start)
    {
        string read = Read(json);

        Assert.StartsWith(start, read, StringComparison.Ordinal);
        using var expected = JsonDocument.Parse(json);
        using var actual = JsonDocument.Parse(read[start.Length..]);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, actual.RootElement), read);
    }

    [Theory]
    [InlineData("""{"shapes":[],"first":{"kind":"line"}}""", "$.first.kind", "\"circle\" or \"square\"")]
    [InlineData("""{"shapes":[{"side":1}],"first":{"kind":"square"}}""", "$.shapes[0]", "'kind'")]
    [InlineData("""{"shapes":[],"first":5}""", "$.first", "an object")]
    [InlineData("""{"shapes":[]}""", "$", "'first'")]
    [InlineData("""{"shapes":[],"first":{"kind":"square"},"source":{"url":"u","file":"f"}}""", "$.source", "found both 'url' and 'file'")]
    [InlineData("""{"shapes":[],"first":{"kind":"square"},"source":{"note":"n"}}""", "$.source", "exactly one of 'url', 'file'")]
    public void ObjectThatIsNoneOrTwo_IsAnError(string json, string path, string message)
    {
        string problem = Read(json);

        Assert.StartsWith(path, problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "object", "required": ["kind"], "properties": { "kind": { "const": "a" } } }""", """{ "type": "object", "required": ["kind"], "properties": { "kind": { "const": "a" } } }""")]
    [InlineData("""{ "type": "object", "properties": { "kind": { "const": "a" } } }""", """{ "type": "object", "required": ["kind"], "properties": { "kind": { "const": "b" } } }""")]
    [InlineData("""{ "type": "object", "required": ["x"], "properties": { "x": {} } }""", """{ "type": "object", "required": ["y"], "properties": { "x": {}, "y": {} } }""")]
    public void ChoiceThatNothingTellsApart_IsReported(string one, string other)
    {
        string schema = $$"""{ "title": "T", "type": "object", "properties": { "p": { "oneOf": [{ "$ref": "#/definitions/A" }, { "$ref": "#/definitions/B" }] } }, "definitions": { "A": {{one}}, "B": {{other}} } }""";
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/t.json", schema, "My")).Generate();

        Assert.Contains(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0004" && diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains("told apart", StringComparison.Ordinal));
        Assert.Empty(run.Compile());
    }

    private static string Read(string json)
    {
        using MemoryStream assembly = new GeneratorRun([("HiveContractsUnionAttribute", "none")], new SchemaText("/p/choices.schema.json", Schema, "My")).Generate().Emit(Entry);
        var method = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(assembly).GetType("Entry")!.GetMethod("Read")!;
        return method.CreateDelegate<Func<byte[], string>>()(Encoding.UTF8.GetBytes(json));
    }
}
