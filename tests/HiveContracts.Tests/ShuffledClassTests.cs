using System.Globalization;
using System.Text;
using System.Text.Json;
using HiveContracts.Support;

namespace HiveContracts.Tests;

/// <summary>Frames that have the same classes, each in an order of its own.</summary>
public sealed class ShuffledClassTests
{
    private static readonly string[] Names = [.. VisualModerationClass.All.Take(40).Select(static key => key.Name)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ShuffledFrames_KeepTheirOrderAndTheirScores(bool isIndented)
    {
        byte[] document = Video(50, isIndented, static (random, names, _) => random.Shuffle(names));
        using JsonDocument expected = JsonDocument.Parse(document);
        for (int time = 0; time < 2; time++)
        {
            // The second time the process knows the layout.
            TaskCallback callback = TaskCallback.Parse(document);

            ExpectEqual(expected, callback);
            Document.AssertEqual(document, callback.ToUtf8Bytes());
            Assert.Equal(callback, TaskCallback.Parse(callback.ToUtf8Bytes()));
        }
    }

    [Fact]
    public void FramesThatAreNoOrderOfTheFirst_AreReadAsTheyAre()
    {
        // Now and then a class twice, one that is new, one less, one more, a label, no score, another spelling.
        byte[] document = Video(60, isIndented: false, static (random, names, frame) =>
        {
            random.Shuffle(names);
            if (frame % 7 == 3)
            {
                names[5] = names[9];
            }
            else if (frame % 7 == 5)
            {
                names[7] = "unheard_of_" + frame;
            }
        });
        string text = Encoding.UTF8.GetString(document);
        text = Replace(text, "\"class\":\"general_nsfw\"", "\"class\":\"general_\\u006Esfw\"", 4);
        text = Replace(text, "\"class\":\"no_undressed\",", "\"class\":\"no_undressed\",\"label\":\"smoke\",", 11);
        text = Replace(text, "{\"class\":\"general_suggestive\",", "{\"class\":\"general_suggestive\", ", 17);
        text = Replace(text, "\"classes\":[", "\"classes\":[{\"class\":\"one_more\",\"score\":0.5},", 23);
        document = Encoding.UTF8.GetBytes(text);
        using JsonDocument expected = JsonDocument.Parse(document);

        TaskCallback callback = TaskCallback.Parse(document);

        ExpectEqual(expected, callback);
        Document.AssertEqual(document, callback.ToUtf8Bytes());
    }

    [Fact]
    public void ShuffledFrames_AreFoundByNameKeyAndMaximum()
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
    public void MaximumOverManyRows_IsThatOfEach()
    {
        // More rows than an array takes, so that there are several runs; one frame has a score that is no probability.
        byte[] document = Video(700, isIndented: false, static (_, _, _) => { });
        ContractList<TaskOutput> outputs = TaskCallback.Parse(document).Outputs;
        foreach (VisualModerationClass key in VisualModerationClass.All.Take(40))
        {
            double? expected = outputs.Select(output => output.Classes[key.Name]).Max();
            Assert.Equal(expected, outputs.Max(key));
            Assert.Equal(expected, outputs.MaxBy(key)!.Classes[key.Name]);
        }

        string text = Encoding.UTF8.GetString(document);
        int at = text.LastIndexOf("\"class\":\"yes_sexual_activity\",\"score\":", StringComparison.Ordinal) + "\"class\":\"yes_sexual_activity\",\"score\":".Length;
        outputs = TaskCallback.Parse(Encoding.UTF8.GetBytes(text[..at] + "-1" + text[text.IndexOf('}', at)..])).Outputs;
        Assert.Throws<InvalidOperationException>(() => outputs.Max(VisualModerationClass.YesSexualActivity));
    }

    [Fact]
    public void HighestProbability_HasTheBitsItIsComparedBy() =>
        Assert.Equal(ScoreScale.HighestProbabilityBits, BitConverter.DoubleToUInt64Bits(ScoreScale.HighestProbability));

    private static void ExpectEqual(JsonDocument expected, TaskCallback callback)
    {
        int frame = 0;
        foreach (JsonElement output in expected.RootElement.GetProperty("status")[0].GetProperty("response").GetProperty("output").EnumerateArray())
        {
            ClassScores scores = callback.Outputs[frame++].Classes;
            JsonElement[] elements = [.. output.GetProperty("classes").EnumerateArray()];
            Assert.Equal(elements.Select(static element => element.GetProperty("class").GetString()), scores.Select(static score => score.Name));
            Assert.Equal(elements.Select(static element => element.GetProperty("score").GetDouble()), scores.Select(static score => score.Score!.Value));
        }

        Assert.Equal(frame, callback.Outputs.Count);
    }

    private static string Replace(string text, string old, string with, int occurrence)
    {
        int at = -1;
        for (int i = 0; i <= occurrence; i++)
        {
            int next = text.IndexOf(old, at + 1, StringComparison.Ordinal);
            if (next < 0)
            {
                break;
            }

            at = next;
        }

        return at < 0 ? text : text[..at] + with + text[(at + old.Length)..];
    }

    private static byte[] Video(int frames, bool isIndented, Action<Random, string[], int> change)
    {
        var random = new Random(7);
        string outputs = string.Join(',', Enumerable.Range(0, frames).Select(frame =>
        {
            string[] names = [.. Names];
            change(random, names, frame);
            string scores = string.Join(',', names.Select(name => string.Create(CultureInfo.InvariantCulture, $"{{\"class\":\"{name}\",\"score\":{random.NextDouble():R}}}")));
            return string.Create(CultureInfo.InvariantCulture, $"{{\"time\":{frame / 2.0},\"classes\":[{scores}]}}");
        }));
        string json = "{\"id\":\"a\",\"status\":[{\"status\":{\"code\":\"0\",\"message\":\"SUCCESS\"},\"response\":{\"input\":{\"id\":\"b\"},\"output\":[" + outputs + "]}}]}";
        using JsonDocument document = JsonDocument.Parse(json);
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = isIndented }))
        {
            document.WriteTo(writer);
        }

        return output.ToArray();
    }
}
