using System.Globalization;

namespace HiveContracts.Generator.Tests;

public sealed class AllOfTests
{
    [Fact]
    public void AllOf_MergesPropertiesIntoOneType()
    {
        const string schema = """
            {
              "title": "Order", "type": "object",
              "allOf": [{ "$ref": "#/definitions/Base" }, { "properties": { "b": { "type": "string" } }, "required": ["b"] }],
              "properties": { "c": { "type": "boolean" } },
              "definitions": { "Base": { "type": "object", "allOf": [{ "$ref": "#/definitions/Root" }], "properties": { "a": { "type": "integer" } } },
                               "Root": { "type": "object", "properties": { "id": { "type": "string" }, "next": { "$ref": "#/definitions/Base" } } } }
            }
            """;
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/order.json", schema, "Shop")).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile("""
            static class Use
            {
                static object? All(Shop.Order order) => (order.A, order.B.Length, order.C, order.Id, order.Next?.Next?.A);
            }
            """));
    }

    [Fact]
    public void ContradictingAllOf_IsReported()
    {
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/order.json", """
            { "title": "Order", "type": "object",
              "allOf": [{ "properties": { "a": { "type": "string" } } }],
              "properties": { "a": { "type": "integer" } } }
            """, "Shop")).Generate();

        Assert.Contains("more than one way", Assert.Single(run.Diagnostics).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
