using System.Globalization;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>Every type and member has a name, which depends on its own place.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("+1", "Plus1")]
    [InlineData("-1", "Minus1")]
    [InlineData("application/json", "ApplicationJson")]
    [InlineData("", "Empty")]
    [InlineData("👍", "U1F44D")]
    [InlineData("漢字", "漢字")]
    [InlineData("class", "Class")]
    [InlineData("toString", "ToStringValue")]
    [InlineData("GetHashCode", "GetHashCodeValue")]
    [InlineData("T", "TValue")]
    [InlineData("4o", "_4o")]
    [InlineData("*", "Star")]
    [InlineData("\u0001", "U0001")]
    public void Property_HasAMember(string property, string member)
    {
        GeneratorRun run = Generate($$"""{ "title": "T", "type": "object", "properties": { {{Json(property)}}: { "type": "string" } } }""");

        Assert.Empty(run.Compile($$"""class Use { string? M(My.T t) => t.{{member}}; }"""));
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
    }

    [Theory]
    [InlineData("""{ "a_b": {}, "a-b": {}, "a b": {}, "AB": {} }""", "AB AHyphenB ASpaceB ABValue")]
    [InlineData("""{ "id": {}, "Id": {}, "ID": {} }""", "Id IdValue ID")]
    [InlineData("""{ "id": { "type": "string", "format": "uuid" }, "id_guid": {} }""", "Id IdGuid")]
    [InlineData("""{ "id_guid": {}, "id": { "type": "string", "format": "uuid" } }""", "Id IdGuid")]
    [InlineData("""{ "a": { "x-name": "B" }, "b": {} }""", "B BValue")]
    [InlineData("""
        { "a": { "anyOf": [{ "type": "string", "title": "text" }, { "type": "number" }, { "type": "array", "title": "many", "items": { "type": "string" } }] } }
        """, "A ANumber Many")]
    public void PropertiesWithOneName_AllHaveMembers(string properties, string members)
    {
        GeneratorRun run = Generate($$"""{ "title": "T", "type": "object", "properties": {{properties}} }""");

        string values = string.Join(", ", members.Split(' ').Select(static name => "t." + name));
        Assert.Empty(run.Compile($$"""class Use { object?[] M(My.T t) => new object?[] { {{values}} }; }"""));
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("Exception")]
    [InlineData("Action")]
    [InlineData("Object")]
    [InlineData("String")]
    [InlineData("Contract")]
    [InlineData("JsonValue")]
    [InlineData("MediaFile")]
    [InlineData("HiveClient")]
    [InlineData("Support")]
    [InlineData("System")]
    [InlineData("HiveContracts")]
    [InlineData("Task")]
    [InlineData("ToString")]
    [InlineData("Default")]
    public void Definition_HasATypeInEveryNamespace(string name)
    {
        foreach (string space in (string[])["HiveContracts", "My"])
        {
            string schema = $$"""
                { "title": "Root", "type": "object", "properties": { "x": { "$ref": "#/definitions/{{name}}" } },
                  "definitions": { "{{name}}": { "type": "object", "properties": { "text": { "type": "string" } } } } }
                """;
            GeneratorRun run = new GeneratorRun(new SchemaText("/p/s.schema.json", schema, space)).Generate();

            Assert.Empty(run.Compile($$"""class Use { string? M({{space}}.Root root) => root.X?.Text; }"""));
            Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
        }
    }

    [Theory]
    [InlineData("Name", """{ "enum": ["a", "b"] }""")]
    [InlineData("IsKnown", """{ "enum": ["a", "b"] }""")]
    [InlineData("Name", """{ "anyOf": [{ "type": "string" }, { "type": "string", "enum": ["a", "b"] }] }""")]
    [InlineData("Value", """{ "oneOf": [{ "$ref": "#/definitions/A" }, { "$ref": "#/definitions/B" }] }""")]
    [InlineData("Match", """{ "oneOf": [{ "$ref": "#/definitions/A" }, { "$ref": "#/definitions/B" }] }""")]
    [InlineData("Value", """{ "type": "object", "properties": { "value": {}, "name": {} } }""")]
    [InlineData("Switch", """{ "type": "object", "properties": { "a": { "type": "string" } }, "oneOf": [{ "required": ["a"] }] }""")]
    public void DefinitionNamedLikeAMemberOfItsType_Compiles(string name, string definition)
    {
        GeneratorRun run = Generate($$"""
            { "title": "Value", "type": "object", "properties": { "x": { "$ref": "#/definitions/{{name}}" } },
              "definitions": { "{{name}}": {{definition}},
                "A": { "type": "object", "required": ["k"], "properties": { "k": { "const": "a" } } },
                "B": { "type": "object", "required": ["k"], "properties": { "k": { "const": "b" } } } } }
            """);

        Assert.Empty(run.Compile());
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
    }

    [Fact]
    public void DefinitionsOfTwoFiles_HaveTheNameOfTheSecondFileInFront()
    {
        const string schema = """{ "definitions": { "Line": { "type": "object", "properties": { "{0}": { "type": "string" } } } } }""";
        GeneratorRun run = new GeneratorRun(
            new SchemaText("/p/a.schema.json", schema.Replace("{0}", "first", StringComparison.Ordinal), "My"),
            new SchemaText("/p/b.schema.json", schema.Replace("{0}", "second", StringComparison.Ordinal), "My"),
            new SchemaText("/p/old/b.schema.json", schema.Replace("{0}", "third", StringComparison.Ordinal), "My")).Generate();

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id != "HC0015");
        Assert.Empty(run.Compile("class Use { string? M(My.Line a, My.BLine b, My.OldBLine c) => a.First + b.Second + c.Third; }"));
    }

    [Fact]
    public void RootsWithOneTitle_HaveTheNamesOfTheirFiles()
    {
        const string schema = """{ "title": "Event", "type": "object", "properties": { "{0}": { "type": "string" } } }""";
        GeneratorRun run = new GeneratorRun(
            new SchemaText("/p/opened.schema.json", schema.Replace("{0}", "first", StringComparison.Ordinal), "My"),
            new SchemaText("/p/closed.schema.json", schema.Replace("{0}", "second", StringComparison.Ordinal), "My")).Generate();

        Assert.Empty(run.Compile("class Use { string? M(My.Event a, My.Opened b) => a.Second + b.First; }"));
    }

    [Fact]
    public void RootThatIsAReference_IsTheTypeOfItsTarget()
    {
        GeneratorRun run = Generate("""
            { "$ref": "#/definitions/S", "definitions": { "S": { "type": "object", "properties": { "a": { "type": "string" } } } } }
            """);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile("class Use { string? M(My.S s) => s.A; }"));
        Assert.Equal("My.S.g.cs", Assert.Single(run.Sources().Keys, static file => file.StartsWith("My.S", StringComparison.Ordinal)));
    }

    [Fact]
    public void EqualInlineEnums_AreOneType()
    {
        GeneratorRun run = Generate("""
            { "title": "T", "type": "object", "properties": { "x": { "enum": ["a", "b"] }, "y": { "enum": ["a", "b"] }, "z": { "enum": ["b", "a"] } } }
            """);

        Assert.Empty(run.Compile("class Use { bool M(My.T t) => t.X == t.Y && t.X == My.TX.A && t.Z == My.TZ.A; }"));
    }

    [Fact]
    public void InlineObjectOfASharedBase_IsOneType()
    {
        GeneratorRun run = Generate("""
            { "definitions": {
                "Base": { "type": "object", "properties": { "inner": { "type": "object", "properties": { "a": { "type": "string" } } } } },
                "A": { "allOf": [{ "$ref": "#/definitions/Base" }] , "type": "object", "properties": { "more": { "type": "string" } } },
                "B": { "allOf": [{ "$ref": "#/definitions/Base" }] , "type": "object", "properties": { "other": { "type": "string" } } } } }
            """);

        Assert.Empty(run.Compile("class Use { My.BaseInner? M(My.A a, My.B b) => a.Inner ?? b.Inner; }"));
    }

    [Fact]
    public void ChosenNames_AreUsed()
    {
        GeneratorRun run = Generate("""
            { "title": "T", "type": "object", "x-name": "Order",
              "properties": { "a": { "x-name": "First", "type": "object", "properties": { "b": { "type": "string" } } },
                "l": { "type": "array", "items": { "x-name": "Entry", "type": "object", "properties": { "c": { "type": "string" } } } },
                "d": { "$ref": "#/definitions/d", "x-name": "Second" } },
              "definitions": { "d": { "x-name": "Part", "type": "object" } } }
            """);

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
        Assert.Empty(run.Compile("""
            class Use { (My.OrderFirst?, string?, My.Part?) M(My.Order order) { My.Entry entry = order.L![0]; return (order.First, entry.C, order.Second); } }
            """));
    }

    [Fact]
    public void OverlayChoosesNames()
    {
        GeneratorRun run = new GeneratorRun(
            new SchemaText("/p/a.schema.json", """
                { "title": "T", "type": "object", "properties": { "a": { "$ref": "#/definitions/D" } }, "definitions": { "D": { "type": "object" } } }
                """, "My"),
            new SchemaText("/p/z.json", """
                { "x-overlay": true, "definitions": { "T": { "x-name": "Order", "properties": { "a": { "x-name": "Part" } } }, "D": { "x-name": "Piece" } } }
                """, "My")).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile("class Use { My.Piece? M(My.Order order) => order.Part; }"));
    }

    [Fact]
    public void NameThatIsNoIdentifier_IsReported()
    {
        GeneratorRun run = Generate("""{ "title": "T", "type": "object", "properties": { "a": { "x-name": "1-2", "type": "string" } } }""");

        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("HC0007", diagnostic.Id);
        Assert.Contains("must be a C# identifier, but is '1-2'", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(run.Compile("class Use { string? M(My.T t) => t.A; }"));
    }

    [Fact]
    public void MoreProperties_KeepTheNamesOfTheOthers()
    {
        Dictionary<string, string> before = Names("""
            { "title": "T", "type": "object", "properties": { "a_b": {}, "a-b": {}, "x": { "enum": ["a", "b"] } } }
            """);
        Dictionary<string, string> after = Names("""
            { "title": "T", "type": "object", "properties": { "a_b": {}, "a-b": {}, "x": { "enum": ["a", "b"] }, "a.b": {}, "a/b": {},
                "y": { "enum": ["c", "d"] } },
              "definitions": { "More": { "type": "object", "properties": { "x": { "enum": ["a", "b"] } } } } }
            """);

        Assert.All(before, pair => Assert.Equal(pair.Value, after[pair.Key]));

        static Dictionary<string, string> Names(string schema)
        {
            INamedTypeSymbol type = Generate(schema).ToReference().Compilation.GetTypeByMetadataName("My.T")!;
            return type.GetMembers().OfType<IPropertySymbol>().ToDictionary(static member => member.Name, static member => member.Type.ToDisplayString());
        }
    }

    private static GeneratorRun Generate(string schema) => new GeneratorRun(new SchemaText("/p/s.schema.json", schema, "My")).Generate();

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
