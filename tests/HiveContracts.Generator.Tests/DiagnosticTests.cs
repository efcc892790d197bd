using System.Globalization;
using HiveContracts.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>Each diagnostic by where it points: in the schemas below, at the text between « and ».</summary>
public sealed class DiagnosticTests
{
    [Theory]
    [InlineData("""{ "title": "A", «}»""")]
    [InlineData("""{ "title": "A", "type": «o»bject }""")]
    [InlineData("""{ "title": "A" }«x»""")]
    public void MalformedJson_IsReportedWhereItIs(string schema) => Expect("HC0001", schema, approximate: true);

    [Fact]
    public void DuplicateKey_IsReportedAtTheSecond() => Expect("HC0001", """{ "title": "A", "type": "object", «"»title": "B" }""", "'title' comes twice");

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": «"#/definitions/Lien"» } }, "definitions": { "Line": { "type": "string" } } }""", "did you mean 'Line'")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": «"other.schema.json"» } } }""", "no schema file")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": «"#anchor"» } } }""", "JSON pointer")]
    public void UnresolvedReference_IsReportedWithASuggestion(string schema, string message) => Expect("HC0002", schema, message);

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", «"fromat"»: "uri" } } }""", "did you mean 'format'")]
    [InlineData("""{ "type": "object", «"x-flaten"»: {} }""", "did you mean 'x-flatten'")]
    [InlineData("""{ "type": "object", «"zzzzz"»: {} }""", "no keyword")]
    public void UnknownKeyword_IsReportedWithASuggestion(string schema, string message) => Expect("HC0003", schema, message);

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "number", «"minimum"»: 1 } } }""", "minimum")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "number", «"maxLength"»: 1 } } }""", "a string without a format")]
    [InlineData("""{ "type": "object", "properties": { "a": { «"anyOf"»: [{ "type": "string" }, { "type": "string", "title": "b" }] } } }""", "different JSON types")]
    [InlineData("""{ "type": "object", "properties": { "a": { «"anyOf"»: [{ "type": "string" }, { "type": "number" }] } } }""", "a title of its own")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/definitions/U" } }, "definitions": { "U": { «"oneOf"»: [{ "type": "string" }] } } }""", "no object")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", "format": «"emial"» } } }""", "format: emial")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#", «"type"»: "string" } } }""", "beside a $ref")]
    [InlineData("""{ "type": "object", "oneOf": [«{» "type": "object" }] }""", "oneOf")]
    public void UntranslatedKeyword_IsReported(string schema, string message) => Expect("HC0004", schema, message);

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a_b": { "type": "string" }, «"a-b"»: { "type": "string" } } }""", "taken by 'a_b'")]
    [InlineData("""{ "type": "object", "definitions": { "Line": { "type": "object" }, «"line"»: { "type": "object" } } }""", "taken by 'Line'")]
    [InlineData("""{ "type": "object", "definitions": { «"Uri"»: { "type": "object" } } }""", "generated code")]
    [InlineData("""{ "type": "object", "properties": { «"parse"»: { "type": "string" } } }""", "generated code")]
    [InlineData("""{ "definitions": { "V": { "x-vocabulary": { "scale": "probability", "heads": { "h": { "classes": ["a_b", «"a-b"»] } } } } } }""", "taken by 'a_b'")]
    public void CollidingNames_AreReportedAtTheSecond(string schema, string message) => Expect("HC0005", schema, message);

    [Theory]
    [InlineData("""{ «"type"»: "objekt" }""", "array, boolean")]
    [InlineData("""{ "type": "object", «"properties"»: [] }""", "an object")]
    [InlineData("""{ "type": "object", "properties": { "a": «true» } }""", "an object")]
    [InlineData("""{ "type": "object", "required": [«"b"»], "properties": { "a": { "type": "string" } } }""", "one of the properties")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", "x-form-part": «"fiel"» } } }""", "file")]
    [InlineData("""{ "definitions": { "V": { "x-vocabulary": { «"scale"»: "probable", "heads": {} } } } }""", "probability")]
    [InlineData("""{ "type": "object", "x-flatten": { "all": «"/a/b"» } }""", "a list of objects")]
    [InlineData("""{ "type": "object", "x-is": { «"good"»: { "property": "/a", "values": ["0"] } } }""", "to a string")]
    [InlineData("""{ "type": "object", "x-string-form": «"text"», "properties": { "a": { "type": "string" } } }""", "one of the properties")]
    [InlineData("""{ "x-overlay": true, "definitions": { «"Visual"»: { "x-vocabulary": { "heads": {} } } } }""", "a vocabulary to add to")]
    [InlineData("""{ "x-overlay": true, «"type"»: "object" }""", "only definitions")]
    [InlineData("""{ «"x-overlay"»: false }""", "true")]
    [InlineData("""«[»]""", "a JSON object")]
    public void BadValue_IsReported(string schema, string message) => Expect("HC0007", schema, message);

    [Theory]
    [InlineData("protected")]
    [InlineData("Public")]
    public void BadVisibility_IsReported(string visibility)
    {
        Diagnostic diagnostic = Assert.Single(new GeneratorRun([("HiveContractsVisibility", visibility)], DefaultSchema.Files()).Generate().Diagnostics);

        Assert.Equal("HC0006", diagnostic.Id);
        Assert.Contains($"'{visibility}'; expected internal or public", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void BadNamespace_IsReported()
    {
        Diagnostic diagnostic = Assert.Single(new GeneratorRun(new SchemaText("/a.schema.json", "{}", "Not A Namespace")).Generate().Diagnostics);

        Assert.Equal("HC0006", diagnostic.Id);
    }

    [Fact]
    public void EveryDiagnostic_HasAPageAndAReleaseLine()
    {
        string releases = File.ReadAllText(Repository.PathTo("generator", "HiveContracts.Generator", "AnalyzerReleases.Unshipped.md"));
        foreach (DiagnosticDescriptor descriptor in Descriptors.All)
        {
            string page = File.ReadAllText(Repository.PathTo("generator", "docs", descriptor.Id + ".md"));
            Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title.ToString(CultureInfo.InvariantCulture)}", page, StringComparison.Ordinal);
            Assert.Contains($"{descriptor.Id}  | Schema   | {descriptor.DefaultSeverity}", releases, StringComparison.Ordinal);
        }
    }

    private static void Expect(string id, string marked, string message = "", bool approximate = false)
    {
        int start = marked.IndexOf('«', StringComparison.Ordinal);
        int length = marked.IndexOf('»', StringComparison.Ordinal) - start - 1;
        const string margin = "\n\n  "; // so that line and column are put to the test
        string schema = margin + marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

        Diagnostic diagnostic = Assert.Single(new GeneratorRun(new SchemaText("/project/test.schema.json", schema)).Generate().Diagnostics);

        Assert.Equal(id, diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        Assert.Equal("/project/test.schema.json", span.Path);
        if (start < 0)
        {
            return;
        }

        Assert.Equal(2, span.StartLinePosition.Line);
        if (approximate)
        {
            Assert.InRange(span.StartLinePosition.Character, start, start + 3);
            return;
        }

        Assert.Equal(start + 2, span.StartLinePosition.Character);
        Assert.Equal(length, span.EndLinePosition.Character - span.StartLinePosition.Character);
    }
}
