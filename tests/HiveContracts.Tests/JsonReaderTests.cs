using System.Text;
using System.Text.Json;
using CsCheck;

namespace HiveContracts.Tests;

/// <summary>The reader against the JSON conformance suite and against System.Text.Json.</summary>
public sealed class JsonReaderTests
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    [Fact]
    public void ConformanceSuite_IsReadRefusedOrSurvived()
    {
        string[] files = Directory.GetFiles(Repository.Shared("suites", "JSONTestSuite"), "*.json", SearchOption.AllDirectories);
        Assert.True(files.Length > 250, $"only {files.Length} cases");
        var wrong = new List<string>();
        foreach (string file in files)
        {
            byte[] document = File.ReadAllBytes(file);
            char kind = Path.GetFileName(file)[0];
            bool isRead = IsRead(document);

            // Inside a property that no contract knows, it must be the same.
            byte[] inside = [.. "{\"id\":\"a\",\"status\":[],\"unknown\":"u8, .. document, (byte)'}'];
            bool isSkipped = TaskCallback.TryParse(inside, out _, out _);
            if ((kind == 'y' && !(isRead && isSkipped)) || (kind == 'n' && (isRead || (isSkipped && Reference(inside) is null))))
            {
                wrong.Add($"{Path.GetFileName(file)}: read {isRead}, skipped {isSkipped}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void RandomDocuments_AreReadAsSystemTextJsonReadsThem() => Json().Sample(
        static json => Compare(Encoding.UTF8.GetBytes(json)),
        iter: Iterations(20_000));

    [Fact]
    public void DamagedDocuments_AreReadOrRefusedAsSystemTextJsonDoes()
    {
        var random = new Random(20261123);
        byte[][] documents = [.. Document.Names().Select(Document.Read)];
        byte[] spices = [.. "{}[],:\"\\0123456789-+eE.tfn u/\n\t "u8, 0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xED, 0xA0, 0xF4, 0xFF];
        for (int i = 0; i < Iterations(60_000); i++)
        {
            byte[] original = documents[random.Next(documents.Length)];
            int from = random.Next(original.Length);
            int to = Math.Min(original.Length, from + random.Next(4));
            byte[] inserted = [.. Enumerable.Range(0, random.Next(3)).Select(_ => spices[random.Next(spices.Length)])];
            Compare([.. original[..from], .. inserted, .. original[to..]]);
        }
    }

    /// <summary>Rows that repeat are read by what was learned of the first: a difference anywhere in a later one must not be overlooked.</summary>
    [Fact]
    public void RepeatingRows_AreReadAsSystemTextJsonReadsThem()
    {
        var random = new Random(20261124);
        string[] scores = ["0.5", "0", "1", "-1", "3", "0.0014467007812158782", "5.7e-07", "1E-3", "0.12345678901234567890123", "1e999", "null", "\"1\"", "01", "0.", "-"];
        byte[] spices = [.. "{}[],:\"\\0123456789-+eE. \n"u8, 0xFF];
        for (int i = 0; i < Iterations(20_000); i++)
        {
            string gap = random.Next(2) == 0 ? "" : "\n  ";
            var json = new StringBuilder("{\"output\":[");
            int frames = random.Next(2, 9);
            int classes = random.Next(1, 6);
            int shape = random.Next(4);
            for (int frame = 0; frame < frames; frame++)
            {
                string time = $"{gap}\"time\":{gap}{scores[random.Next(random.Next(40) == 0 ? scores.Length : 8)]}";
                string extra = random.Next(12) == 0 ? $",{gap}\"language\":\"l{frame}\"" : "";
                json.Append(frame == 0 ? "" : ",").Append('{').Append((shape & 1) == 0 ? "" : time + ",").Append("\"classes\":[").AppendJoin(',', Enumerable.Range(0, classes).Select(index =>
                    $"{{{gap}\"class\":{gap}\"c{index}\",\"score\":{gap}{scores[random.Next(random.Next(40) == 0 ? scores.Length : 8)]}}}")).Append(']').Append((shape & 2) == 0 ? "" : "," + time).Append(extra).Append('}');
            }

            byte[] document = Encoding.UTF8.GetBytes(json.Append("]}").ToString());
            if (random.Next(3) > 0)
            {
                document[random.Next(document.Length)] = spices[random.Next(spices.Length)];
            }

            CompareScores(document);
        }
    }

    [Fact]
    public void TimeGrowsLinearly_InNoDimensionDoesItExplode()
    {
        // Bounded by the count of bytes looked at, not by a clock: a quadratic reader would not come back.
        foreach (string json in (string[])
        [
            "{\"id\":\"a\",\"status\":[]" + string.Concat(Enumerable.Range(0, 200_000).Select(static i => $",\"u{i}\":{i}")) + "}",
            "{\"id\":\"a\",\"status\":[]" + string.Concat(Enumerable.Repeat(",\"id\":\"a\"", 300_000)) + "}",
            "{\"id\":\"" + string.Concat(Enumerable.Repeat("\\u0041", 500_000)) + "\",\"status\":[]}",
            "{\"id\":\"" + new string('x', 5_000_000) + "\",\"status\":[]}",
            "{\"id\":\"a\",\"status\":[" + string.Join(',', Enumerable.Repeat("{}", 300_000)) + "]}",
        ])
        {
            Assert.True(TaskCallback.TryParse(Encoding.UTF8.GetBytes(json), out _, out _));
        }
    }

    /// <summary>More where a long run is asked for: HIVECONTRACTS_FUZZ=1000 is a thousand times as many.</summary>
    private static int Iterations(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("HIVECONTRACTS_FUZZ"), out int times) && times > 0 ? (int)Math.Min((long)usual * times, int.MaxValue) : usual;

    private static bool IsRead(byte[] document)
    {
        try
        {
            ClassScoreReader.ReadAll(document);
            return true;
        }
        catch (ContractException problem)
        {
            Assert.InRange(problem.ByteOffset, 0, document.Length);
            return false;
        }
    }

    /// <summary>The document as System.Text.Json reads it; null where it refuses it.</summary>
    private static JsonDocument? Reference(byte[] document)
    {
        try
        {
            return JsonDocument.Parse(document, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Compare(byte[] document)
    {
        using JsonDocument? reference = Reference(document);
        byte[] inside = [.. "{\"u\":"u8, .. document, .. ",\"message\":\"m\"}"u8];
        bool isRead = TaskError.TryParse(inside, out TaskError? read, out ContractException? problem);

        // System.Text.Json does not look into strings until they are asked for: what it accepts beyond us is text that is no Unicode.
        using JsonDocument? insideReference = Reference(inside);
        if (isRead != insideReference is not null && !(problem is not null && problem.Problem.Contains("Unicode", StringComparison.Ordinal)))
        {
            Assert.Fail($"{(isRead ? "read" : "refused: " + problem!.Message)}, unlike by System.Text.Json: {Encoding.Latin1.GetString(inside)}");
        }

        if (isRead)
        {
            Assert.True(IsEqual(inside, read!.ToUtf8Bytes()), Encoding.Latin1.GetString(inside));
        }

        if (TaskCallback.TryParse(document, out TaskCallback? callback, out ContractException? fault))
        {
            Assert.True(reference is not null, $"read what System.Text.Json refuses: {Encoding.Latin1.GetString(document)}");
            TaskCallback again = TaskCallback.Parse(callback.ToUtf8Bytes());
            Assert.True(callback == again, $"not the same again: {Encoding.Latin1.GetString(document)}");
        }
        else
        {
            Assert.InRange(fault.ByteOffset, 0, document.Length);
        }
    }

    private static void CompareScores(byte[] document)
    {
        using JsonDocument? reference = Reference(document);
        if (!TaskResponse.TryParse(document, out TaskResponse? read, out _))
        {
            return; // what is refused and why is compared elsewhere
        }

        Assert.True(reference is not null, Encoding.Latin1.GetString(document));
        if (!reference!.RootElement.TryGetProperty("output", out JsonElement output) || read.Output is null)
        {
            return;
        }

        JsonElement[] frames = [.. output.EnumerateArray()];
        Assert.Equal(frames.Length, read.Output.Count);
        for (int frame = 0; frame < frames.Length; frame++)
        {
            IEnumerable<JsonElement> elements = frames[frame].TryGetProperty("classes", out JsonElement classes) && classes.ValueKind is JsonValueKind.Array ? classes.EnumerateArray() : [];
            var expected = elements.Select(static element => new ClassScore(
                element.GetProperty("class").GetString()!,
                element.TryGetProperty("score", out JsonElement score) && score.ValueKind is JsonValueKind.Number ? score.GetDouble() : null)).ToList();
            if (!expected.SequenceEqual(read.Output[frame].Classes.Select(static score => score with { Label = null })) && !Encoding.Latin1.GetString(document).Contains("null", StringComparison.Ordinal))
            {
                Assert.Fail($"other scores in frame {frame}: {Encoding.Latin1.GetString(document)}");
            }

            JsonElement time = frames[frame].EnumerateObject().LastOrDefault(static property => property.Name == "time" && property.Value.ValueKind is JsonValueKind.Number).Value;
            if (read.Output[frame].Time != (time.ValueKind is JsonValueKind.Number ? time.GetDouble() : null))
            {
                Assert.Fail($"another time in frame {frame}: {Encoding.Latin1.GetString(document)}");
            }
        }
    }

    private static bool IsEqual(byte[] left, byte[] right)
    {
        var options = new JsonDocumentOptions { MaxDepth = 128 };
        using JsonDocument one = JsonDocument.Parse(left, options);
        using JsonDocument other = JsonDocument.Parse(right, options);
        try
        {
            return JsonElement.DeepEquals(one.RootElement, other.RootElement);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentOutOfRangeException)
        {
            // An escaped surrogate stands alone, or an exponent is gigantic, in what is unknown: kept to the byte, or not at all.
            return one.RootElement.GetProperty("u").GetRawText() == other.RootElement.GetProperty("u").GetRawText();
        }
    }

    private static Gen<string> Json()
    {
        Gen<string> text = Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\u00A0', '\u07FF'], Gen.Char['\u0000', '\u001F']), 0, 12];
        Gen<string> literal = Gen.OneOf(
            Gen.Const("null"), Gen.Const("true"), Gen.Const("false"),
            Gen.Int.Select(static value => value.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Gen.Double.Where(double.IsFinite).Select(static value => JsonSerializerText(value)),
            text.Select(static value => "\"" + JsonEncodedText.Encode(value) + "\""),
            OneOf("01", "1.", "-", "+1", ".5", "1e", "tru", "\"\\x\"", "\"\u0001\"", "[1,]", "{,}", "{\"a\"}", "nul", "\"", "]", "1 2"));
        Gen<string> space = OneOf("", "", "", " ", "\n\t", "\r\n  ");
        return Gen.Recursive<string>((depth, inner) => depth > 5 ? literal : Gen.OneOf(
            literal,
            Gen.Select(inner.Array[0, 4], space, static (items, gap) => "[" + gap + string.Join("," + gap, items) + gap + "]"),
            Gen.Select(text.Array[0, 4], inner.Array[4], space, static (names, items, gap) =>
                "{" + gap + string.Join("," + gap, names.Select((name, index) => $"\"{JsonEncodedText.Encode($"{index}{name}")}\"{gap}:{gap}{items[index]}")) + gap + "}")));
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static string JsonSerializerText(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
