using System.Text;

namespace HiveContracts.Tests;

/// <summary>What holds for every value: it is equal to another exactly if their JSON is, a change shows in the JSON, and what is written can be read.</summary>
public sealed class ValueLawTests
{
    [Fact]
    public void SettingOneVariant_UnsetsTheOthers()
    {
        TaskResult result = TaskResult.Parse("""{"response":[{"timestamp":1}]}""") with { Response = TaskResponse.Parse("""{"language":"EN"}""") };
        TaskResponse input = TaskResponse.Parse("""{"input":"..."}""") with { Input = TaskInput.Parse("""{"hash":"h"}""") };
        TaskResponse output = TaskResponse.Parse("""{"output":{"file":1}}""") with { Output = [TaskOutput.Parse("""{"time":1}""")] };

        Assert.Equal("""{"response":{"language":"EN"}}""", result.ToJson());
        Assert.Equal("""{"input":{"hash":"h"}}""", input.ToJson());
        Assert.Equal("""{"output":[{"time":1}]}""", output.ToJson());
    }

    [Fact]
    public void SettingAVariantToNull_KeepsTheOther() =>
        Assert.Equal("""{"response":[{"timestamp":1}]}""", (TaskResult.Parse("""{"response":[{"timestamp":1}]}""") with { Response = null }).ToJson());

    [Theory]
    [InlineData("""{"url":"http://a.example/x#one"}""", """{"url":"http://a.example/x#two"}""", false)]
    [InlineData("""{"media":"AAEC"}""", """{"media":"AAEC"}""", true)]
    [InlineData("""{"media":"AAEC"}""", """{"media":"AAED"}""", false)]
    [InlineData("""{"url":"http://a.example/","x":1,"y":2}""", """{"y":2,"x":1.0,"url":"http://a.example/"}""", true)]
    [InlineData("""{"text_data":"a"}""", """{"text_data":"a","metadata":"b"}""", false)]
    [InlineData("""{"text_data":"a","callback_url":"ftp://h/x"}""", """{"text_data":"a"}""", false)]
    public void Submissions_AreEqualIfTheirJsonIs(string left, string right, bool areEqual) =>
        AssertEquality(TaskSubmission.Parse(left), TaskSubmission.Parse(right), areEqual);

    [Theory]
    [InlineData("""{"url":"not a uri, one"}""", """{"url":"not a uri, two"}""", false)]
    [InlineData("""{"x":1}""", """{"x":1,"type":null}""", true)]
    [InlineData("""{"x":1.0}""", """{"x":1}""", true)]
    [InlineData("""{"x":1,"y":[{}]}""", """{"y":[{}],"x":1}""", true)]
    [InlineData("""{"x":1,"x":2}""", """{"x":2}""", true)]
    [InlineData("""{"x":1}""", """{"x":"1"}""", false)]
    [InlineData("""{"x":1}""", "{}", false)]
    [InlineData("""{"type":"a"}""", "{}", true)]
    public void AdditionalProperties_AreEqualIfTheirJsonIs(string left, string right, bool areEqual) =>
        AssertEquality(TaskMedia.Parse(left).AdditionalProperties, TaskMedia.Parse(right).AdditionalProperties, areEqual);

    [Theory]
    [InlineData("""[{"class":"a","score":1,"x":1,"y":2}]""", """[{"y":2,"x":1,"class":"a","score":1}]""", true)]
    [InlineData("""[{"class":"a","score":-0.0}]""", """[{"class":"a","score":0}]""", true)]
    [InlineData("""[{"class":"a","score":1,"x":1}]""", """[{"class":"a","score":1}]""", false)]
    [InlineData("""[{"class":"a"}]""", """[{"class":"a","score":null}]""", false)]
    [InlineData("""[{"class":"a","score":1},{"class":"b","score":2}]""", """[{"class":"b","score":2},{"class":"a","score":1}]""", false)]
    public void ClassScores_AreEqualIfTheirJsonIs(string left, string right, bool areEqual)
    {
        TaskOutput first = TaskOutput.Parse($$"""{"classes":{{left}}}""");
        TaskOutput second = TaskOutput.Parse($$"""{"classes":{{right}}}""");

        AssertEquality(first.Classes, second.Classes, areEqual);
        AssertEquality(first.Classes.Row, second.Classes.Row, areEqual);
        AssertEquality(first, second, areEqual);
    }

    [Theory]
    [InlineData("1e99999999999999999999", "1e999999999999999999990", false)]
    [InlineData("1e99999999999999999999", "10e99999999999999999998", true)]
    [InlineData("1e100000000000000000000", "10e99999999999999999999", true)]
    [InlineData("0.1e-99999999999999999999", "1e-100000000000000000000", true)]
    [InlineData("0.1e1000000000000000000", "1e999999999999999999", true)]
    [InlineData("0.01e-999999999999999999", "1e-1000000000000000001", true)]
    [InlineData("0.1e100000000000000000", "1e99999999999999999", true)]
    [InlineData("1e1000000000000000000", "1e999999999999999999", false)]
    [InlineData("1e+000000000000000000000000001", "10", true)]
    [InlineData("0e99999999999999999999", "0", true)]
    [InlineData("-1e-99999999999999999999", "1e-99999999999999999999", false)]
    public void NumbersOfAnyExponent_AreEqualIfTheirValueIs(string left, string right, bool areEqual) => AssertEquality(
        JsonValue.Parse(Encoding.UTF8.GetBytes(left)), JsonValue.Parse(Encoding.UTF8.GetBytes(right)), areEqual);

    [Fact]
    public void FileThatIsNotInMemory_IsEqualToItselfOnly()
    {
        MediaFile file = MediaFile.FromStream(new MemoryStream(), "clip.mp4");
        TaskSubmission submission = TaskSubmission.FromMedia(file);

        AssertEquality(submission, TaskSubmission.FromMedia(file), true);
        AssertEquality(submission, TaskSubmission.FromMedia(MediaFile.FromStream(new MemoryStream(), "clip.mp4")), false);
        Assert.Contains("clip.mp4", submission.ToString(), StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => submission.ToJson());
    }

    [Fact]
    public void UnpairedSurrogate_IsRefusedWhereItIsWritten()
    {
        TaskOutput output = TaskOutput.Parse("{}") with { Language = "a\uD800\nb" };

        Assert.Throws<ArgumentException>(() => output.ToUtf8Bytes());
        Assert.Throws<ArgumentException>(() => ClassScores.Create([new ClassScore("\uD800", 1)]));
        Assert.Throws<ArgumentException>(() => TaskSubmission.FromText("\uDC00").ToFormContent());
        Assert.Equal("""{"language":"a\uD800\nb"}""", output.ToString());
        AssertEquality(output, output with { Language = "a\uD800\nb" }, true);
        AssertEquality(output, output with { Language = "a\uFFFD\nb" }, false);
    }

    [Fact]
    public void NumberThatIsNotFinite_IsRefusedWhereItIsWritten()
    {
        TaskOutput output = TaskOutput.Parse("{}") with { Time = double.NaN };

        Assert.Throws<ArgumentException>(() => output.ToJson());
        Assert.Equal("""{"time":"NaN"}""", output.ToString());
        AssertEquality(output, output with { Time = double.NaN }, true);
    }

    [Fact]
    public void RequiredMemberWithoutAValue_IsRefusedWhereItIsWritten()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(static () => new TaskCallback { Id = null!, Status = [] }.ToJson());
        Assert.Equal("Expected a value of 'id', which TaskCallback requires, found none.", error.Message);
        Assert.Throws<InvalidOperationException>(static () => new TaskCallback { Id = "a", Status = null! }.ToJson());
    }

    [Fact]
    public void RelativeUri_IsRefusedWhereItIsSet() =>
        Assert.Throws<ArgumentException>(static () => new TaskMedia { Url = new Uri("clip.mp4", UriKind.Relative) });

    [Theory]
    [InlineData("{0a7c2f5e-50f1-4bb9-8bd7-8a1a7e7a3a01}")]
    [InlineData("(0a7c2f5e-50f1-4bb9-8bd7-8a1a7e7a3a01)")]
    [InlineData("0a7c2f5e50f14bb98bd78a1a7e7a3a01")]
    [InlineData(" 0a7c2f5e-50f1-4bb9-8bd7-8a1a7e7a3a01")]
    public void UuidOfAnotherForm_IsNull(string id) => Assert.Null(new TaskInput { Id = id }.IdGuid);

    [Theory]
    [InlineData("3.3333333333333333333333333333")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("\"\\u0031.50\"")]
    [InlineData("\"1.50\"")]
    [InlineData("1.50")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1e-29")]
    public void DecimalOfADocument_IsReadOrKept(string json)
    {
        string document = $$"""{"charge":{{json}}}""";
        TaskInput input = TaskInput.Parse(document);

        Assert.Equal(json is not ("79228162514264337593543950336" or "1e-29"), input.Charge is not null);
        Document.AssertEqual(Encoding.UTF8.GetBytes(document), input.ToUtf8Bytes());
    }

    [Fact]
    public void EveryDecimal_IsWrittenAndRead()
    {
        var random = new Random(20261125);
        for (int i = 0; i < 20_000; i++)
        {
            var value = new decimal(random.Next(), random.Next() - random.Next(), random.Next() - random.Next(), random.Next(2) == 0, (byte)random.Next(29));
            var input = new TaskInput { Charge = value };

            TaskInput read = TaskInput.Parse(input.ToUtf8Bytes());

            Assert.Equal(value, read.Charge);
            Assert.Equal(input, read);
        }
    }

    [Fact]
    public void EveryString_IsWrittenAndRead()
    {
        string text = string.Concat(Enumerable.Range(0, 0x3000).Select(static letter => (char)letter)) + "\U0001F41D\U0010FFFF\uFFFE\uFFFF";
        foreach (string value in (string[])[text, string.Concat(Enumerable.Repeat("ä\U0001F41D", 1 << 20)), new string('漢', (1 << 21) + 1), ""])
        {
            var output = new TaskOutput { Language = value };

            Assert.Equal(value, TaskOutput.Parse(output.ToUtf8Bytes()).Language);
        }
    }

    private static void AssertEquality<T>(T left, T right, bool areEqual)
        where T : IEquatable<T>
    {
        Assert.Equal(areEqual, left.Equals(right));
        Assert.Equal(areEqual, right.Equals(left));
        if (areEqual)
        {
            Assert.Equal(left.GetHashCode(), right.GetHashCode());
        }
    }
}
