using System.Text;
using HiveContracts.Support;

namespace HiveContracts.Tests;

/// <summary>The path, the position and the message of errors.</summary>
public sealed class ErrorTests
{
    [Fact]
    public void NameInAPath_HasNoControlCharactersAndIsCut()
    {
        ContractException forged = Assert.Throws<ContractException>(
            static () => TaskCallback.Parse("""{"id":"a","k\r\nFORGED \u001b[31m\u202e":tru}""".Replace(@"\\", @"\", StringComparison.Ordinal)));
        ContractException @long = Assert.Throws<ContractException>(() => TaskCallback.Parse($$"""{"id":"a","{{new string('k', 1_000_000)}}":tru}"""));

        Assert.Equal(@"$['k\u000D\u000AFORGED \u001B[31m\u202E']", forged.Path);
        Assert.InRange(@long.Message.Length, 100, 400);
        Assert.DoesNotContain(forged.Message, char.IsControl);
    }

    public static TheoryData<string> Documents() => [.. Document.Names()];

    [Theory]
    [InlineData("", "$", 0)]
    [InlineData("nonsense", "$", 0)]
    [InlineData("[]", "$", 0)]
    [InlineData("""{"id":"a","status":[]} x""", "$", 23)]
    [InlineData("""{"id":7,"status":[]}""", "$.id", 6)]
    [InlineData("""{"id":"a","status":7}""", "$.status", 19)]
    [InlineData("""{"id":"a","status":[null]}""", "$.status[0]", 20)]
    [InlineData("""{"id":"a","status":[{},{"response":{"output":[{},{"time":"1"}]}}]}""", "$.status[1].response.output[1].time", 57)]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"classes":[{"score":1}]}]}}]}""", "$.status[0].response.output[0].classes[0]", 65)]
    [InlineData(
        """{"id":"a","status":[{"response":{"output":[{"classes":[{"class":"a","score":"1"}]}]}}]}""", "$.status[0].response.output[0].classes[0].score", 76)]
    [InlineData("""{"id":"a","status":[],"odd name":{"x":[1,}]}}""", "$['odd name'].x[0]", 41)]
    [InlineData("""{"id":"a","status":[],"from_cache":1}""", "$.from_cache", 35)]
    [InlineData("""{"id":"a","status":[{"response":{"input":{"model_version":1.5}}}]}""", "$.status[0].response.input.model_version", 58)]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"time":1e999}]}}]}""", "$.status[0].response.output[0].time", 51)]
    [InlineData("""{"id":"\ud800","status":[]}""", "$.id", 6)]
    [InlineData("""{"\ud800":1,"id":"a","status":[]}""", "$['?']", 1)]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"classes":[{"\ud800":1}]}]}}]}""", "$.status[0].response.output[0].classes[0]['?']", 56)]
    [InlineData("""{"id":"a","status":[{"response":{"input":{"model_version":1e-30}}}]}""", "$.status[0].response.input.model_version", 58)]
    [InlineData("""{"id":"a","status":[{"response":{"input":{"model_version":0.99999999999999999999999}}}]}""", "$.status[0].response.input.model_version", 58)]
    public void InvalidValue_IsReportedAtItsPathAndOffset(string json, string path, long offset)
    {
        ContractException error = Assert.Throws<ContractException>(() => TaskCallback.Parse(Encoding.UTF8.GetBytes(json)));

        Assert.Equal((path, offset), (error.Path, error.ByteOffset));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status":[]}""", "'id'")]
    [InlineData("""{"id":"a"}""", "'status'")]
    [InlineData("""{"id":null,"status":[]}""", "'id'")]
    [InlineData("""{"return_code":400,"message":"Unable to download file from url"}""", "'id'")]
    public void MissingProperty_IsNamed(string json, string name)
    {
        Assert.False(TaskCallback.TryParse(Encoding.UTF8.GetBytes(json), out TaskCallback? callback, out ContractException? error));

        Assert.Null(callback);
        Assert.Contains(name, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingProperties_AreDescribed()
    {
        var reader = new JsonReader("{}"u8);
        reader.Skip();

        Assert.Equal("Missing required property 'id', or its value is null.", reader.MissingProperty("id").Problem);
        Assert.Equal("Missing required property 'when', or its value is not a valid date-time.", reader.MissingProperty("when", "date-time").Problem);
        Assert.Equal("Expected exactly one of 'a', 'b', found none with a valid value.", reader.MissingOneOf("a", "b").Problem);
        Assert.Equal("Expected at least one of 'a', 'b', found none with a valid value.", reader.MissingAnyOf("a", "b").Problem);
        Assert.Equal(1, reader.MissingProperty("id").ByteOffset);
    }

    [Fact]
    public void SecondChoice_IsNamed()
    {
        var names = new PropertyNames("T", ["a", "b", "c"]);
        var reader = new JsonReader("1"u8);
        int chosen = -1;
        reader.Choose(names, 2, ref chosen, [0, 2]);
        string? problem = null;
        try
        {
            reader.Choose(names, 0, ref chosen, [0, 2]);
        }
        catch (ContractException error)
        {
            problem = error.Problem;
        }

        Assert.Equal("Expected exactly one of 'a', 'c', found both 'c' and 'a'.", problem);
    }

    [Fact]
    public void LineAndByteInLine_StartAtZero()
    {
        ContractException error = Assert.Throws<ContractException>(static () => TaskCallback.Parse("{\"id\":\"ü\",\n  \"status\": 1}"u8));

        Assert.Equal((1, 12), (error.LineNumber, error.BytePositionInLine));
        Assert.Contains("(line 2, column 13)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ByteOrderMark_IsSkipped()
    {
        Assert.Equal("a", TaskCallback.Parse([0xEF, 0xBB, 0xBF, .. """{"id":"a","status":[]}"""u8]).Id);
        ContractException error = Assert.Throws<ContractException>(static () => TaskCallback.Parse([0xEF, 0xBB, 0xBF, .. """{"id":1}"""u8]));
        Assert.Equal((9, "$.id"), (error.ByteOffset, error.Path));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void TruncatedDocument_IsRejectedWithAnOffsetInside(string name)
    {
        byte[] document = Document.Read(name).AsSpan().TrimEnd("\n"u8).ToArray();
        for (int length = 0; length < document.Length; length++)
        {
            byte[] truncated = document[..length];
            ContractException error = Assert.Throws<ContractException>(() => TaskCallback.Parse(truncated));
            Assert.InRange(error.ByteOffset, 0, length);
            Assert.StartsWith("$", error.Path, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void DocumentWithAnyByteChanged_IsReadOrRejected(string name)
    {
        byte[] document = Document.Read(name);
        for (int index = 0; index < document.Length; index++)
        {
            byte original = document[index];
            foreach (byte other in (byte[])[0, (byte)'"', (byte)'}', (byte)',', 0xFF, (byte)(original ^ 1)])
            {
                document[index] = other;
                if (!TaskCallback.TryParse(document, out _, out ContractException? error))
                {
                    Assert.InRange(error.ByteOffset, 0, document.Length);
                }
            }

            document[index] = original;
        }
    }

    [Fact]
    public void DeepNesting_IsRejected() => Assert.Throws<ContractException>(static () =>
        TaskCallback.Parse(Encoding.UTF8.GetBytes("""{"id":"a","status":[],"x":""" + new string('[', 5000) + new string(']', 5000) + "}")));
}
