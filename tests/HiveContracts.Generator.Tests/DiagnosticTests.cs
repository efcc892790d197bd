using System.Globalization;
using HiveContracts.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>Each diagnostic points to what is marked in its schema.</summary>
public sealed class DiagnosticTests
{
    [Theory]
    [InlineData("""{ "title": "A", $$}""")]
    [InlineData("""{ "title": "A", "type": $$object }""")]
    [InlineData("""{ "title": "A" }$$x""")]
    [InlineData("""{ $$'title': "A" }""")]
    [InlineData("""{ $$// comment }""")]
    [InlineData("""{ "title": $$NaN }""")]
    [InlineData("""{ "title": 0$$17 }""")]
    [InlineData("""{ "title": 1.$$, "a": 1 }""")]
    [InlineData("""{ "title": "a\$$'" }""")]
    [InlineData("""{ "title": "a$$	" }""")]
    [InlineData("""{ "title": "A"$$""")]
    public void MalformedJson_IsReportedAtItsPosition(string markup) => Expect("HC0001", markup);

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public void EmptyFile_IsReported(string text)
    {
        Diagnostic diagnostic = Assert.Single(new GeneratorRun(new SchemaText("/a.schema.json", text)).Generate().Diagnostics);

        Assert.Equal(("HC0001", "Not JSON: the file is empty"), (diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void DuplicateProperty_IsReportedAtTheSecond() =>
        Expect("HC0001", """{ "title": "A", "type": "object", $$"title": "B" }""", "'title' occurs twice");

    [Theory]
    [InlineData("""
        { "type": "object", "properties": { "a": { "$ref": [|"#/definitions/Lien"|] } }, "definitions": { "Line": { "type": "string" } } }
        """, "did you mean 'Line'")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": [|"other.schema.json"|] } } }""", "no schema file")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": [|"#anchor"|] } } }""", "no anchor 'anchor'")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": [|"#/properties/c"|] }, "b": { "type": "string" } } }""", "expected #/definitions/Name")]
    [InlineData("""{ "definitions": { "B": { "$ref": [|"#/definitions/B"|] } } }""", "leads back to itself")]
    [InlineData("""{ "definitions": { "B": { "anyOf": [{ "type": "integer" }, { "$ref": [|"#/definitions/B"|] }] } } }""", "without going deeper")]
    [InlineData("""
        { "definitions": { "B": { "anyOf": [{ "$ref": "#/definitions/C" }] }, "C": { "anyOf": [{ "$ref": [|"#/definitions/B"|] }] } } }
        """, "without going deeper")]
    [InlineData("""
        { "type": "object", "properties": { "a": { "$ref": [|"#/definitions/Empty/definitions/C"|] } }, "definitions": { "Empty": {} } }
        """, "expected #/definitions/Name")]
    public void UnresolvedReference_IsReportedWithASuggestion(string markup, string message) => Expect("HC0002", markup, message);

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", [|"fromat"|]: "uri" } } }""", "did you mean 'format'")]
    [InlineData("""{ "type": "object", [|"x-flaten"|]: {} }""", "did you mean 'x-flatten'")]
    public void UnknownKeyword_IsReportedWithASuggestion(string markup, string message) => Expect("HC0003", markup, message);

    [Theory]
    [InlineData("""{ "type": "object", [|"zzzzz"|]: {} }""", "not a keyword of JSON Schema;")]
    [InlineData("""{ "type": "object", [|"zzzzz"|]: {}, "properties": { "a": { "type": "string", "zzzzz": {} } } }""", "not a keyword of JSON Schema;")]
    [InlineData("""{ "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", [|"const"|]: {} }""", "not a keyword of draft-04;")]
    public void WordThatIsNoKeyword_IsReportedOnce(string markup, string message) => Expect("HC0017", markup, message);

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "number", [|"maxLength"|]: 1 } } }""", "a string without a format")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", "format": [|"emial"|] } } }""", "format: emial")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#", [|"type"|]: "string" } } }""", "next to a $ref")]
    [InlineData("""{ "type": "object", "oneOf": [[|{|] "type": "object" }] }""", "oneOf")]
    [InlineData("""
        { "type": "object", "properties": { "a": { "type": "string" } }, "oneOf": [{ "required": ["a"] }], [|"anyOf"|]: [{ "required": ["a"] }] }
        """, "next to a oneOf")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "integer", "format": [|"uri"|] } } }""", "for this type")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "array", "items": { "type": "string", [|"minLength"|]: 1 } } } }""", "items")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "array", [|"properties"|]: {} } } }""", "but an object")]
    [InlineData("""
        { "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } }, [|"required"|]: ["b"], "oneOf": [{ "required": ["a"] }] }
        """, "next to a oneOf")]
    public void UnsupportedKeyword_IsReported(string markup, string message) => Expect("HC0004", markup, message);

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "number", [|"minimum"|]: 1 } } }""", "minimum")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "number", [|"maximum"|]: 1.797e308 } } }""", "maximum")]
    [InlineData("""{ "type": "object", [|"additionalProperties"|]: false }""", "additionalProperties")]
    [InlineData("""{ "type": "object", "required": [[|"b"|]], "properties": { "a": { "type": "string" } } }""", "required")]
    [InlineData("""{ "type": "object", "properties": { "a": { [|"enum"|]: ["x", 1] } } }""", "enum")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", [|"anyOf"|]: [{ "type": "string" }] } } }""", "anyOf")]
    public void ValidationKeyword_IsReportedWithoutValidation(string markup, string message) => Expect("HC0009", markup, message);

    [Theory]
    [InlineData("""
        { "type": "object", "properties": { "a": { [|"oneOf"|]: [{ "type": "object", "title": "x" }, { "type": "object", "title": "y" }] } } }
        """, "several objects")]
    [InlineData("""{ "type": "object", "properties": { "a": [|{|] "allOf": [{ "if": {} }] } } }""", "names no type")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "array", "items": [|{|] "type": ["string", "object"] } } } }""", "several JSON types")]
    [InlineData("""
        { "type": "object", "properties": { "a": { "type": "object", "additionalProperties": { [|"anyOf"|]: [{ "type": "string" }, { "type": "object" }] } } } }
        """, "several JSON types")]
    [InlineData("""
        { "type": "object", "properties": { "a": { "$ref": "#/definitions/T" } },
          "definitions": { "T": { "type": "array", "items": [|{|] "$ref": "#/definitions/T" } } } }
        """, "contains itself")]
    public void ValueWithoutAType_IsReported(string markup, string message) =>
        Expect("HC0016", markup, message, ("HiveContractsValidation", "on"));

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a": { "pattern": [|"^(a$"|] } } }""", "a group is not closed")]
    [InlineData("""{ "type": "object", "properties": { "a": { "pattern": [|"\\a"|] } } }""", "it has no escape")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", "format": [|"colour"|] } } }""", "format: colour")]
    public void UnenforcedKeyword_IsReportedWithValidation(string markup, string message) =>
        Expect("HC0004", markup, message, ("HiveContractsValidation", "on"));

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a_b": { "type": "string" }, [|"a-b"|]: { "type": "string" } } }""", "taken by 'a_b'")]
    [InlineData("""{ "type": "object", "definitions": { "Line": { "type": "object" }, [|"line"|]: { "type": "object" } } }""", "taken by 'Line'")]
    [InlineData("""{ "definitions": { "Url": { "type": "object" }, [|"URL"|]: { "type": "object" } } }""", "taken by 'Url' in test.schema.json, line 3")]
    [InlineData("""{ "definitions": { [|"Support"|]: { "type": "object" } } }""", "generated code")]
    [InlineData("""{ "definitions": { [|"ToString"|]: { "type": "object" } } }""", "generated code")]
    [InlineData("""
        { "type": "object", "properties": { [|"url"|]: { "type": "string" }, "from_url": { "type": "string" } }, "oneOf": [{ "required": ["url"] }] }
        """, "FromUrl is taken by 'from_url'")]
    [InlineData("""{ "definitions": { "V": { "x-vocabulary": { "scale": "probability", "classes": [[|"row"|]] } } } }""", "generated code")]
    [InlineData("""{ "definitions": { "V": { "x-vocabulary": { "scale": "probability", "classes": [[|"v_scores"|]] } } } }""", "generated code")]
    [InlineData("""{ "type": "object", "definitions": { [|"HiveClient"|]: { "type": "object" } } }""", "generated code")]
    [InlineData("""{ "type": "object", "properties": { [|"parse"|]: { "type": "string" } } }""", "generated code")]
    [InlineData("""
        { "definitions": { "V": { "x-vocabulary": { "scale": "probability", "heads": { "h": { "classes": ["a_b", [|"a-b"|]] } } } } } }
        """, "taken by 'a_b'")]
    public void NameThatIsTaken_IsReportedAtTheOneThatGotAnother(string markup, string message) => Expect("HC0015", markup, message);

    [Theory]
    [InlineData("""
        { "type": "object", "properties": { "a": { "x-name": "B", "type": "string" }, [|"c"|]: { "x-name": "B", "type": "string" } } }
        """, "'c' becomes C instead")]
    public void ChosenNameThatIsTaken_IsReported(string markup, string message) => Expect("HC0005", markup, message);

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a": { [|"enum"|]: 5 } } }""", "an array")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "number", [|"multipleOf"|]: 0 } } }""", "above 0")]
    [InlineData("""{ "type": "object", "properties": { "a": { [|"not"|]: 5 } } }""", "an object or a boolean")]
    [InlineData("""{ [|"type"|]: "objekt" }""", "array, boolean")]
    [InlineData("""{ "type": "object", [|"properties"|]: [] }""", "an object")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", "x-form-part": [|"fiel"|] } } }""", "file")]
    [InlineData("""{ "definitions": { "V": { "x-vocabulary": { [|"scale"|]: "probable", "heads": {} } } } }""", "probability")]
    [InlineData("""{ "type": "object", "x-flatten": { "all": [|"/a/b"|] } }""", "a list of objects")]
    [InlineData("""{ "type": "object", "x-is": { [|"good"|]: { "property": "/a", "values": ["0"] } } }""", "to a string")]
    [InlineData("""{ "type": "object", "x-string-form": [|"text"|], "properties": { "a": { "type": "string" } } }""", "one of the properties")]
    [InlineData("""{ "x-overlay": true, "definitions": { [|"Visual"|]: { "x-vocabulary": { "heads": {} } } } }""", "not a vocabulary of another file")]
    [InlineData("""
        { "title": "R", "type": "object", "properties": { "r2": { "$ref": "#" } }, [|"oneOf"|]: [{ "required": ["r2"] }] }
        """, "other than class scores and the containing type")]
    [InlineData("""
        { "type": "object", "required": ["b"], "x-string-form": [|"a"|], "properties": { "a": { "type": "string" }, "b": { "type": "string" } } }
        """, "requires none")]
    [InlineData("""{ "x-overlay": true, [|"type"|]: "object" }""", "only definitions")]
    [InlineData("""{ [|"x-overlay"|]: false }""", "true")]
    [InlineData("""$$[]""", "a JSON object")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", [|"maxLength"|]: 1.5 } } }""", "a count")]
    [InlineData("""{ "type": "object", "properties": { "a": { [|"maxLength"|]: 1e400 } } }""", "maxLength")]
    [InlineData("""{ "type": "object", [|"x-answer"|]: "#" }""", "next to x-form")]
    [InlineData("""{ "type": "object", "x-form": true, "x-answer": [|"#/definitions/A"|], "definitions": { "A": { "type": "string" } } }""", "an object")]
    [InlineData("""{ "type": "object", "x-task-id": [|"id"|], "properties": { "id": { "type": "string" } } }""", "a required string property")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "array", [|"x-class-scores"|]: true } } }""", "one of its definitions")]
    [InlineData("""{ "type": "object", "definitions": { "A": { [|"x-overlay"|]: true } } }""", "at the root")]
    [InlineData("""{ "type": "object", "x-form": true, "properties": { [|"a"|]: { "type": "array", "items": { "type": "string" } } } }""", "in a form")]
    [InlineData("""
        { "type": "object", "properties": { "a": { "type": "string" } }, "oneOf": [{ "required": ["a"] }, { "required": [[|"a"|]] }] }
        """, "another property")]
    [InlineData("""
        { "definitions": { "V": { "x-vocabulary": { "scale": "probability", "heads": { "h": { [|"clases"|]: [] } } } } } }
        """, "did you mean 'classes'")]
    public void InvalidKeywordValue_IsReported(string markup, string message) => Expect("HC0007", markup, message);

    [Theory]
    [InlineData("protected")]
    [InlineData("Public")]
    public void InvalidVisibility_IsReported(string visibility)
    {
        Diagnostic diagnostic = Assert.Single(new GeneratorRun([("HiveContractsVisibility", visibility)], DefaultSchema.Files()).Generate().Diagnostics);

        Assert.Equal("HC0006", diagnostic.Id);
        Assert.Contains($"'{visibility}'; expected internal or public", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void InvalidNamespace_IsReported()
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
            Assert.Contains($"{descriptor.Id}  | {descriptor.Category,-22} | {descriptor.DefaultSeverity}", releases, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void UnicodeLineBreak_DoesNotShiftThePosition()
    {
        const string schema = "{\n  \"description\": \"a\u2028b\u0085c\",\n  \"type\": \"object\",\n  \"zzzzz\": 1\n}";
        Diagnostic diagnostic = Assert.Single(new GeneratorRun(new SchemaText("/a.schema.json", schema)).Generate().Diagnostics);

        Assert.Equal("HC0017", diagnostic.Id);
        Assert.Equal(schema.IndexOf("\"zzzzz\"", StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
    }

    private static void Expect(string id, string markup, string message = "", params (string Name, string Value)[] properties)
    {
        const string path = "/project/test.schema.json";
        MarkedText schema = MarkedText.Parse("\n\n  " + markup); // neither line nor column is 0

        Diagnostic diagnostic = Assert.Single(new GeneratorRun(properties, new SchemaText(path, schema.Text)).Generate().Diagnostics);

        Assert.Equal(id, diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        schema.AssertIsMarked(diagnostic, path);
    }
}
