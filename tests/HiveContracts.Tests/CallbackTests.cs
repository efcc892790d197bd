using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HiveContracts.Tests;

public sealed class CallbackTests
{
    public static TheoryData<string> Documents() => [.. Document.Names()];

    [Fact]
    public void Members_HaveTheValuesOfTheDocument()
    {
        TaskCallback callback = TaskCallback.Parse(Document.Read("text-callback.json"));
        TaskResult result = Assert.Single(callback.Status);
        TaskInput input = result.Response!.Input!;
        TaskOutput output = Assert.Single(callback.Outputs);

        Assert.Equal("4f7c2f5e-50f1-4bb9-8bd7-8a1a7e7a3a01", callback.Id);
        Assert.Equal("10001", callback.ProjectId);
        Assert.Null(callback.Metadata);
        Assert.Equal(new DateTimeOffset(2020, 5, 28, 0, 19, 40, 769, TimeSpan.Zero), callback.ResentOn);
        Assert.Equal("manual", callback.ResentBy);
        Assert.True(callback.FromCache);
        Assert.Equal("0", result.Status!.Code);
        Assert.Equal("\"a quoted text\" with ümläut and 🐝", input.Text);
        Assert.Equal(0.00100m, input.Charge);
        Assert.Equal(1, input.ModelVersion);
        Assert.Null(input.Media!.Mimetype);
        Assert.Equal(0.0, output.Time);
        Assert.Equal(18, output.EndCharIndex);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_RoundTrips(string name)
    {
        byte[] document = Document.Read(name);
        Document.AssertEqual(document, TaskCallback.Parse(document).ToUtf8Bytes());
    }

    [Fact]
    public void Sample_RoundTrips()
    {
        byte[] document = File.ReadAllBytes(Repository.Shared("hive", "samples", "callback-text-v1-float.json"));
        TaskCallback callback = TaskCallback.Parse(document);

        Document.AssertEqual(document, callback.ToUtf8Bytes());
        Assert.Equal(8, Assert.Single(callback.Outputs).Classes.Count);
    }

    [Fact]
    public void EqualDocuments_AreEqualValues()
    {
        TaskCallback left = TaskCallback.Parse(Document.Read("video-callback.json"));
        TaskCallback right = TaskCallback.Parse(Document.Read("video-callback.json"));

        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.NotEqual(left, right with { Metadata = "changed" });
        Assert.NotEqual(left, TaskCallback.Parse(Document.Read("text-callback.json")));
    }

    [Fact]
    public void UnknownProperty_IsFoundByName()
    {
        TaskCallback callback = TaskCallback.Parse("""{"id":"a","status":[],"later":{"x":[1]}}"""u8);

        Assert.Single(callback.AdditionalProperties);
        Assert.True(callback.AdditionalProperties.TryGetValue("later", out JsonElement later));
        Assert.Equal("""{"x":[1]}""", later.GetRawText());
        Assert.False(callback.AdditionalProperties.TryGetValue("id", out _));
    }

    [Theory]
    [InlineData("""{"id":"a","status":[],"metadata":null}""")]
    [InlineData("""{"id":"a","status":[]}""")]
    [InlineData("""{"id":"a","status":[],"metadata":""}""")]
    public void NullMissingAndEmpty_AreDistinguished(string json) =>
        Document.AssertEqual(Encoding.UTF8.GetBytes(json), Encoding.UTF8.GetBytes(Rewrite(json)));

    [Theory]
    [InlineData("\"2020-05-28T00:18:15.223Z\"", true)]
    [InlineData("\"2020-05-28T02:18:15+02:00\"", true)]
    [InlineData("\"2020-05-28 00:18:15\"", true)]
    [InlineData("\"2020-05-28T02:18:15.5+0200\"", true)]
    [InlineData("\"2020-05-28T02:18:15+02\"", true)]
    [InlineData("\"2020-05-28T02:18:15+15:00\"", false)]
    [InlineData("\"2020-05-28T02:18:15+2:00\"", false)]
    [InlineData("\"string\"", false)]
    [InlineData("\"\"", false)]
    public void Date_KeepsItsSpelling_AndOtherStringsArePreserved(string date, bool isDate)
    {
        string json = $$"""{"id":"a","status":[],"resent_on":{{date}}}""";
        TaskCallback callback = TaskCallback.Parse(Encoding.UTF8.GetBytes(json));

        Assert.Equal(isDate, callback.ResentOn is not null);
        Assert.Equal(!isDate, callback.AdditionalProperties.TryGetValue("resent_on", out _));
        Assert.Equal(json, Rewrite(json));
    }

    [Theory]
    [InlineData("\"0.00100\"")]
    [InlineData("0.10200000000000001")]
    [InlineData("0")]
    [InlineData("0.00001")]
    [InlineData("1e-05")]
    [InlineData("\"1E2\"")]
    public void Charge_IsReadFromStringOrNumber(string charge)
    {
        string json = $$"""{"charge":{{charge}}}""";
        TaskInput input = TaskInput.Parse(Encoding.UTF8.GetBytes(json));

        Assert.Equal(decimal.Parse(charge.Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture), input.Charge);
        Assert.Equal(json, Encoding.UTF8.GetString(input.ToUtf8Bytes()));
    }

    [Theory]
    [InlineData("\"free\"")]
    [InlineData("\"\"")]
    [InlineData("1e29")]
    public void ChargeThatIsNotADecimal_IsPreserved(string charge)
    {
        string json = $$"""{"charge":{{charge}}}""";
        TaskInput input = TaskInput.Parse(Encoding.UTF8.GetBytes(json));

        Assert.Null(input.Charge);
        Assert.True(input.AdditionalProperties.TryGetValue("charge", out _));
        Assert.Equal(json, Encoding.UTF8.GetString(input.ToUtf8Bytes()));
    }

    [Theory]
    [InlineData("/foo/bar")]
    [InlineData("www.example")]
    public void UrlThatIsNotAbsolute_IsPreserved(string url)
    {
        string json = $$"""{"url":"{{url}}"}""";
        TaskMedia media = TaskMedia.Parse(Encoding.UTF8.GetBytes(json));

        Assert.Null(media.Url);
        Assert.Equal(json, Encoding.UTF8.GetString(media.ToUtf8Bytes()));
    }

    [Fact]
    public void JsonOfAnyType_IsEqualByValueAndKeepsItsSpelling()
    {
        TaskOutput left = TaskOutput.Parse("""{"algorithmic_tags":{"a":1.0,"b":"\ud800"}}"""u8);
        TaskOutput right = TaskOutput.Parse("""{"algorithmic_tags":{"a":1.0,"b":"\ud800"}}"""u8);

        Assert.Equal(left, right);
        Assert.Equal("""{"algorithmic_tags":{"a":1.0,"b":"\ud800"}}""", Encoding.UTF8.GetString(left.ToUtf8Bytes()));
        Assert.Equal(JsonValue.Parse("""{"a":1,"b":2}"""u8), JsonValue.Parse("""{"b":2.0,"a":1}"""u8));
        Assert.NotEqual(JsonValue.Parse("1"u8), JsonValue.Parse("\"1\""u8));
        Assert.NotEqual(TaskOutput.Parse("""{"classes":[{"class":"a","x":1}]}"""u8), TaskOutput.Parse("""{"classes":[{"class":"a","x":2}]}"""u8));
    }

    [Fact]
    public void ChangedMember_IsWrittenWithItsNewValue()
    {
        TaskInput input = TaskInput.Parse("""{"project_id":7,"created_on":"string","charge":"0.5","text":null}"""u8);
        TaskInput changed = input with { ProjectId = "8", CreatedOn = DateTimeOffset.UnixEpoch, Charge = 1.5m, Text = "x" };

        // The JSON type is that of the old value.
        Document.AssertEqual("""{"project_id":8,"created_on":"1970-01-01T00:00:00.000Z","charge":"1.5","text":"x"}"""u8, changed.ToUtf8Bytes());
        Document.AssertEqual("""{"project_id":"none"}"""u8, (TaskInput.Parse("""{"project_id":7}"""u8) with { ProjectId = "none" }).ToUtf8Bytes());
    }

    [Fact]
    public void RepeatedProperty_HasTheLastValueThatIsNotNull()
    {
        Assert.Equal("""{"id":"b","status":[]}""", Rewrite("""{"id":"a","status":[],"id":"b"}"""));
        Assert.Equal("""{"id":"b","status":[]}""", Rewrite("""{"id":null,"status":[],"id":"b","id":null}"""));
        Assert.Equal("""{"project_id":"7"}""", RewriteInput("""{"project_id":7,"project_id":"7"}"""));
        Assert.Equal("""{"project_id":7}""", RewriteInput("""{"project_id":7,"project_id":null}"""));
        Assert.Equal("""{"charge":"0.50"}""", RewriteInput("""{"charge":"0.50","charge":null}"""));
        Assert.Equal("""{"created_on":"string"}""", RewriteInput("""{"created_on":"string","created_on":null}"""));
        Assert.Empty(TaskInput.Parse("""{"created_on":"string","created_on":"2020-05-28T00:18:15Z"}"""u8).AdditionalProperties);

        static string RewriteInput(string json) => Encoding.UTF8.GetString(TaskInput.Parse(Encoding.UTF8.GetBytes(json)).ToUtf8Bytes());
    }

    private static string Rewrite(string json) => Encoding.UTF8.GetString(TaskCallback.Parse(Encoding.UTF8.GetBytes(json)).ToUtf8Bytes());
}
