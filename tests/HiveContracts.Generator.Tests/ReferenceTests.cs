using System.Globalization;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>What <c>$ref</c> refers to.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Reference_IsResolvedAgainstItsId()
    {
        GeneratorRun run = OrderContract.Generate(
            new SchemaText("/p/main.json", """
                { "$id": "http://x/b/main.json", "title": "Order", "type": "object",
                  "properties": { "a": { "$ref": "t.json" }, "own": { "$ref": "main.json#/definitions/q" } },
                  "definitions": { "q": { "type": "boolean" } } }
                """, "Shop"),
            new SchemaText("/p/t.json", """{ "$id": "http://x/a/t.json", "title": "Near", "type": "string" }""", "Shop"),
            new SchemaText("/p/sub/t.json", """{ "$id": "http://x/b/t.json", "title": "Far", "type": "integer" }""", "Shop"));
        Func<string, ContractException?> read = OrderContract.Load(run);

        Assert.Null(read("""{"a":1,"own":true}"""));
        Assert.NotNull(read("""{"a":"x"}"""));
        Assert.NotNull(read("""{"own":1}"""));
    }

    [Theory]
    [InlineData("""
        { "type": "object", "properties": { "a": { "$ref": "#/examples/0" } }, "examples": [{ "allOf": [{ "$ref": "#/examples/0" }] }] }
        """, "#/examples/0")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/default" } }, "default": 5 }""", "#/default")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/default" } }, "default": { "type": 5 } }""", "'type'")]
    [InlineData("""{ "type": "object", "properties": { "type": { "type": "string" }, "a": { "$ref": "#/properties" } } }""", "'type'")]
    public void ReferenceToAValueThatIsNoSchema_IsReported(string schema, string message) => Assert.Contains(
        OrderContract.Generate("{ \"title\": \"Order\", " + schema[1..]).Diagnostics,
        diagnostic => diagnostic.Id is "HC0002" or "HC0007"
            && diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("""{ "definitions": { "group": { "T": { "type": "integer" } } }, "properties": { "v": { "$ref": "#/definitions/group/T" } } }""")]
    [InlineData("""{ "x-foo": { "bar": [{ "type": "integer" }] }, "properties": { "v": { "$ref": "#/x-foo/bar/0" } } }""")]
    [InlineData("""{ "examples": [{ "type": "integer" }], "properties": { "v": { "$ref": "#/examples/0" } } }""")]
    [InlineData("""{ "properties": { "v": { "$ref": "#/properties/w/items" }, "w": { "items": { "type": "integer" } } } }""")]
    [InlineData("""{ "definitions": { "T": { "$id": "#t", "type": "integer" } }, "properties": { "v": { "$ref": "#t" } } }""")]
    [InlineData("""{ "$defs": { "T": { "$anchor": "t", "type": "integer" } }, "properties": { "v": { "$ref": "#t" } } }""")]
    [InlineData("""
        { "$id": "http://x/a/b.json", "definitions": { "T": { "$id": "sub/t.json", "definitions": { "U": { "type": "integer" } } } },
          "properties": { "v": { "$ref": "/a/sub/t.json#/definitions/U" } } }
        """)]
    [InlineData("""
        { "$schema": "http://json-schema.org/draft-04/schema#", "definitions": { "T": { "id": "http://y/t.json", "type": "integer" } },
          "properties": { "v": { "$ref": "http://y/t.json" } } }
        """)]
    [InlineData("""
        { "$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": { "T": { "$ref": "#/$defs/U", "maximum": 9 }, "U": { "type": "integer" } },
          "properties": { "v": { "$ref": "#/$defs/T" } } }
        """)]
    [InlineData("""{ "properties": { "v": { "$ref": "http://json-schema.org/draft-07/schema#/definitions/nonNegativeInteger" } } }""")]
    public void Reference_LeadsAnywhere(string schema)
    {
        GeneratorRun run = OrderContract.Generate("{ \"title\": \"Order\", " + schema[1..]);
        Func<string, ContractException?> read = OrderContract.Load(run);

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity is not DiagnosticSeverity.Info);
        Assert.Null(read("""{"v":3}"""));
        Assert.NotNull(read("""{"v":"x"}"""));
    }

    [Fact]
    public void SameReferenceInTwoFiles_IsResolvedInEach()
    {
        GeneratorRun run = new GeneratorRun(
            new SchemaText("/p/a.json", """
                { "title": "A", "type": "object", "properties": { "x": { "$ref": "#/definitions/X" } }, "definitions": { "X": { "$ref": "b.json" } } }
                """),
            new SchemaText("/p/b.json", """
                { "$ref": "#/definitions/X", "definitions": { "X": { "$ref": "#/definitions/Y" }, "Y": { "type": "integer" } } }
                """)).Generate();

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0002");
        Assert.Contains("long? X", run.PlainSource("HiveContracts.A.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void FilesInOtherFolders_AreFoundByRelativePath()
    {
        var common = new SchemaText(@"C:\project\common\types.json", """{ "definitions": { "T": { "type": "object" } } }""", "My");
        var main = new SchemaText(@"C:\project\api\main.json", """
            { "title": "Main", "type": "object", "properties": { "t": { "$ref": "../common/types.json#/definitions/T" } } }
            """, "My");
        GeneratorRun run = new GeneratorRun(common, main).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Contains("public T? T ", run.PlainSource("My.Main.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "$ref": "NEXT" }""", true)]
    [InlineData("""{ "type": "object", "additionalProperties": { "$ref": "NEXT" } }""", true)]
    [InlineData("""{ "type": "array", "items": { "$ref": "NEXT" } }""", true)]
    [InlineData("""{ "type": "object", "allOf": [{ "$ref": "NEXT" }] }""", false)]
    [InlineData("""{ "type": "object", "anyOf": [{ "$ref": "NEXT" }, { "type": "string" }] }""", false)]
    public void LongChainOfReferences_IsReadOrReported(string link, bool isRead)
    {
        string links = string.Concat(Enumerable.Range(0, 20_000)
            .Select(i => $"\"r{i}\": {link.Replace("NEXT", $"#/definitions/r{i + 1}", StringComparison.Ordinal)}, "));
        string schema = $$"""
            { "title": "A", "type": "object", "properties": { "x": { "$ref": "#/definitions/r0" } },
              "definitions": { {{links}} "r20000": { "type": "integer" } } }
            """;
        GeneratorRun? run = null;
        var thread = new Thread(() => run = OrderContract.Generate(schema), maxStackSize: 1 << 20); // the compiler's stack size
        thread.Start();
        thread.Join();

        Assert.Equal(isRead ? [] : ["HC0008"], run!.Diagnostics.Select(static diagnostic => diagnostic.Id).Where(static id => id != "HC0016"));
    }
}
