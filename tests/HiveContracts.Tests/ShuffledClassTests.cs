using System.Globalization;
using System.Text;
using System.Text.Json;
using HiveContracts.Support;

namespace HiveContracts.Tests;

/// <summary>Frames that have the same classes, each in its own order.</summary>
public sealed class ShuffledClassTests
{
    private static readonly string[] Names = [.. VisualModerationClass.All.Take(40).Select(static key => key.Name)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ShuffledFrames_KeepOrderAndScores(bool isIndented)
    {
        byte[] document = Video(50, isIndented, static (random, names, _) => random.Shuffle(names));
        using JsonDocument expected = JsonDocument.Parse(document);
        for (int pass = 0; pass < 2; pass++)
        {
            // In the second pass, the layout is cached.
            TaskCallback callback = TaskCallback.Parse(document);

            AssertEqual(expected, callback);
            Document.AssertEqual(document, callback.ToUtf8Bytes());
            Assert.Equal(callback, TaskCallback.Parse(callback.ToUtf8Bytes()));
        }
    }

    [Fact]
    public void FramesWithOtherClasses_AreReadCorrectly()
    {
        // Some frames have a class twice, an unknown class, an additional class, a label, or other spellings.
        byte[] document = Video(60, isIndented: false, static (random, names, frame) =>
        {
            random.Shuffle(names);
            if (frame % 7 == 3)
            {
                names[5] = names[9];
            }
            else if (frame % 7 == 5)
            {
                names[7] = "unknown_" + frame;
            }
        });
        string text = Encoding.UTF8.GetString(document);
        text = Replace(text, "\"class\":\"general_nsfw\"", "\"class\":\"general_\\u006Esfw\"", 4);
        text = Replace(text, "\"class\":\"no_undressed\",", "\"class\":\"no_undressed\",\"label\":\"Label\",", 11);
        text = Replace(text, "{\"class\":\"general_suggestive\",", "{\"class\":\"general_suggestive\", ", 17);
        text = Replace(text, "\"classes\":[", "\"classes\":[{\"class\":\"additional\",\"score\":0.5},", 23);
        document = Encoding.UTF8.GetBytes(text);
        using JsonDocument expected = JsonDocument.Parse(document);

        TaskCallback callback = TaskCallback.Parse(document);

        AssertEqual(expected, callback);
        Document.AssertEqual(document, callback.ToUtf8Bytes());
    }

    [Fact]
    public void ShuffledFrames_AreFoundByNameKeyAndMax()
    {
        byte[] document = Video(200, isIndented: false, static (random, names, _) => random.Shuffle(names));
        ContractList<TaskOutput> outputs = TaskCallback.Parse(document).Outputs;
        foreach (VisualModerationClass key in VisualModerationClass.All.Take(40))
        {
            double?[] scores = [.. outputs.Select(output => output.Classes.Single(score => score.Name == key.Name).Score)];

            Assert.Equal(scores, outputs.Select(output => output.Classes.VisualModeration[key]));
            Assert.Equal(scores, outputs.Select(output => output.Classes[key.Name]));
            Assert.Equal(scores.Max(), outputs.Max(key));
            Assert.Equal(Array.IndexOf(scores, scores.Max()), outputs.ToList().IndexOf(outputs.MaxBy(key)!));
        }
    }

    [Fact]
    public void MaxOverManyFrames_IsThatOfTheElements()
    {
        // The scores of this many frames do not fit into one array.
        byte[] document = Video(700, isIndented: false, static (_, _, _) => { });
        ContractList<TaskOutput> outputs = TaskCallback.Parse(document).Outputs;
        foreach (VisualModerationClass key in VisualModerationClass.All.Take(40))
        {
            double? expected = outputs.Select(output => output.Classes[key.Name]).Max();
            Assert.Equal(expected, outputs.Max(key));
            Assert.Equal(expected, outputs.MaxBy(key)!.Classes[key.Name]);
        }

        // A score in the last frame is not a probability.
        const string BeforeScore = "\"class\":\"yes_sexual_activity\",\"score\":";
        string text = Encoding.UTF8.GetString(document);
        int scoreStart = text.LastIndexOf(BeforeScore, StringComparison.Ordinal) + BeforeScore.Length;
        outputs = TaskCallback.Parse(Encoding.UTF8.GetBytes(text[..scoreStart] + "-1" + text[text.IndexOf('}', scoreStart)..])).Outputs;
        Assert.Throws<InvalidOperationException>(() => outputs.Max(VisualModerationClass.YesSexualActivity));
    }

    [Fact]
    public void HighestProbabilityBits_AreThoseOfHighestProbability() =>
        Assert.Equal(ScoreScale.HighestProbabilityBits, BitConverter.DoubleToUInt64Bits(ScoreScale.HighestProbability));

    private static void AssertEqual(JsonDocument expected, TaskCallback callback)
    {
        int frame = 0;
        JsonElement outputs = expected.RootElement.GetProperty("status")[0].GetProperty("response").GetProperty("output");
        foreach (JsonElement output in outputs.EnumerateArray())
        {
            ClassScores scores = callback.Outputs[frame++].Classes;
            JsonElement[] elements = [.. output.GetProperty("classes").EnumerateArray()];
            Assert.Equal(elements.Select(static element => element.GetProperty("class").GetString()), scores.Select(static score => score.Name));
            Assert.Equal(elements.Select(static element => element.GetProperty("score").GetDouble()), scores.Select(static score => score.Score!.Value));
        }

        Assert.Equal(frame, callback.Outputs.Count);
    }

    /// <summary>Replaces one occurrence of a text, counted from zero; the last one, if there are fewer.</summary>
    private static string Replace(string text, string oldValue, string newValue, int occurrence)
    {
        int index = -1;
        for (int i = 0; i <= occurrence; i++)
        {
            int next = text.IndexOf(oldValue, index + 1, StringComparison.Ordinal);
            if (next < 0)
            {
                break;
            }

            index = next;
        }

        return index < 0 ? text : text[..index] + newValue + text[(index + oldValue.Length)..];
    }

    private static byte[] Video(int frameCount, bool isIndented, Action<Random, string[], int> changeNames)
    {
        var random = new Random(7);
        string outputs = string.Join(',', Enumerable.Range(0, frameCount).Select(frame =>
        {
            string[] names = [.. Names];
            changeNames(random, names, frame);
            string scores = string.Join(',', names.Select(name =>
                string.Create(CultureInfo.InvariantCulture, $$"""{"class":"{{name}}","score":{{random.NextDouble():R}}}""")));
            return string.Create(CultureInfo.InvariantCulture, $"{{\"time\":{frame / 2.0},\"classes\":[{scores}]}}");
        }));
        string json = """{"id":"a","status":[{"status":{"code":"0","message":"SUCCESS"},"response":{"input":{"id":"b"},"output":[""" + outputs + "]}}]}";
        using JsonDocument document = JsonDocument.Parse(json);
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = isIndented }))
        {
            document.WriteTo(writer);
        }

        return output.ToArray();
    }
}
