using System.Text;

namespace HiveContracts.Tests;

public sealed class ErrorTests
{
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
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"classes":[{"class":"a","score":"1"}]}]}}]}""", "$.status[0].response.output[0].classes[0].score", 76)]
    [InlineData("""{"id":"a","status":[],"odd name":{"x":[1,}]}}""", "$['odd name'].x[0]", 41)]
    [InlineData("""{"id":"a","status":[],"from_cache":1}""", "$.from_cache", 35)]
    [InlineData("""{"id":"a","status":[{"response":{"input":{"model_version":1.5}}}]}""", "$.status[0].response.input.model_version", 58)]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"time":1e999}]}}]}""", "$.status[0].response.output[0].time", 51)]
    [InlineData("""{"id":"\ud800","status":[]}""", "$.id", 6)]
    [InlineData("""{"\ud800":1,"id":"a","status":[]}""", "$['?']", 1)]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"classes":[{"\ud800":1}]}]}}]}""", "$.status[0].response.output[0].classes[0]['?']", 56)]
    [InlineData("""{"id":"a","status":[{"response":{"input":{"model_version":1e-30}}}]}""", "$.status[0].response.input.model_version", 58)]
    [InlineData("""{"id":"a","status":[{"response":{"input":{"model_version":0.99999999999999999999999999999999}}}]}""", "$.status[0].response.input.model_version", 58)]
    public void Fault_IsReportedWhereItIs(string json, string path, long offset)
    {
        ContractException problem = Assert.Throws<ContractException>(() => TaskCallback.Parse(Encoding.UTF8.GetBytes(json)));

        Assert.Equal((path, offset), (problem.Path, problem.ByteOffset));
        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status":[]}""", "'id'")]
    [InlineData("""{"id":"a"}""", "'status'")]
    [InlineData("""{"id":null,"status":[]}""", "'id'")]
    [InlineData("""{"return_code":400,"message":"Unable to download file from url"}""", "'id'")]
    public void MissingProperty_IsNamed(string json, string name)
    {
        Assert.False(TaskCallback.TryParse(Encoding.UTF8.GetBytes(json), out TaskCallback? callback, out ContractException? problem));

        Assert.Null(callback);
        Assert.Contains(name, problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void LineAndByteInLine_AreCountedAsSystemTextJsonDoes()
    {
        ContractException problem = Assert.Throws<ContractException>(static () => TaskCallback.Parse("{\"id\":\"ü\",\n  \"status\": 1}"u8));

        Assert.Equal((1, 12), (problem.LineNumber, problem.BytePositionInLine));
        Assert.Contains("(line 2, column 13)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ByteOrderMark_IsSkipped()
    {
        Assert.Equal("a", TaskCallback.Parse([0xEF, 0xBB, 0xBF, .. """{"id":"a","status":[]}"""u8]).Id);
        ContractException problem = Assert.Throws<ContractException>(static () => TaskCallback.Parse([0xEF, 0xBB, 0xBF, .. """{"id":1}"""u8]));
        Assert.Equal((9, "$.id"), (problem.ByteOffset, problem.Path));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void DocumentCutAnywhere_IsRefusedWithAnOffsetInside(string name)
    {
        byte[] document = Document.Read(name).AsSpan().TrimEnd("\n"u8).ToArray();
        for (int length = 0; length < document.Length; length++)
        {
            byte[] cut = document[..length];
            ContractException problem = Assert.Throws<ContractException>(() => TaskCallback.Parse(cut));
            Assert.InRange(problem.ByteOffset, 0, length);
            Assert.StartsWith("$", problem.Path, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void DocumentWithAnyByteChanged_IsReadOrRefused(string name)
    {
        byte[] document = Document.Read(name);
        for (int at = 0; at < document.Length; at++)
        {
            byte original = document[at];
            foreach (byte other in (byte[])[0, (byte)'"', (byte)'}', (byte)',', 0xFF, (byte)(original ^ 1)])
            {
                document[at] = other;
                if (!TaskCallback.TryParse(document, out _, out ContractException? problem))
                {
                    Assert.InRange(problem.ByteOffset, 0, document.Length);
                }
            }

            document[at] = original;
        }
    }

    [Fact]
    public void DeepNesting_IsRefused() => Assert.Throws<ContractException>(static () =>
        TaskCallback.Parse(Encoding.UTF8.GetBytes("""{"id":"a","status":[],"x":""" + new string('[', 5000) + new string(']', 5000) + "}")));
}
