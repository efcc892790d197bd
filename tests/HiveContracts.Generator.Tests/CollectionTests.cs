using System.Text;

namespace HiveContracts.Generator.Tests;

/// <summary>Lists and maps of anything are typed, and survive a round trip.</summary>
public sealed class CollectionTests
{
    private const string Entry = """
        using System;
        using System.Linq;
        using HiveContracts;
        using My;

        public static class Entry
        {
            public static string Read(byte[] json)
            {
                if (!Contract.TryParse<Collections>(json, out Collections? value, out var error))
                {
                    return error.Path + " " + error.Message;
                }

                return $"{value == Collections.Parse(value.ToUtf8Bytes())} {value}";
            }

            public static string Types(byte[] json)
            {
                Collections value = Collections.Parse(json);
                ContractList<ContractList<double>>? polygon = value.Polygon;
                ContractMap<ContractList<Part>>? groups = value.Groups;
                ContractMap<ContractMap<long>>? totals = value.Totals;
                ContractList<ContractMap<string>>? rows = value.Rows;
                ContractList<JsonValue>? anything = value.Anything;
                ContractList<string?>? names = value.Names;
                ContractMap<long?>? counts = value.Counts;
                ContractList<Part?>? parts = value.Parts;
                ContractList<CollectionsLevelsItem>? levels = value.Levels;
                ContractMap<CollectionsStatesValue?>? states = value.States;
                ContractList<DateTimeOffset> times = value.Times;
                ContractMap<DateOnly?>? days = value.Days;
                ContractList<Uri>? links = value.Links;
                ContractList<ContractList<decimal>>? prices = value.Prices;
                ContractList<string>? ids = value.Ids;
                ContractList<string>? words = value.Words;
                ContractList<int>? small = value.Small;
                ContractMap<Scores>? scores = value.Scores;
                return string.Join(
                    " ", polygon?[0][1], groups?["g"][0].Id, totals?["a"]["b"], rows?[0]["c"], anything?[0], names?[0] is null, counts?["n"] is null,
                    parts?[0] is null, levels?[0].Name, states?["s"]?.Name, times[0].Day, days?["d"]?.Day, links?[0].Host, prices?[0][0], ids?[0],
                    words?[0], small?[0], scores?["m"]["x"]);
            }

            public static string Replace(byte[] json)
            {
                Collections value = Collections.Parse(json);
                Collections same = value with { Times = value.Times };
                Collections other = value with { Times = [new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero)], Prices = null };
                return $"{same == value} {value == other} {other} {value.AdditionalProperties.Count}";
            }
        }
        """;

    private const string Everything = """
        {"polygon":[[0,1.5],[]],"groups":{"g":[{"id":1,"seen":["2024-02-29"]}],"h":[]},"totals":{"a":{"b":3},"c":{}},"rows":[{"c":"d"},{}],
         "anything":[1,null,{"a":[]}],"names":[null,"x"],"counts":{"n":null,"m":5},"parts":[null,{"id":2}],"levels":["low","unknown"],
         "states":{"s":"on","t":null},"times":["2024-05-06T07:08:09.000Z"],"days":{"d":"2024-02-29","e":null},"links":["https://a.test/b"],
         "prices":[["1.50","2"],[]],"ids":["not a UUID"],"words":["a",1,1.50],"small":[-2147483648],"scores":{"m":[{"class":"x","score":0.5}]}}
        """;

    [Theory]
    [InlineData(Everything)]
    [InlineData("""{"times":[]}""")]
    [InlineData("""{"times":["2024-05-06T07:08:09Z","2024-05-06 07:08"],"polygon":null,"names":[],"small":[1.0,1e2]}""")]
    [InlineData("""{"times":[],"days":{"a":"2024-02-30","b":"2024-01-01"},"links":["http://a.test","relative"],"small":[1,2147483648]}""")]
    [InlineData("""{"times":[],"totals":{"a":{"b":123456789012345678901234567890}},"prices":[["x"],["1.5"]],"counts":{"a":1e30}}""")]
    [InlineData("""{"times":[],"groups":{"a":[{"id":99999999999999999999,"seen":["soon"]}]},"prices":[[" 1"]]}""")]
    public void Collection_IsReadAndWritten(string json)
    {
        string read = Run("Read", json);

        Assert.StartsWith("True ", read, StringComparison.Ordinal);
        Assert.Equal(JsonValue.Parse(Encoding.UTF8.GetBytes(json)), JsonValue.Parse(Encoding.UTF8.GetBytes(read["True ".Length..])));
    }

    [Fact]
    public void Elements_HaveTheTypesOfMembers() =>
        Assert.Equal("1.5 1 3 d 1 True True True low on 6 29 a.test 1.50 not a UUID a -2147483648 0.5", Run("Types", Everything));

    [Theory]
    [InlineData("""{"times":["2024-05-06T07:08:09.000Z",null]}""", "$.times[1]")]
    [InlineData("""{"times":[1]}""", "$.times[0]")]
    [InlineData("""{"times":["soon"]}""", "$ Missing required property 'times', or its value is not a valid array of date-time.")]
    [InlineData("""{"times":[],"polygon":[[1],[2,"3"]]}""", "$.polygon[1][1]")]
    [InlineData("""{"times":[],"groups":{"a":[{"id":1},[]]}}""", "$.groups.a[1]")]
    [InlineData("""{"times":[],"small":[1.5]}""", "$.small[0]")]
    [InlineData("""{"times":[],"names":[1]}""", "$.names[0]")]
    public void InvalidElement_IsReportedWithItsPath(string json, string error) =>
        Assert.StartsWith(error + " ", Run("Read", json) + " ", StringComparison.Ordinal);

    [Fact]
    public void ReplacedList_IsWritten() => Assert.Equal(
        """True False {"times":["2020-01-02T03:04:05.000Z"],"days":{"a":"never"},"x":1} 2""",
        Run("Replace", """{"times":["2024-05-06T07:08:09Z"],"prices":[["1.5"]],"days":{"a":"never"},"x":1}"""));

    private static string Run(string method, string json)
    {
        string schema = File.ReadAllText(Repository.PathTo("tests", "HiveContracts.Generator.Tests", "cases", "collections.schema.json"));
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/collections.schema.json", schema, "My")).Generate();
        return run.Load<Func<byte[], string>>("#nullable enable\n" + Entry, method)(Encoding.UTF8.GetBytes(json));
    }
}
