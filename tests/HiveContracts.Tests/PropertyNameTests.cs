using System.Text;
using HiveContracts.Support;

namespace HiveContracts.Tests;

/// <summary>Finds properties by name: in any order, with any escapes, and whatever order was learned before.</summary>
public sealed class PropertyNameTests
{
    private static readonly string[] Names = ["first", "second", "a\"b", "ü", "tab\t", "last_of_them_with_a_long_name"];

    [Theory]
    [InlineData("""{"a\"b":1}""", "a\"b")]
    [InlineData("""{"a\u0022b":1}""", "a\"b")]
    [InlineData("""{"ü":1}""", "ü")]
    [InlineData("""{"\u00FC":1}""", "ü")]
    [InlineData("""{"tab\t":1}""", "tab\t")]
    [InlineData("""{"\u0066irst":1}""", "first")]
    [InlineData("""{"last_of_them_with_a_long_name":1}""", "last_of_them_with_a_long_name")]
    public void NameWithAnyEscapes_IsFound(string json, string name) => Assert.Equal([name], Read(new PropertyNames("T", Names), json));

    [Fact]
    public void AnyOrder_IsReadAfterAnyOther()
    {
        var names = new PropertyNames("T", Names);
        var random = new Random(1);
        string[] order = [.. Names];
        for (int i = 0; i < 200; i++)
        {
            random.Shuffle(order);
            string[] subset = order[..random.Next(order.Length + 1)];
            string json = "{" + string.Join(',', subset.Select(name => Encoding.UTF8.GetString(JsonWriter.Quote(name)) + ":" + i)) + "}";

            Assert.Equal(subset, Read(names, json));
        }
    }

    [Fact]
    public void FirstOrder_IsPredictedAfterAFloodOfOthers()
    {
        var names = new PropertyNames("T", Names);
        int[] order = [3, 5, 0, 2];
        int[] other = [1, 0, 4, 3];
        string json = Document(order);
        Read(names, json);
        var random = new Random(1);
        int[] flood = [0, 1, 2, 3, 4, 5];
        for (int i = 0; i < 200; i++)
        {
            random.Shuffle(flood);
            Read(names, Document(flood));
        }

        Read(names, Document(other));
        int previous = -1;
        foreach (int property in order)
        {
            Assert.Equal(property, names.PredictNext(previous)?.Index);
            previous = property;
        }

        // The last other order is predicted as well.
        Assert.Equal(1, names.PredictOther(-1)?.Index);
        Assert.Contains(0, (int?[])[names.PredictNext(1)?.Index, names.PredictOther(1)?.Index]);

        static string Document(int[] properties) =>
            "{" + string.Join(',', properties.Select(static property => Encoding.UTF8.GetString(JsonWriter.Quote(Names[property])) + ":1")) + "}";
    }

    [Fact]
    public void OrderOfMostDocuments_ReplacesTheFirstOne()
    {
        var names = new PropertyNames("T", Names);
        Read(names, """{"last_of_them_with_a_long_name":1}""");
        for (int i = 0; i < 70_000; i++)
        {
            Read(names, new string(' ', i % 64) + """{"ü":1}"""); // a sample of offsets is counted
        }

        Assert.Equal(3, names.PredictNext(-1)?.Index);
    }

    [Fact]
    public void SimilarName_IsUnknown()
    {
        var names = new PropertyNames("T", Names);

        Assert.Empty(Read(names, """{"firsu":1,"f":2,"first ":3,"fjrst":4,"last_of_them_with_a_long_namf":5,"ü ":6,"":7}"""));
    }

    private static List<string> Read(PropertyNames names, string json)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes(json));
        List<string> properties = [];
        PreservedProperties? preserved = null;
        int property = -1;
        reader.Begin();
        reader.BeginObject();
        while ((property = reader.NextProperty(names, property, ref preserved)) >= 0)
        {
            properties.Add(names[property]);
            reader.Skip();
        }

        reader.End();
        return properties;
    }
}
