using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HiveContracts.Benchmarks;

/// <summary>Creates documents like those that Hive sends. They are the same in every run.</summary>
internal static class BenchmarkDocuments
{
    private static readonly string[] TextClasses =
        ["suggestive", "sexual", "no_sexual", "self_harm", "violence", "no_violence", "yes_spam", "no_spam"];

    public static byte[] Text { get; } = Encode(Callback("TEXT_CLASSIFICATION", "\"text\":\"\\\"test data \\\"\"", [Frame(new Random(1), TextClasses, 0)]));

    public static byte[] TextIndented { get; } = Indent(Text);

    public static byte[] Image { get; } = Video(1, 88);

    public static byte[] ShortVideo { get; } = Video(120, 64);

    public static byte[] ShortVideoIndented { get; } = Indent(ShortVideo);

    public static byte[] ShuffledVideo { get; } = Video(120, 64, isShuffled: true);

    public static byte[] LongVideo { get; } = Video(3600, 125);

    public static byte[] Speech { get; } = Encode(Callback("TRANSCRIPTION", "\"text\":null", [SpeechOutput(400)]));

    public static byte[] Ocr { get; } = Encode(Callback(
        "OCR_MODERATION", "\"text\":null", [$$"""{"time":0,"frame_results":[{{string.Join(',', Enumerable.Range(0, 40).Select(OcrBlock))}}]}"""]));

    public static byte[] Unknown { get; } =
        Encode($$"""{"id":"a","status":[],{{string.Join(',', Enumerable.Range(0, 300).Select(UnknownProperty))}}}""");

    private static byte[] Video(int frames, int classes, bool isShuffled = false)
    {
        var random = new Random(2);
        string[] names = [.. VisualModerationClass.All.Take(classes).Select(static key => key.Name)];
        return Encode(Callback("CATEGORIZATION", "\"text\":null", Enumerable.Range(0, frames).Select(frame =>
        {
            if (isShuffled)
            {
                random.Shuffle(names);
            }

            return Frame(random, names, frame);
        })));
    }

    private static string Callback(string type, string text, IEnumerable<string> outputs) => $$$"""
        {"id":"dd52c0d0-9ec7-11ea-98a3-4b92424b8366","project_id":18416,"metadata":null,
        "status":[{"status":{"code":"0","message":"SUCCESS"},"response":{
        "input":{"hash":"a71690e72e5cabafc73dc2717818fc6d","inference_client_version":"4.0.8","model":"textmod_svs_2langs_release_test2",
        "model_type":"{{{type}}}","model_version":1,{{{text}}},"id":"b9388470-a078-11ea-a390-db89c3c0393a",
        "created_on":"2020-05-28T00:18:15.223Z","user_id":6994,"project_id":18416,"charge":"0.00100",
        "media":{"mimetype":null},"config_version":1,"config_tag":"default"},
        "output":[{{{string.Join(',', outputs)}}}]}}],
        "resent_on":"2020-05-28T00:19:40.769Z","resent_by":"manual","from_cache":true}
        """.ReplaceLineEndings("");

    private static string Frame(Random random, string[] classes, int time)
    {
        var json = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{{\"time\":{time},\"classes\":["));
        for (int i = 0; i < classes.Length; i++)
        {
            double score = Math.Pow(random.NextDouble(), 1 + random.Next(8));
            string number = score.ToString("R", CultureInfo.InvariantCulture).Replace("E-", "e-", StringComparison.Ordinal);
            json.Append(i == 0 ? "" : ",").Append("{\"class\":\"").Append(classes[i]).Append("\",\"score\":").Append(number).Append('}');
        }

        return json.Append("]}").ToString();
    }

    private static string SpeechOutput(int words)
    {
        string transcript = string.Join(' ', Enumerable.Repeat("word", words));
        return $$"""{"transcript":"{{transcript}}","words":[{{string.Join(',', Enumerable.Range(0, words).Select(Word))}}]}""";

        static string Word(int index)
        {
            string time = (index * 0.13).ToString("R", CultureInfo.InvariantCulture);
            return $$$"""
                {"time":{{{time}}},"alternatives":[{"text":"word","score":0.{{{23571264642017406L + index}}}}],"type":"pronunciation","meta":{}}
                """;
        }
    }

    private static string OcrBlock(int index) => $$$"""
        {"language":"EN","block_text":"block {{{index}}}","start_char_index":{{{index}}},"end_char_index":{{{index + 9}}},
        "custom_classes":[],"text_filters":[],"pii_entities":[],
        "classes":[{"class":"spam","score":0},{"class":"sexual","score":{{{index % 4}}}}],
        "bounding_poly":[{
        "vertices":[{"x":{{{index}}}.5,"y":2},{"x":3,"y":2},{"x":3,"y":9},{"x":{{{index}}}.5,"y":9}],
        "dimensions":{"top":2,"bottom":9,"left":{{{index}}}.5,"right":3},
        "classes":[{"class":"word{{{index}}}","score":0.98}],
        "meta":{"type":"word"}}]}
        """.ReplaceLineEndings("");

    private static string UnknownProperty(int index) => $$$"""
        "unknown_{{{index}}}":{"a":[1,2.5,"text {{{index}}}"],"b":null,"c":{"d":true}}
        """;

    private static byte[] Encode(string json) => Encoding.UTF8.GetBytes(json);

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
