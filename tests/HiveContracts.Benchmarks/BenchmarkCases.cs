using System.Buffers;
using System.Text.Json;

namespace HiveContracts.Benchmarks;

/// <summary>Creates the cases.</summary>
internal static class BenchmarkCases
{
    public static IEnumerable<BenchmarkCase> All()
    {
        yield return Reading("text", BenchmarkDocuments.Text);
        yield return Reading("text-indented", BenchmarkDocuments.TextIndented);
        yield return Reading("image-88", BenchmarkDocuments.Image);
        yield return Reading("video-120x64", BenchmarkDocuments.ShortVideo);
        yield return Reading("video-120x64-indented", BenchmarkDocuments.ShortVideoIndented);
        yield return Reading("video-120x64-shuffled", BenchmarkDocuments.ShuffledVideo);
        yield return Reading("video-3600x125", BenchmarkDocuments.LongVideo);
        yield return Reading("ocr", BenchmarkDocuments.Ocr);
        yield return Reading("speech", BenchmarkDocuments.Speech);
        yield return Reading("unknown", BenchmarkDocuments.Unknown);
        yield return Writing("write-text", BenchmarkDocuments.Text);
        yield return Writing("write-video-120x64", BenchmarkDocuments.ShortVideo);
        yield return Lookups();
        yield return Maxima();
        yield return Heads();
        yield return Form();
    }

    private static BenchmarkCase Reading(string name, byte[] document) => new(name,
    [
        new("ours", () => TaskCallback.Parse(document)),
        new("System.Text.Json source-generated", () => JsonSerializer.Deserialize(document, HandContext.Default.HandCallback)),
        new("Utf8JsonReader walk", () => Walk(document)),
        new("JsonDocument", () =>
        {
            using JsonDocument parsed = JsonDocument.Parse(document);
            return parsed.RootElement.ValueKind;
        }),
#if !NATIVE
        new("Newtonsoft.Json", () =>
        {
            using var reader = new Newtonsoft.Json.JsonTextReader(new StreamReader(new MemoryStream(document)));
            return NewtonsoftRival.Serializer.Deserialize<HandCallback>(reader);
        }),
#endif
    ])
    {
        // The simdjson program does not read OCR and speech.
        Document = name is "ocr" or "speech" ? null : document,
    };

    private static BenchmarkCase Writing(string name, byte[] document)
    {
        TaskCallback ours = TaskCallback.Parse(document);
        HandCallback hand = JsonSerializer.Deserialize(document, HandContext.Default.HandCallback)!;
        var output = new ArrayBufferWriter<byte>(document.Length * 2);
        var writer = new Utf8JsonWriter(output);
        return new(name,
        [
            new("ours", () =>
            {
                output.ResetWrittenCount();
                Contract.Write(output, ours);
                return output;
            }),
            new("System.Text.Json source-generated", () =>
            {
                output.ResetWrittenCount();
                writer.Reset(output);
                JsonSerializer.Serialize(writer, hand, HandContext.Default.HandCallback);
                return output;
            }),
        ]);
    }

    /// <summary>Compares the score of a class with a threshold a thousand times.</summary>
    private static BenchmarkCase Lookups()
    {
        ClassScores scores = TaskCallback.Parse(BenchmarkDocuments.Image).Outputs[0].Classes;
        var dictionary = scores.ToDictionary(static score => score.Name, static score => score.Score);
        return new("accessor-x1000",
        [
            new("ours", () =>
            {
                int count = 0;
                for (int i = 0; i < 1000; i++)
                {
                    count += scores.VisualModeration.YesSexToy > 0.9 ? 1 : 0;
                }

                return count > 0;
            }),
            new("Dictionary by name", () =>
            {
                int count = 0;
                for (int i = 0; i < 1000; i++)
                {
                    count += dictionary["yes_sex_toy"] > 0.9 ? 1 : 0;
                }

                return count > 0;
            }),
        ]);
    }

    private static BenchmarkCase Maxima()
    {
        ContractList<TaskOutput> frames = TaskCallback.Parse(BenchmarkDocuments.LongVideo).Outputs;
        HandCallback hand = JsonSerializer.Deserialize(BenchmarkDocuments.LongVideo, HandContext.Default.HandCallback)!;
        return new("max-over-3600",
        [
            new("ours", () => frames.Max(VisualModerationClass.GunInHand)),
            new("LINQ over classes", () => hand.Status![0].Response!.Output!
                .Max(static output => output.Classes!.First(static score => score.Class == "gun_in_hand").Score)),
        ]);
    }

    /// <summary>Finds the highest of the three classes of a head.</summary>
    private static BenchmarkCase Heads()
    {
        ClassScores scores = TaskCallback.Parse(BenchmarkDocuments.Image).Outputs[0].Classes;
        HandOutput hand = JsonSerializer.Deserialize(BenchmarkDocuments.Image, HandContext.Default.HandCallback)!.Status![0].Response!.Output![0];
        string[] head = ["general_nsfw", "general_suggestive", "general_not_nsfw_not_suggestive"];
        return new("head-winner",
        [
            new("ours", () => scores.VisualModeration.Heads.Nsfw.Highest?.Name),
            new("LINQ over classes", () => hand.Classes!.Where(score => head.Contains(score.Class)).MaxBy(static score => score.Score)?.Class),
        ]);
    }

    private static BenchmarkCase Form()
    {
        var ours = TaskSubmission.FromTextData("some text to moderate");
        return new("write-form",
        [
            new("ours", () => ours.ToFormContent()),
            new("FormUrlEncodedContent", static () => new FormUrlEncodedContent([new("text_data", "some text to moderate")])),
        ]);
    }

    private static object Walk(byte[] document)
    {
        var reader = new Utf8JsonReader(document);
        double sum = 0;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.Number)
            {
                sum += reader.GetDouble();
            }
        }

        return sum > 0;
    }
}
