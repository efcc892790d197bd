using System.Text;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>The contract of a schema with the title "Order", generated with validation and compiled.</summary>
internal static class OrderContract
{
    private const string Code = """
        public static class Entry
        {
            public static HiveContracts.ContractException? Read(byte[] json)
            {
                HiveContracts.Contract.TryParse<Shop.Order>(json, out _, out var error);
                return error;
            }
        }
        """;

    /// <summary>Generates the contracts of a schema.</summary>
    public static GeneratorRun Generate(string schema) => Generate(new SchemaText("/p/order.json", schema, "Shop"));

    /// <summary>Generates the contracts of several files.</summary>
    public static GeneratorRun Generate(params SchemaText[] files) => new GeneratorRun([("HiveContractsValidation", "on")], files).Generate();

    /// <summary>Returns a method that reads a document and returns the error, or null.</summary>
    public static Func<string, ContractException?> Load(GeneratorRun run)
    {
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        Func<byte[], ContractException?> read = run.Load<Func<byte[], ContractException?>>(Code, "Read");
        return json => read(Encoding.UTF8.GetBytes(json));
    }

    /// <inheritdoc cref="Load(GeneratorRun)"/>
    public static Func<string, ContractException?> Load(string schema) => Load(Generate(schema));

    /// <summary>Returns whether the build accepts a document as a sample of the contract.</summary>
    public static bool AcceptsSample(string schema, string json)
    {
        var sample = new SchemaText("/p/sample.json", json, "Shop", isSchema: false) { SampleType = "Order" };
        return Generate(new SchemaText("/p/order.json", schema, "Shop"), sample).Diagnostics.All(static diagnostic => diagnostic.Id != "HC0011");
    }

    /// <summary>Returns the schema of an object whose property "v" has the schema <paramref name="property"/>.</summary>
    public static string WithProperty(string property, string definitions = "{}") =>
        $$"""{ "title": "Order", "type": "object", "properties": { "v": {{property}} }, "definitions": {{definitions}} }""";

    /// <summary>Loads the contract of an object whose property "v" has the schema <paramref name="property"/>.</summary>
    public static Func<string, ContractException?> LoadWithProperty(string property, string definitions = "{}") => Load(WithProperty(property, definitions));
}
