using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>An error costs the types that it touches, and no others.</summary>
public sealed class ErrorCostTests
{
    private const string Use = "class Use { string? M(HiveContracts.TaskCallback callback) => callback.Id; }";

    [Theory]
    [InlineData("""{ "x-overlay": true, "definitions": { """)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("""{ "x-overlay": true, "type": "object" }""")]
    [InlineData("""{ "x-overlay": true, "definitions": { "VisualModeration": { "x-vocabulary": { "heads": { "gun": ["shotgun"] } } } } }""")]
    [InlineData("""{ "x-overlay": true, "definitions": { "VisualModeration": { "x-vocabulary": { "heads": { "gun": { "classes": ["gun_in_hand"] } } } } } }""")]
    [InlineData("""{ "x-overlay": true, "definitions": { "Mine": { "type": "objekt", "properties": 5 } } }""")]
    public void WrongOverlay_LeavesTheDefaultTypes(string overlay)
    {
        GeneratorRun run = new GeneratorRun([.. DefaultSchema.Files(), new SchemaText("/p/overlay.json", overlay)]).Generate();

        Assert.Contains(run.Diagnostics, static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        Assert.True(run.Diagnostics.Length <= 2, string.Join('\n', run.Diagnostics));
        Assert.Empty(run.Compile(Use));
    }

    [Theory]
    [InlineData("""{ "$ref": "#/definitions/Missing" }""")]
    [InlineData("""{ "type": 5 }""")]
    [InlineData("""{ "type": "object", "x-flatten": { "all": "/a/b" }, "x-is": { "good": { "property": "/a", "values": ["0"] } } }""")]
    [InlineData("""{ "type": "object", "x-form": true, "properties": { "l": { "type": "array", "items": { "type": "string" } } } }""")]
    [InlineData("""{ "type": "object", "properties": { "b": { "$ref": "#/definitions/Bad" } }, "oneOf": [{ "required": ["b"] }] }""")]
    [InlineData("""{ "x-vocabulary": { "scale": "much", "heads": { "h": 5, "j": { "classes": ["a", "a"] } } } }""")]
    public void WrongDefinition_LeavesTheOthers(string definition)
    {
        string schema = $$"""
            { "title": "Order", "type": "object", "properties": { "good": { "$ref": "#/definitions/Good" }, "bad": { "$ref": "#/definitions/Bad" } },
              "definitions": { "Bad": {{definition}}, "Good": { "type": "object", "properties": { "text": { "type": "string" } } } } }
            """;
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/order.json", schema, "Shop")).Generate();

        Assert.Contains(run.Diagnostics, static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        Assert.Empty(run.Compile("class Use { string? M(Shop.Order order) => order.Good?.Text; }"));
    }

    [Theory]
    [InlineData("""  """)]
    [InlineData(""" "x-form": true, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }], """)]
    public void PropertyNamedLikeAGeneratedMember_HasAnotherName(string keywords)
    {
        const string Own = """ "a": { "type": "string" }, "b": { "type": "string" } """;
        string[] members = [.. MembersOf($$"""{ {{Own}} }""").Except(["A", "B", "FromA", "FromB", "TryGetA", "TryGetB"])];
        string properties = string.Join(", ", members.Select(static name => $$""" "{{name}}": { "type": "string" } """));
        GeneratorRun run = Generate($$"""{ {{Own}}, {{properties}} }""");

        Assert.Contains("ToJson", members);
        Assert.Equal(members.Length, run.Diagnostics.Count(static diagnostic => diagnostic.Id == "HC0015"));
        Assert.Empty(run.Compile());

        GeneratorRun Generate(string own)
        {
            string schema = $$"""{ "title": "Order", "type": "object", {{keywords}} "properties": {{own}} }""";
            return new GeneratorRun(new SchemaText("/p/order.json", schema, "Shop")).Generate();
        }

        IEnumerable<string> MembersOf(string own) => Generate(own).ToReference().Compilation.GetTypeByMetadataName("Shop.Order")!
            .GetMembers()
            .Where(static member => member is { CanBeReferencedByName: true, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public })
            .Select(static member => member.Name)
            .Distinct();
    }

    [Fact]
    public void MalformedFile_CostsItsOwnTypes()
    {
        GeneratorRun run = new GeneratorRun(
            new SchemaText(
                "/p/a.json",
                """{ "title": "A", "type": "object", "properties": { "b": { "$ref": "b.json" }, "s": { "type": "string" } } }""",
                "Shop"),
            new SchemaText("/p/b.json", """{ "title": "B", "type": """, "Shop")).Generate();

        Assert.Equal("HC0001", Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.Compile("class Use { string? M(Shop.A a) => a.S; }"));
    }

    [Fact]
    public void LongName_GivesAFileNameThatFits()
    {
        string name = new('N', 272);
        string schema = $$"""{ "title": "{{name}}", "type": "object", "definitions": { "{{new string('漢', 200)}}": { "type": "object" } } }""";
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/order.json", schema, "My.Contracts")).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile());
        Assert.All(run.Sources().Keys, static file => Assert.True(System.Text.Encoding.UTF8.GetByteCount(file) < 200, file));
    }
}
