using System.Globalization;

namespace HiveContracts.Generator.Tests;

/// <summary>Schemas that are legal and odd: the generated code compiles without a warning.</summary>
public sealed class UnusualSchemaTests
{
    [Theory]
    [InlineData("""{ "type": "object", "properties": { "t": { "$ref": "#/definitions/Tree" } }, "definitions": { "Tree": { "type": "array", "items": { "$ref": "#/definitions/Tree" } } } }""")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/definitions/B" } }, "definitions": { "B": { "$ref": "#/definitions/C" }, "C": { "type": "object", "properties": { "x": { "type": "string" } } } } }""")]
    [InlineData("""{ "type": "object", "properties": { "contract": { "type": "string" }, "contract_list": { "type": "string", "format": "uuid" }, "guid": { "type": "string" }, "argument_null_exception": { "type": "string" }, "value_check": { "type": "string", "format": "uri", "x-schemes": ["http"] } } }""")]
    [InlineData("""{ "type": "object", "properties": { "wire_names": { "type": "string" }, "wire_notes": { "type": "string" }, "notes": { "type": "string" }, "notes_value": { "type": "string" } } }""")]
    [InlineData("""{ "type": "object", "properties": { "ß": { "type": "string" }, "ẞ": { "type": "string" }, "漢字": { "type": "string" }, "a\"b\\c": { "type": "string" }, "<x>&": { "type": "string" } } }""")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "object", "properties": { "x\ny": { "type": "object", "properties": { "z": { "type": "string" } } } } } } }""")]
    [InlineData("""{ "definitions": { "A\nB": { "type": "object", "description": "control \u0001 and lone \ud800" }, "C\u2028D": { "type": "object" } } }""")]
    [InlineData("""{ "title": "Empty", "type": "object" }""")]
    [InlineData("""{ "type": "object", "x-is": { "good": [{ "property": "/a", "values": ["x\"y", null] }, { "property": "/b", "values": [null] }] }, "properties": { "a": { "type": "string" }, "b": { "type": "string" } } }""")]
    [InlineData("""{ "type": "object", "examples": [{ "$ref": "nowhere" }], "properties": { "examples": { "type": "string", "examples": ["x"] } } }""")]
    [InlineData("""{ "type": "object", "x-form": true, "properties": { "d": { "type": "number", "format": "decimal" }, "t": { "type": "string", "format": "date-time" }, "day": { "type": "string", "format": "date" }, "o": { "$ref": "#/definitions/O" }, "b": { "type": "boolean" }, "n": { "type": "number" }, "i": { "type": "integer", "format": "int32" }, "any": {} }, "definitions": { "O": { "type": "object" } } }""")]
    [InlineData("""{ "type": "object", "required": ["s", "n", "any", "o"], "properties": { "s": { "$ref": "#/definitions/S" }, "n": { "type": "number" }, "any": { "type": "object" }, "o": { "$ref": "#" } }, "definitions": { "S": { "type": "array", "x-class-scores": true } } }""")]
    [InlineData("""{ "type": "object", "properties": { "a": { "anyOf": [{ "type": "object", "properties": { "x": { "type": "string" } } }, { "title": "a_list", "type": "array", "items": { "type": "string" } }, { "title": "a_text", "type": "string" }, { "title": "a_number", "type": "number" }, { "title": "a_flag", "type": "boolean" }] } } }""")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } }, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }""")]
    [InlineData("""{ "definitions": { "BestFit": { "type": "object", "properties": { "the_bestfit": { "$ref": "#/definitions/BestFit" }, "item": { "type": "array", "items": { "$ref": "#/definitions/Item" } }, "of_classes": { "$ref": "#/definitions/Classes" } } }, "Count": { "type": "object", "properties": { "the_count": { "$ref": "#/definitions/Count" }, "item": { "type": "array", "items": { "$ref": "#/definitions/Item" } }, "of_classes": { "$ref": "#/definitions/Classes" } } }, "Create": { "type": "object", "properties": { "the_create": { "$ref": "#/definitions/Create" }, "item": { "type": "array", "items": { "$ref": "#/definitions/Item" } }, "of_classes": { "$ref": "#/definitions/Classes" } } }, "Find": { "type": "object", "properties": { "the_find": { "$ref": "#/definitions/Find" }, "item": { "type": "array", "items": { "$ref": "#/definitions/Item" } }, "of_classes": { "$ref": "#/definitions/Classes" } } }, "IsPresent": { "type": "object", "properties": { "the_ispresent": { "$ref": "#/definitions/IsPresent" }, "item": { "type": "array", "items": { "$ref": "#/definitions/Item" } }, "of_classes": { "$ref": "#/definitions/Classes" } } }, "Item": { "type": "object", "properties": { "the_row": { "$ref": "#/definitions/Row" }, "count": { "type": "integer" } } }, "Row": { "type": "object", "properties": { "the_row": { "$ref": "#/definitions/Row" }, "item": { "type": "array", "items": { "$ref": "#/definitions/Item" } }, "of_classes": { "$ref": "#/definitions/Classes" } } }, "Top": { "type": "object", "properties": { "the_top": { "$ref": "#/definitions/Top" }, "item": { "type": "array", "items": { "$ref": "#/definitions/Item" } }, "of_classes": { "$ref": "#/definitions/Classes" } } }, "Value": { "type": "object", "properties": { "the_value": { "$ref": "#/definitions/Value" }, "item": { "type": "array", "items": { "$ref": "#/definitions/Item" } }, "of_classes": { "$ref": "#/definitions/Classes" } } }, "Match": { "type": "object", "properties": { "the_match": { "$ref": "#/definitions/Match" }, "item": { "type": "array", "items": { "$ref": "#/definitions/Item" } }, "of_classes": { "$ref": "#/definitions/Classes" } } }, "Vocabularies": { "type": "object", "properties": { "the_vocabularies": { "$ref": "#/definitions/Vocabularies" }, "item": { "type": "array", "items": { "$ref": "#/definitions/Item" } }, "of_classes": { "$ref": "#/definitions/Classes" } } }, "Scores": { "type": "object", "properties": { "the_scores": { "$ref": "#/definitions/Scores" }, "item": { "type": "array", "items": { "$ref": "#/definitions/Item" } }, "of_classes": { "$ref": "#/definitions/Classes" } } }, "Key": { "type": "object", "properties": { "the_key": { "$ref": "#/definitions/Key" }, "item": { "type": "array", "items": { "$ref": "#/definitions/Item" } }, "of_classes": { "$ref": "#/definitions/Classes" } } }, "List": { "type": "object", "properties": { "the_list": { "$ref": "#/definitions/List" }, "item": { "type": "array", "items": { "$ref": "#/definitions/Item" } }, "of_classes": { "$ref": "#/definitions/Classes" } } }, "Classes": { "type": "array", "x-class-scores": true }, "V": { "x-vocabulary": { "scale": "probability", "classes": ["thing"] } } } }""")]
    public void OddSchema_CompilesWithoutAWarning(string schema)
    {
        GeneratorRun run = new GeneratorRun(new SchemaText("/project/odd.schema.json", schema, "My.Odd")).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile());
    }

    /// <summary>Found by random schemas.</summary>
    [Theory]
    [InlineData("off")]
    [InlineData("on")]
    public void KeywordsBesideAReference_AreReportedAndIgnored(string validation)
    {
        const string schema = """{ "title": "T", "type": "object", "properties": { "p": { "$ref": "#/definitions/D", "anyOf": [{ "type": "string" }, { "type": "number", "title": "n" }] } }, "definitions": { "D": { "type": "string" } } }""";
        GeneratorRun run = new GeneratorRun([("HiveContractsValidation", validation)], new SchemaText("/p/t.json", schema, "My")).Generate();

        Assert.Equal("HC0004", Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.Compile("class Use { string? M(My.T t) => t.P; }"));
    }

    [Fact]
    public void OneOfWhoseTypesDoNotTellTheCase_IsNoUnion()
    {
        const string schema = """{ "title": "Choice", "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } }, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }""";

        Assert.DoesNotContain("[Union]", new GeneratorRun(new SchemaText("/p/c.json", schema, "My")).Generate().PlainSource("My.Choice.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Overlays_AddToEachOtherAndReferToWhatTheyAdd()
    {
        var second = new SchemaText("/project/b.json", """
            { "x-overlay": true, "definitions": { "TaskOutput": { "properties": { "mine": { "$ref": "#/definitions/Mine" }, "theirs": { "$ref": "#/definitions/Vertex" } } }, "Mine": { "properties": { "more": { "type": "string" } } } } }
            """);
        var first = new SchemaText("/project/a.json", """{ "x-overlay": true, "definitions": { "Mine": { "type": "object", "properties": { "some": { "type": "string" } } }, "TaskCallback": { "properties": { "extra": { "type": "string" } } } } }""");
        GeneratorRun run = new GeneratorRun([.. DefaultSchema.Files(), second, first]).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile("""class Use { string? M(HiveContracts.TaskCallback c) => c.Extra + c.Outputs[0].Mine!.Some + c.Outputs[0].Mine!.More + c.Outputs[0].Theirs!.X; }"""));
    }

    [Fact]
    public void FilesInOtherFolders_AreFoundByRelativePath()
    {
        var common = new SchemaText(@"C:\project\common\types.json", """{ "definitions": { "T": { "type": "object" } } }""", "My");
        var main = new SchemaText(@"C:\project\api\main.json", """{ "title": "Main", "type": "object", "properties": { "t": { "$ref": "../common/types.json#/definitions/T" } } }""", "My");
        GeneratorRun run = new GeneratorRun(common, main).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Contains("public T? T", run.PlainSource("My.Main.g.cs").Replace("public T? T ", "public T? T", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Culture_ChangesNothing()
    {
        Dictionary<string, string> expected = new GeneratorRun(DefaultSchema.Files()).Generate().Sources();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Tests run in invariant mode: a culture of our own, with signs and separators that some cultures have.
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat = new NumberFormatInfo { NegativeSign = "\u2212", NumberDecimalSeparator = ",", NumberGroupSeparator = "\u00A0" };
            CultureInfo.CurrentCulture = odd;
            Assert.Equal(expected, new GeneratorRun(DefaultSchema.Files()).Generate().Sources());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void DamagedDefaultSchema_NeverThrows()
    {
        SchemaText[] files = [.. DefaultSchema.Files()];
        string[] texts = [.. files.Select(static file => file.GetText().ToString())];
        var random = new Random(20261123);
        string[] splices = ["", "{", "}", "[", "]", ",", "\"", ":", "null", "true", "0", "1e999", "\"$ref\": \"#\",", "\"type\": \"object\",", "\"x-vocabulary\": [],", "\\", "\u2028", "\0"];
        for (int i = 0; i < 150; i++)
        {
            int file = random.Next(files.Length);
            string text = texts[file];
            int at = random.Next(text.Length);
            string damaged = text[..at] + splices[random.Next(splices.Length)] + text[Math.Min(text.Length, at + random.Next(12))..];
            GeneratorRun run = new GeneratorRun(files.Select((schema, index) => index == file ? new SchemaText(schema.Path, damaged) : schema)).Generate();
            Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0008");
        }
    }
}
