using System.Text;
using System.Text.Json;

namespace HiveContracts.Tests;

public sealed class ClassScoreReaderTests
{
    [Fact]
    public void Scores_AreFoundAnywhereInDocumentOrder()
    {
        ContractList<LocatedClassScore> found = ClassScoreReader.ReadAll("""
            { "a/b": { "x~y": [[{ "score": 1e-3, "class": "one" }]] }, "classes": [{ "class": "two", "label": "Two", "classes": [{ "class": "three", "score": null }] }], "other": [{ "class": "no score" }], "class": "none" }
            """u8);

        Assert.Equal(
            [
                new("/a~1b/x~0y/0", 0, new("one", 0.001)),
                new("/classes", 0, new("two", null, "Two")),
                new("/classes/0/classes", 0, new("three", null)),
            ],
            found);
    }

    [Theory]
    [InlineData("text-callback.json")]
    [InlineData("video-callback.json")]
    public void TypedOutputs_HoldTheSameScoresAsTheDocument(string name)
    {
        byte[] document = Document.Read(name);

        Assert.Equal(
            ClassScoreReader.ReadAll(document).Select(static found => found.Score),
            TaskCallback.Parse(document).Outputs.SelectMany(static output => output.Classes));
    }

    [Fact]
    public void Pointers_LeadToTheElement()
    {
        byte[] document = Document.Read("video-callback.json");
        using JsonDocument json = JsonDocument.Parse(document);
        foreach (LocatedClassScore found in ClassScoreReader.ReadAll(document))
        {
            JsonElement element = found.Pointer.Split('/').Skip(1).Aggregate(json.RootElement, static (at, step) => at.ValueKind is JsonValueKind.Array ? at[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : at.GetProperty(step));
            Assert.Equal(found.Score.Name, element.GetProperty("class").GetString());
        }
    }

    [Fact]
    public void Malformed_IsRefused() => Assert.Equal(5, Assert.Throws<ContractException>(static () => ClassScoreReader.ReadAll(Encoding.UTF8.GetBytes("[1,2,"))).ByteOffset);

    [Fact]
    public void LongNames_AreNotCopiedForEachScore()
    {
        byte[] document = Encoding.UTF8.GetBytes($$"""{"{{new string('n', 200_000)}}":[{{string.Join(',', Enumerable.Repeat("{\"class\":\"a\",\"score\":1}", 5000))}}]}""");
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(5000, ClassScoreReader.ReadAll(document).Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }
}
