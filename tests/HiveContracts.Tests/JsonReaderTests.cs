using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace HiveContracts.Tests;

/// <summary>Compares the reader with the JSON conformance suite and with System.Text.Json.</summary>
public sealed class JsonReaderTests
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    [Fact]
    public void ConformanceSuite_IsReadOrRejectedAsItSays()
    {
        string[] files = Directory.GetFiles(Repository.Shared("suites", "JSONTestSuite"), "*.json", SearchOption.AllDirectories);
        Assert.True(files.Length > 250, $"Expected more than 250 cases, found {files.Length}");
        var failures = new List<string>();
        foreach (string file in files)
        {
            byte[] document = File.ReadAllBytes(file);
            char kind = Path.GetFileName(file)[0];
            bool isRead = IsRead(document);

            // The value of an unknown property is checked in the same way.
            byte[] enclosing = [.. "{\"id\":\"a\",\"status\":[],\"unknown\":"u8, .. document, (byte)'}'];
            bool isSkipped = TaskCallback.TryParse(enclosing, out _, out _);
            if ((kind == 'y' && !(isRead && isSkipped)) || (kind == 'n' && (isRead || (isSkipped && ParseReference(enclosing) is null))))
            {
                failures.Add($"{Path.GetFileName(file)}: read {isRead}, skipped {isSkipped}");
            }
        }

        Assert.Empty(failures);
    }

    [Fact]
    public void RandomDocuments_AreReadAsBySystemTextJson() => GenerateJson().Sample(
        static json => Compare(Encoding.UTF8.GetBytes(json)),
        iter: Iterations(20_000));

    [Fact]
    public void DamagedDocuments_AreReadOrRejectedAsBySystemTextJson()
    {
        var random = new Random(20261123);
        byte[][] documents = [.. Document.Names().Select(Document.Read)];
        byte[] fragments = [.. "{}[],:\"\\0123456789-+eE.tfn u/\n\t "u8, 0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xED, 0xA0, 0xF4, 0xFF];
        for (int i = 0; i < Iterations(60_000); i++)
        {
            byte[] original = documents[random.Next(documents.Length)];
            int from = random.Next(original.Length);
            int to = Math.Min(original.Length, from + random.Next(4));
            byte[] inserted = [.. Enumerable.Range(0, random.Next(3)).Select(_ => fragments[random.Next(fragments.Length)])];
            Compare([.. original[..from], .. inserted, .. original[to..]]);
        }
    }

    /// <summary>Repeating rows are read by a template of the first one. A difference anywhere in a later row must be noticed.</summary>
    [Fact]
    public void RepeatingRows_AreReadAsBySystemTextJson()
    {
        var random = new Random(20261124);
        string[] scores =
        [
            "0.5", "0", "1", "-1", "3", "0.0014467007812158782", "5.7e-07", "1E-3", // valid
            "0.12345678901234567890123", "1e999", "null", "\"1\"", "01", "0.", "-", // rare or invalid
        ];
        byte[] fragments = [.. "{}[],:\"\\0123456789-+eE. \n"u8, 0xFF];
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
                IEnumerable<string> elements = Enumerable.Range(0, classes).Select(index =>
                    $"{{{gap}\"class\":{gap}\"c{index}\",\"score\":{gap}{scores[random.Next(random.Next(40) == 0 ? scores.Length : 8)]}}}");
                json.Append(frame == 0 ? "" : ",").Append('{').Append((shape & 1) == 0 ? "" : time + ",");
                json.Append("\"classes\":[").AppendJoin(',', elements).Append(']').Append((shape & 2) == 0 ? "" : "," + time).Append(extra).Append('}');
            }

            byte[] document = Encoding.UTF8.GetBytes(json.Append("]}").ToString());
            if (random.Next(3) > 0)
            {
                document[random.Next(document.Length)] = fragments[random.Next(fragments.Length)];
            }

            CompareScores(document);
        }
    }

    [Fact]
    public void LargeDocuments_AreReadInLinearTime()
    {
        // Not measured: with quadratic time, the test would not finish.
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

    /// <summary>Returns the number of iterations. HIVECONTRACTS_FUZZ=1000 multiplies it by a thousand, for a long run.</summary>
    private static int Iterations(int count) =>
        int.TryParse(Environment.GetEnvironmentVariable("HIVECONTRACTS_FUZZ"), out int factor) && factor > 0
            ? (int)Math.Min((long)count * factor, int.MaxValue)
            : count;

    private static bool IsRead(byte[] document)
    {
        try
        {
            ClassScoreReader.ReadAll(document);
            return true;
        }
        catch (ContractException error)
        {
            Assert.InRange(error.ByteOffset, 0, document.Length);
            return false;
        }
    }

    /// <summary>Parses a document with System.Text.Json; null if it is invalid.</summary>
    private static JsonDocument? ParseReference(byte[] document)
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
        using JsonDocument? reference = ParseReference(document);
        byte[] enclosing = [.. "{\"u\":"u8, .. document, .. ",\"message\":\"m\"}"u8];
        bool isRead = TaskError.TryParse(enclosing, out TaskError? read, out ContractException? error);

        // System.Text.Json checks strings when they are accessed: only strings that are not valid Unicode may be accepted by it and not by this reader.
        using JsonDocument? enclosingReference = ParseReference(enclosing);
        if (isRead != enclosingReference is not null && !(error is not null && error.Problem.Contains("Unicode", StringComparison.Ordinal)))
        {
            Assert.Fail($"{(isRead ? "read" : "rejected: " + error!.Message)}, unlike by System.Text.Json: {Encoding.Latin1.GetString(enclosing)}");
        }

        if (isRead)
        {
            Assert.True(IsEqual(enclosing, read!.ToUtf8Bytes()), Encoding.Latin1.GetString(enclosing));
        }

        if (TaskCallback.TryParse(document, out TaskCallback? callback, out ContractException? callbackError))
        {
            Assert.True(reference is not null, $"read, but rejected by System.Text.Json: {Encoding.Latin1.GetString(document)}");
            TaskCallback readAgain = TaskCallback.Parse(callback.ToUtf8Bytes());
            Assert.True(callback == readAgain, $"not equal after writing and reading: {Encoding.Latin1.GetString(document)}");
        }
        else
        {
            Assert.InRange(callbackError.ByteOffset, 0, document.Length);
        }
    }

    private static void CompareScores(byte[] document)
    {
        using JsonDocument? reference = ParseReference(document);
        if (!TaskResponse.TryParse(document, out TaskResponse? read, out _))
        {
            return; // other tests compare which documents are rejected
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
            IEnumerable<JsonElement> elements =
                frames[frame].TryGetProperty("classes", out JsonElement classes) && classes.ValueKind is JsonValueKind.Array ? classes.EnumerateArray() : [];
            var expected = elements.Select(static element => new ClassScore(
                element.GetProperty("class").GetString()!,
                element.TryGetProperty("score", out JsonElement score) && score.ValueKind is JsonValueKind.Number ? score.GetDouble() : null)).ToList();
            if (!expected.SequenceEqual(read.Output[frame].Classes.Select(static score => score with { Label = null }))
                && !Encoding.Latin1.GetString(document).Contains("null", StringComparison.Ordinal))
            {
                Assert.Fail($"different scores in frame {frame}: {Encoding.Latin1.GetString(document)}");
            }

            JsonElement time = frames[frame].EnumerateObject()
                .LastOrDefault(static property => property.Name == "time" && property.Value.ValueKind is JsonValueKind.Number).Value;
            if (read.Output[frame].Time != (time.ValueKind is JsonValueKind.Number ? time.GetDouble() : null))
            {
                Assert.Fail($"different time in frame {frame}: {Encoding.Latin1.GetString(document)}");
            }
        }
    }

    private static bool IsEqual(byte[] left, byte[] right)
    {
        var options = new JsonDocumentOptions { MaxDepth = 128 };
        using JsonDocument leftDocument = JsonDocument.Parse(left, options);
        using JsonDocument rightDocument = JsonDocument.Parse(right, options);
        try
        {
            return JsonElement.DeepEquals(leftDocument.RootElement, rightDocument.RootElement);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentOutOfRangeException)
        {
            // The unknown property contains an unpaired surrogate or a huge exponent; its bytes are kept, apart from white space.
            return WithoutWhiteSpace(leftDocument) == WithoutWhiteSpace(rightDocument);
        }

        static string WithoutWhiteSpace(JsonDocument document) =>
            string.Concat(document.RootElement.GetProperty("u").GetRawText().Where(static letter => letter is not (' ' or '\t' or '\n' or '\r')));
    }

    private static Gen<string> GenerateJson()
    {
        Gen<string> text = Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\u00A0', '\u07FF'], Gen.Char['\u0000', '\u001F']), 0, 12];
        Gen<string> literal = Gen.OneOf(
            Gen.Const("null"), Gen.Const("true"), Gen.Const("false"),
            Gen.Int.Select(static value => value.ToString(CultureInfo.InvariantCulture)),
            Gen.Double.Where(double.IsFinite).Select(static value => value.ToString("R", CultureInfo.InvariantCulture)),
            text.Select(static value => "\"" + JsonEncodedText.Encode(value) + "\""),
            OneOf("01", "1.", "-", "+1", ".5", "1e", "tru", "\"\\x\"", "\"\u0001\"", "[1,]", "{,}", "{\"a\"}", "nul", "\"", "]", "1 2"));
        Gen<string> whiteSpace = OneOf("", "", "", " ", "\n\t", "\r\n  ");
        return Gen.Recursive<string>((depth, inner) => depth > 5 ? literal : Gen.OneOf(
            literal,
            Gen.Select(inner.Array[0, 4], whiteSpace, static (items, gap) => "[" + gap + string.Join("," + gap, items) + gap + "]"),
            Gen.Select(text.Array[0, 4], inner.Array[4], whiteSpace, static (names, items, gap) =>
            {
                IEnumerable<string> properties = names.Select((name, index) => $"\"{JsonEncodedText.Encode($"{index}{name}")}\"{gap}:{gap}{items[index]}");
                return "{" + gap + string.Join("," + gap, properties) + gap + "}";
            })));
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
