using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HiveContracts.Benchmarks;

/// <summary>Documents of the shapes that Hive sends, made anew in each run and the same in all.</summary>
internal static class BenchmarkDocuments
{
    public static byte[] Text { get; } = Minify(Callback("TEXT_CLASSIFICATION", "\"text\":\"\\\"test data \\\"\"", [Row(new Random(1), ["suggestive", "sexual", "no_sexual", "self_harm", "violence", "no_violence", "yes_spam", "no_spam"], 0)]));

    public static byte[] TextIndented { get; } = Indent(Text);

    public static byte[] Image { get; } = Video(1, 88);

    public static byte[] ShortVideo { get; } = Video(120, 64);

    public static byte[] ShortVideoIndented { get; } = Indent(ShortVideo);

    public static byte[] ShuffledVideo { get; } = Video(120, 64, isShuffled: true);

    public static byte[] LongVideo { get; } = Video(3600, 125);

    public static byte[] Speech { get; } = Minify(Callback("TRANSCRIPTION", "\"text\":null", [
        "{\"transcript\":\"" + string.Join(' ', Enumerable.Repeat("word", 400)) + "\",\"words\":[" + string.Join(',', Enumerable.Range(0, 400).Select(static i =>
            string.Create(CultureInfo.InvariantCulture, $"{{\"time\":{i * 0.13:R},\"alternatives\":[{{\"text\":\"word\",\"score\":0.{23571264642017406L + i}}}],\"type\":\"pronunciation\",\"meta\":{{}}}}"))) + "]}"]));

    public static byte[] Ocr { get; } = Minify(Callback("OCR_MODERATION", "\"text\":null", [
        "{\"time\":0,\"frame_results\":[" + string.Join(',', Enumerable.Range(0, 40).Select(static i =>
            string.Create(CultureInfo.InvariantCulture, $"{{\"language\":\"EN\",\"block_text\":\"block {i}\",\"start_char_index\":{i},\"end_char_index\":{i + 9},\"custom_classes\":[],\"text_filters\":[],\"pii_entities\":[],\"classes\":[{{\"class\":\"spam\",\"score\":0}},{{\"class\":\"sexual\",\"score\":{i % 4}}}],\"bounding_poly\":[{{\"vertices\":[{{\"x\":{i}.5,\"y\":2}},{{\"x\":3,\"y\":2}},{{\"x\":3,\"y\":9}},{{\"x\":{i}.5,\"y\":9}}],\"dimensions\":{{\"top\":2,\"bottom\":9,\"left\":{i}.5,\"right\":3}},\"classes\":[{{\"class\":\"word{i}\",\"score\":0.98}}],\"meta\":{{\"type\":\"word\"}}}}]}}"))) + "]}"]));

    public static byte[] Unknown { get; } = Encoding.UTF8.GetBytes("{\"id\":\"a\",\"status\":[]," + string.Join(',', Enumerable.Range(0, 300).Select(static i =>
        string.Create(CultureInfo.InvariantCulture, $"\"unknown_{i}\":{{\"a\":[1,2.5,\"text {i}\"],\"b\":null,\"c\":{{\"d\":true}}}}"))) + "}");

    private static byte[] Video(int frames, int classes, bool isShuffled = false)
    {
        var random = new Random(2);
        string[] names = [.. VisualModerationClass.All.Take(classes).Select(static key => key.Name)];
        return Minify(Callback("CATEGORIZATION", "\"text\":null", Enumerable.Range(0, frames).Select(frame =>
        {
            if (isShuffled)
            {
                random.Shuffle(names);
            }

            return Row(random, names, frame);
        })));
    }

    private static string Callback(string type, string text, IEnumerable<string> outputs) => $$$"""
        {"id":"dd52c0d0-9ec7-11ea-98a3-4b92424b8366","project_id":18416,"metadata":null,"status":[{"status":{"code":"0","message":"SUCCESS"},"response":{"input":{"hash":"a71690e72e5cabafc73dc2717818fc6d","inference_client_version":"4.0.8","model":"textmod_svs_2langs_release_test2","model_type":"{{{type}}}","model_version":1,{{{text}}},"id":"b9388470-a078-11ea-a390-db89c3c0393a","created_on":"2020-05-28T00:18:15.223Z","user_id":6994,"project_id":18416,"charge":"0.00100","media":{"mimetype":null},"config_version":1,"config_tag":"default"},"output":[{{{string.Join(',', outputs)}}}]}}],"resent_on":"2020-05-28T00:19:40.769Z","resent_by":"manual","from_cache":true}
        """;

    private static string Row(Random random, string[] names, int frame)
    {
        var row = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{{\"time\":{frame},\"classes\":["));
        for (int i = 0; i < names.Length; i++)
        {
            double score = Math.Pow(random.NextDouble(), 1 + random.Next(8));
            row.Append(i == 0 ? "" : ",").Append("{\"class\":\"").Append(names[i]).Append("\",\"score\":").Append(score.ToString("R", CultureInfo.InvariantCulture).Replace("E-", "e-", StringComparison.Ordinal)).Append('}');
        }

        return row.Append("]}").ToString();
    }

    private static byte[] Minify(string json) => Encoding.UTF8.GetBytes(json.Trim());

    private static byte[] Indent(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true }))
        {
            document.WriteTo(writer);
        }

        return output.ToArray();
    }
}
