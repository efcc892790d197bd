using System.Text;
using System.Text.Json;

namespace HiveContracts.Generator.Tests;

/// <summary>Objects whose property names are data, and arrays of numbers and booleans, survive a round trip.</summary>
public sealed class MapTests
{
    private const string Entry = """
        public static class Entry
        {
            public static string Read(byte[] json)
            {
                if (!HiveContracts.Contract.TryParse<My.Totals>(json, out My.Totals? totals, out var error))
                {
                    return error.Path + " " + error.Message;
                }

                _ = (totals.Day?.DayOfWeek, totals.Labels?["x"].Length, totals.Parts?["x"].Share, totals.Self?["x"].Counts["y"] + 1L, totals.Shares?[0] + 0.5);
                return $"{totals == My.Totals.Parse(totals.ToUtf8Bytes())} {totals}";
            }
        }
        """;

    [Theory]
    [InlineData("""{"counts":{"b":1,"a":-2,"":9007199254740993}}""")]
    [InlineData("""
        {"counts":{},"labels":{"x":"y","ü\"":"z"},"parts":{"x":{"share":0.5,"more":1},"y":{}},"mixed":{"m":null,"n":3},"shares":[1,2.5],
         "flags":[true,false],"day":"2024-02-29","self":{"x":{"counts":{"y":1}}}}
        """)]
    [InlineData("""{"counts":{},"parts":null,"day":"2023-02-29"}""")]
    public void Map_IsReadAndWritten(string json)
    {
        string read = Read(json);

        Assert.StartsWith("True ", read, StringComparison.Ordinal);
        using var expected = JsonDocument.Parse(json);
        using var actual = JsonDocument.Parse(read["True ".Length..]);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, actual.RootElement), read);
    }

    [Theory]
    [InlineData("""{"counts":{"a":"1"}}""", "$.counts.a")]
    [InlineData("""{"counts":{"a":null}}""", "$.counts.a")]
    [InlineData("""{"counts":{},"shares":[1,"x"]}""", "$.shares[1]")]
    [InlineData("""{"counts":{},"flags":{}}""", "$.flags")]
    [InlineData("""{}""", "$")]
    public void InvalidValue_IsReportedWithItsPath(string json, string path) => Assert.StartsWith(path + " ", Read(json), StringComparison.Ordinal);

    [Fact]
    public void DuplicateKey_HasItsLastValue() =>
        Assert.Contains("""{"counts":{"a":2}}""", Read("""{"counts":{"a":1,"a":2}}"""), StringComparison.Ordinal);

    private static string Read(string json)
    {
        string schema = File.ReadAllText(Repository.PathTo("tests", "HiveContracts.Generator.Tests", "cases", "maps.schema.json"));
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/maps.schema.json", schema, "My")).Generate();
        return run.Load<Func<byte[], string>>(Entry, "Read")(Encoding.UTF8.GetBytes(json));
    }
}
