using System.Text;
using System.Text.Json;

namespace HiveContracts.Tests;

/// <summary>Reads every shape that Hive's documents have.</summary>
public sealed class DocumentShapeTests
{
    [Theory]
    [InlineData("""{"output":{"reasons":[]},"output":[{"time":1}]}""", """{"output":[{"time":1}]}""")]
    [InlineData("""{"output":[{"time":1}],"output":{"reasons":[]}}""", """{"output":{"reasons":[]}}""")]
    [InlineData("""{"input":"text","input":{"id":"2"}}""", """{"input":{"id":"2"}}""")]
    public void PropertyRepeatedInAnotherShape_HasTheLastValue(string response, string expected)
    {
        byte[] document = Encoding.UTF8.GetBytes($$"""{"id":"x","status":[{"response":{{response}}}]}""");

        Assert.Equal($$"""{"id":"x","status":[{"response":{{expected}}}]}""", TaskCallback.Parse(document).ToString());
    }

    [Theory]
    [InlineData("video-callback.json")]
    [InlineData("text-v2-callback.json")]
    [InlineData("ocr-callback.json")]
    public void DocumentOfSeveralLines_IsWrittenOnOne(string file)
    {
        using JsonDocument json = JsonDocument.Parse(Document.Read(file));
        using var indented = new MemoryStream();
        using (var writer = new Utf8JsonWriter(indented, new JsonWriterOptions { Indented = true }))
        {
            json.WriteTo(writer);
        }

        string text = Encoding.UTF8.GetString(indented.ToArray());
        text = text.Replace("{\n", "{\n  \"unknown\": { \"a b\\\\\": [ \"c \\\" d\",\r\n { } ] },\n", StringComparison.Ordinal);

        string written = TaskCallback.Parse(text).ToJson();

        Assert.DoesNotContain('\n', written);
        Assert.DoesNotContain('\r', written);
        Document.AssertEqual(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(written));
    }

    [Fact]
    public void StatusOfAnyShape_IsAList()
    {
        Assert.Equal(["yes", "no"], Callback("labels-callback.json").Status.Select(static result => result.Label));
        Assert.Single(Callback("classification-sync.json").Status);
        Assert.Equal(2, Callback("search-callback.json").Status.Count);
    }

    [Theory]
    [InlineData("""[{"status":{"code":"0"}}]""", true, "0")]
    [InlineData("""[{"status":{"code":0}}]""", true, "0")]
    [InlineData("""[{"status":{"code":200}}]""", true, "200")]
    [InlineData("""[{"status":{}}]""", true, null)]
    [InlineData("""[{}]""", true, null)]
    [InlineData("""["yes"]""", true, null)]
    [InlineData("""[{"status":{"code":2213}}]""", false, "2213")]
    [InlineData("""[{"status":{"code":"0"}},{"status":{"code":"3401"}}]""", false, "0")]
    [InlineData("""[]""", false, null)]
    [InlineData("""{"code":"1000","message":"FAIL"}""", false, null)]
    [InlineData("""{"code":"0","message":"SUCCESS"}""", true, null)]
    [InlineData("""[{"status":{"code":"0"}}],"error":"boom" """, false, "0")]
    public void IsSuccess_CoversEveryResult(string status, bool isSuccess, string? code)
    {
        TaskCallback callback = TaskCallback.Parse(Encoding.UTF8.GetBytes($$"""{"id":"a","status":{{status}}}"""));

        Assert.Equal(isSuccess, callback.IsSuccess);
        Assert.Equal(code, callback.Status.Count > 0 ? callback.Status[0].Status?.Code : null);
    }

    [Fact]
    public void LabelWithAStatusAdded_IsWrittenAsAnObject()
    {
        TaskCallback callback = Callback("labels-callback.json");
        TaskCallback changed = callback with { Status = [callback.Status[0] with { Status = new ResultStatus { Code = "0" } }, callback.Status[1]] };

        Document.AssertEqual(
            """{"id":"l","project_id":"<PROJECT_ID>","metadata":"m","status":[{"status":{"code":"0"},"label":"yes"},"no"]}"""u8,
            changed.ToUtf8Bytes());
    }

    [Fact]
    public void Response_CanBeAnArrayOfFrames()
    {
        TaskResult result = Callback("search-callback.json").Status[0];

        Assert.Null(result.Response);
        Assert.Equal(2, result.ResponseFrames!.Count);
        Assert.Equal(new FaceMatch { Score = 0.99, Match = "Some_One" }, result.ResponseFrames[0].Faces![0]);
        Assert.Equal("2", result.Version);
        Assert.Equal("Media successfully added to the index", Callback("search-callback.json").Status[1].Output!.Message);
    }

    [Fact]
    public void OutputCanBeAnObject_AndInputAString()
    {
        TaskResponse response = Callback("file-callback.json").Status[0].Response!;

        Assert.Equal(("...", null), (response.InputText, response.Input));
        Assert.Equal("matched", response.OutputFile!.File!.Value.Element.GetProperty("reasons")[0].GetString());
        Assert.Equal("md5", response.OutputFile.Hashes!.Value.Element[0].GetProperty("hashType").GetString());
        Assert.Null(response.Output);
    }

    [Fact]
    public void Ids_AreStringsOrUuids()
    {
        Assert.Equal(new Guid("3fa85f64-5717-4562-b3fc-2c963f66afa6"), Callback("classification-sync.json").IdGuid);
        Assert.Equal(("l", null), (Callback("labels-callback.json").Id, Callback("labels-callback.json").IdGuid));
        Assert.Equal("<PROJECT_ID>", Callback("labels-callback.json").ProjectId);
    }

    [Fact]
    public void SynchronousAnswer_HasItsOwnMembers()
    {
        TaskCallback answer = Callback("classification-sync.json");

        Assert.Equal((200, "12345", "1234"), (answer.Code, answer.ProjectId, answer.UserId));
        Assert.Null(answer.CreatedOn); // "string" is not a date, and is preserved
        Assert.True(answer.AdditionalProperties.TryGetValue("created_on", out JsonElement created));
        Assert.Equal("string", created.GetString());
    }

    [Fact]
    public void TextProperties_AreTyped()
    {
        TaskResponse response = Callback("text-v2-callback.json").Status[0].Response!;

        Assert.Equal("EN", response.Language);
        Assert.Equal(new TextFilter { Value = "ASS", StartIndex = 107, EndIndex = 110, Type = "profanity" }, Assert.Single(response.TextFilters!));
        Assert.Equal(["Email Address", "Phone"], response.PiiEntities!.Select(static entity => entity.Type ?? entity.Class));
        Assert.Equal(["sexual", "spam"], response.ModeratedClasses!);
        Assert.Empty(response.CustomClasses!);
        Assert.Equal("b", response.Urls![1].Element.GetProperty("url").GetString());
        Assert.Equal(0.00001m, response.Input!.Charge);
    }

    [Fact]
    public void FrameResultsAndPolygons_AreTyped()
    {
        FrameResult frame = Callback("ocr-callback.json").Outputs[0].FrameResults![0];
        BoundingPoly word = frame.BoundingPoly![0];

        Assert.Equal(("Hey", 3, "mine"), (frame.BlockText, frame.EndCharIndex, frame.CustomClasses![0].Class));
        Assert.Equal(Severity.Of(0), frame.Classes.OcrModeration.Spam);
        Assert.Equal([new Vertex { X = 1.5, Y = 2 }, new Vertex { X = 3, Y = 2 }], word.Vertices!);
        Assert.Equal(new Dimensions { Top = 2, Bottom = 3, Left = 1.5, Right = 3 }, word.Dimensions);
        Assert.Equal(0.98, word.Classes["Hey"]);
        Assert.Equal("word", word.Meta!.Type);
    }

    [Fact]
    public void TranscriptsAndLogos_AreTyped()
    {
        TaskOutput speech = Callback("speech-callback.json").Outputs[0];
        Assert.Equal(("And so", 1.52, "And"), (speech.Transcript, speech.Words![0].Time, speech.Words[0].Alternatives![0].Text));
        SpeechClassification classification = speech.Classifications![0];
        Assert.Equal((1.5, 2.0, Severity.Of(1)), (classification.StartTimestamp, classification.EndTimestamp, classification.Classes.SpeechModeration.Sexual));

        TaskOutput logo = Callback("logo-callback.json").Outputs[0];
        BoundingPolyMeta meta = logo.BoundingPoly![0].Meta!;
        Assert.Equal(new ClassScore("krispy_kreme", null, "Krispy Kreme"), logo.BoundingPoly[0].Classes[0]);
        Assert.Equal((new Guid("32650d10-7db4-11ea-8655-53dce52128d7"), 0.00139, "car"), (meta.IdGuid, meta.Clarity, meta.Locations![0].Label));
        Assert.Equal(("https://m.example/1", 3), (logo.MediaLink, logo.SubtaskNo));
        Assert.Equal(1, logo.AlgorithmicTags!.Value.Element.GetProperty("c2pa").GetProperty("a").GetInt32());
        Assert.Equal(0.7, Callback("logo-callback.json").Status[0].Response!.AggregateScore.AiGeneratedText.AiGenerated);
    }

    [Fact]
    public void AcknowledgementAndError_AreDistinguished()
    {
        byte[] error = """{"return_code":400,"message":"Unable to download file from url"}"""u8.ToArray();

        Assert.False(TaskAcknowledgement.TryParse(error, out _, out _));
        Assert.Equal((400, "Unable to download file from url"), (TaskError.Parse(error).ReturnCode, TaskError.Parse(error).Message));
        Assert.Equal("t", TaskAcknowledgement.Parse("""{"message":"We received your task.","task_id":"t","media_objects":null}"""u8).TaskId);
    }

    [Fact]
    public void Fragment_RequiresOneOfItsParts()
    {
        Assert.Single(TaskFragment.Parse("""{"output":[{"time":0}]}"""u8).Output!);
        string problem = Assert.Throws<ContractException>(static () => TaskFragment.Parse("""{"a":1}"""u8)).Problem;
        Assert.Contains("at least one of 'status', 'response', 'output'", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void EverySample_RoundTrips()
    {
        foreach (string file in Directory.EnumerateFiles(Repository.Shared("hive", "samples"), "*.json"))
        {
            byte[] document = File.ReadAllBytes(file);
            byte[] written = TaskCallback.TryParse(document, out TaskCallback? callback, out _) ? callback.ToUtf8Bytes()
                : TaskAcknowledgement.TryParse(document, out TaskAcknowledgement? acknowledgement, out _) ? acknowledgement.ToUtf8Bytes()
                : TaskError.TryParse(document, out TaskError? error, out _) ? error.ToUtf8Bytes()
                : TaskFragment.Parse(document).ToUtf8Bytes();
            Document.AssertEqual(document, written);
        }
    }

    private static TaskCallback Callback(string name) => TaskCallback.Parse(Document.Read(name));
}
