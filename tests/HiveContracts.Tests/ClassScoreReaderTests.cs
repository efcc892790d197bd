using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HiveContracts.Tests;

public sealed class ClassScoreReaderTests
{
    [Fact]
    public void Scores_AreFoundAnywhere_InDocumentOrder()
    {
        ContractList<LocatedClassScore> scores = ClassScoreReader.ReadAll("""
            {
              "a/b": { "x~y": [[{ "score": 1e-3, "class": "one" }]] },
              "classes": [{ "class": "two", "label": "Two", "classes": [{ "class": "three", "score": null }] }],
              "other": [{ "class": "no score" }],
              "class": "not an element"
            }
            """u8);

        Assert.Equal(
            [
                new("/a~1b/x~0y/0", 0, new("one", 0.001)),
                new("/classes", 0, new("two", null, "Two")),
                new("/classes/0/classes", 0, new("three", null)),
            ],
            scores);
    }

    [Theory]
    [InlineData("text-callback.json")]
    [InlineData("video-callback.json")]
    public void TypedOutputs_HaveTheSameScores(string name)
    {
        byte[] document = Document.Read(name);

        Assert.Equal(
            ClassScoreReader.ReadAll(document).Select(static located => located.Score),
            TaskCallback.Parse(document).Outputs.SelectMany(static output => output.Classes));
    }

    [Fact]
    public void Pointers_ReferToTheElements()
    {
        byte[] document = Document.Read("video-callback.json");
        using JsonDocument json = JsonDocument.Parse(document);
        foreach (LocatedClassScore located in ClassScoreReader.ReadAll(document))
        {
            JsonElement element = located.Pointer.Split('/').Skip(1).Aggregate(json.RootElement, Step);
            Assert.Equal(located.Score.Name, element.GetProperty("class").GetString());
        }
    }

    [Fact]
    public void MalformedDocument_Throws() =>
        Assert.Equal(5, Assert.Throws<ContractException>(static () => ClassScoreReader.ReadAll(Encoding.UTF8.GetBytes("[1,2,"))).ByteOffset);

    [Fact]
    public void LongPropertyName_IsNotCopiedForEachScore()
    {
        string elements = string.Join(',', Enumerable.Repeat("""{"class":"a","score":1}""", 5000));
        byte[] document = Encoding.UTF8.GetBytes($$"""{"{{new string('n', 200_000)}}":[{{elements}}]}""");
        long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(5000, ClassScoreReader.ReadAll(document).Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocatedBefore, 0, 20_000_000);
    }

    private static JsonElement Step(JsonElement element, string step) => element.ValueKind is JsonValueKind.Array
        ? element[int.Parse(step, CultureInfo.InvariantCulture)]
        : element.GetProperty(step);

    [Theory]
    [InlineData("""{"a":[{"class":"x","score":1e999},{"class":"y","score":1}]}""")]
    [InlineData("""{"\ud800":[{"class":"y","score":1}]}""")]
    [InlineData("""{"a":[{"class":"\ud800","score":1},{"class":"y","score":1,"label":"\ud800"}]}""")]
    public void ValueThatIsNoClassScore_IsSkipped(string json) =>
        Assert.Equal(new ClassScore("y", 1), Assert.Single(ClassScoreReader.ReadAll(Encoding.UTF8.GetBytes(json))).Score);

    [Fact]
    public void LongNameOnThePathOfManyArrays_TakesLinearMemory()
    {
        string arrays = string.Join(',', Enumerable.Repeat("""[{"class":"a","score":1}]""", 3_000));
        byte[] json = Encoding.UTF8.GetBytes($$"""{"{{new string('n', 80_000)}}":[{{arrays}}]}""");
        long before = GC.GetAllocatedBytesForCurrentThread();

        ContractList<LocatedClassScore> scores = ClassScoreReader.ReadAll(json);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10 * json.Length);
        Assert.Equal(3_000, scores.Count);
        Assert.EndsWith("n/2999/0", scores[^1].Pointer, StringComparison.Ordinal);
    }
}
