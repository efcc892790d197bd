using System.Globalization;

namespace HiveContracts.Generator.Tests;

/// <summary>Keywords follow the draft that <c>$schema</c> names.</summary>
public sealed class DraftTests
{
    [Theory]
    [InlineData("""{ "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "properties": { "a": { "const": 1 } } }""", "HC0017", "'const'")]
    [InlineData("""
        { "$schema": "http://json-schema.org/draft-06/schema#", "type": "object", "if": { "required": ["a"] }, "then": false }
        """, "HC0017", "'if'")]
    [InlineData("""
        { "$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "properties": { "a": { "contains": {}, "maxContains": 1 } } }
        """, "HC0017", "'maxContains'")]
    [InlineData("""
        { "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": { "a": { "items": [{ "type": "string" }] } } }
        """, "HC0007", "'items'")]
    [InlineData("""
        { "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "properties": { "a": { "exclusiveMinimum": 1 } } }
        """, "HC0007", "must be true or false")]
    [InlineData("""{ "$schema": "https://example.com/my-own", "type": "object" }""", "HC0004", "$schema: https://example.com/my-own")]
    public void KeywordOutsideTheDraft_IsReportedAndIgnored(string schema, string id, string message)
    {
        GeneratorRun run = OrderContract.Generate("{ \"title\": \"Order\", " + schema[1..]);

        Assert.Contains(
            run.Diagnostics,
            diagnostic => diagnostic.Id == id && diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://json-schema.org/draft/2020-12/schema", true)]
    [InlineData("https://json-schema.org/draft/2019-09/schema", true)]
    [InlineData("http://json-schema.org/draft-07/schema#", false)]
    public void Format_IsAnAnnotationSince2019(string draft, bool isAnnotation)
    {
        GeneratorRun run = OrderContract.Generate(
            $$"""{ "$schema": "{{draft}}", "title": "Order", "type": "object", "properties": { "v": { "format": "ipv4" } } }""");

        Assert.Empty(run.Diagnostics);
        Assert.Equal(isAnnotation, OrderContract.Load(run)("""{"v":"127.0.0.0.1"}""") is null);
    }
}
