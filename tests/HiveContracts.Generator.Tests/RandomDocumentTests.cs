using System.Text;
using CsCheck;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>
/// Random schemas with validation on: the build accepts the samples that the generated reader accepts, and compares baselines without failing.
/// </summary>
public sealed class RandomDocumentTests
{
    private static readonly Gen<string> Value = Nested(2);

    [Fact]
    public void RandomSample_IsAcceptedIfItIsRead()
    {
        var random = new PCG(1, 20261125);
        int rejected = 0;
        int accepted = 0;
        for (int i = 0; i < 60; i++)
        {
            string schema = RandomSchemaTests.RootOf(RandomSchemaTests.Schema.Generate(random, null, out Size _));
            string[] documents = [.. Enumerable.Range(0, 20).Select(_ => $$"""{ "p": {{Generate(Value)}}, "q": {{Generate(Value)}} }""")];
            SchemaText[] samples = [.. documents.Select(static (json, index) => new SchemaText($"/p/{index}", json, isSchema: false) { SampleType = "Root" })];
            SchemaText file = new("/p/random.json", schema, "My.Own");
            GeneratorRun run = new GeneratorRun([("HiveContractsValidation", "on")], [file, .. samples]).Generate();
            if (run.Diagnostics.Any(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error))
            {
                continue;
            }

            Func<byte[], bool> accepts = run.Load<Func<byte[], bool>>(
                """
                public static class Entry { public static bool Accepts(byte[] json) => HiveContracts.Contract.TryParse<My.Own.Root>(json, out _, out _); }
                """,
                "Accepts");
            HashSet<string> reported =
                [.. run.Diagnostics.Where(static diagnostic => diagnostic.Id == "HC0011").Select(static diagnostic => diagnostic.Location.GetLineSpan().Path)];
            for (int index = 0; index < documents.Length; index++)
            {
                bool isRead = accepts(Encoding.UTF8.GetBytes(documents[index]));
                Assert.True(isRead != reported.Contains($"/p/{index}"), $"{documents[index]} is {(isRead ? "" : "not ")}read, and the build differs: {schema}");
                rejected += isRead ? 0 : 1;
                accepted += isRead ? 1 : 0;
            }
        }

        Assert.True(rejected > 100 && accepted > 100, $"{accepted} accepted, {rejected} rejected");

        string Generate(Gen<string> values) => values.Generate(random, null, out Size _);
    }

    [Fact]
    public void RandomSchema_IsItsOwnBaseline()
    {
        var random = new PCG(1, 20261126);
        string before = "{}";
        for (int i = 0; i < 150; i++)
        {
            string schema = RandomSchemaTests.RootOf(RandomSchemaTests.Schema.Generate(random, null, out Size _));

            Assert.DoesNotContain(Run(schema, schema).Diagnostics, static diagnostic => diagnostic.Id == "HC0012");
            Run(before, schema); // any change is described without an exception
            before = schema;
        }

        static GeneratorRun Run(string released, string current) => new GeneratorRun(
            [("HiveContractsValidation", "on")],
            new SchemaText("/p/random.json", current, "My.Own"),
            new SchemaText("/p/contracts.baseline.json", $"{{ \"My.Own/random.json\": {released} }}", isSchema: false) { IsBaseline = true }).Generate();
    }

    private static Gen<string> Nested(int depth)
    {
        if (depth == 0)
        {
            return RandomSchemaTests.AnyValue;
        }

        Gen<string> inner = Nested(depth - 1);
        return Gen.OneOf(
            RandomSchemaTests.AnyValue,
            inner.Array[0, 3].Select(static items => $"[{string.Join(", ", items)}]"),
            Gen.Select(RandomSchemaTests.Name, inner, static (name, value) => $"{name}: {value}").Array[0, 3].Select(RandomSchemaTests.ObjectOf));
    }
}
