using System.Buffers;
using System.Text.Json;

namespace HiveContracts.Testing;

/// <summary>
/// Creates callbacks like those of Hive's models. The scores have no meaning: they are derived from a hash of the content, and the scores of a head sum to 1.
/// </summary>
internal static class CallbackGenerator
{
    private static readonly string[][] TextHeads = [["suggestive", "sexual", "no_sexual"], ["self_harm", "violence", "no_violence"], ["yes_spam", "no_spam"]];
    private static readonly string[][] VisualHeads = [["animated_gun", "gun_in_hand", "gun_not_in_hand", "no_gun"], ["no_smoking", "yes_smoking"]];

    /// <summary>Creates the callback of a task: one output for a text or a file, three frames for a URL.</summary>
    public static byte[] Create(StandInTask task)
    {
        byte[] hash = Convert.FromHexString(task.Sha256);
        string? text = task.Fields.GetValueOrDefault("text_data");
        string? url = task.Fields.GetValueOrDefault("url");
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", task.Id);
            json.WriteString("metadata", task.Fields.GetValueOrDefault("metadata"));
            json.WriteStartArray("status");
            json.WriteStartObject();
            json.WriteStartObject("status");
            json.WriteString("code", "0");
            json.WriteString("message", "SUCCESS");
            json.WriteEndObject();
            json.WriteStartObject("response");
            json.WriteStartObject("input");
            json.WriteString("id", task.Id);
            json.WriteString("hash", task.Sha256);
            json.WriteString("text", text);
            json.WriteString("model_type", text is null ? "CATEGORIZATION" : "TEXT_CLASSIFICATION");
            json.WriteStartObject("media");
            json.WriteString("url", url);
            json.WriteString("filename", task.FileName);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("output");
            for (int frame = 0; frame < (url is null ? 1 : 3); frame++)
            {
                WriteOutput(json, text is null ? VisualHeads : TextHeads, hash, frame);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Adds <c>resent_on</c> and <c>resent_by</c>, which Hive sets when it sends a callback again.</summary>
    public static byte[] MarkResent(byte[] callback)
    {
        using var document = JsonDocument.Parse(callback);
        var buffer = new ArrayBufferWriter<byte>(callback.Length + 100);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                property.WriteTo(json);
            }

            json.WriteString("resent_on", DateTimeOffset.UtcNow);
            json.WriteString("resent_by", "manual");
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteOutput(Utf8JsonWriter json, string[][] heads, byte[] hash, int frame)
    {
        json.WriteStartObject();
        json.WriteNumber("time", frame);
        json.WriteStartArray("classes");
        foreach (string[] head in heads)
        {
            double[] weights = [.. head.Select((_, index) => 1.0 + hash[(head[0].Length + index + frame) % hash.Length])];
            for (int i = 0; i < head.Length; i++)
            {
                json.WriteStartObject();
                json.WriteString("class", head[i]);
                json.WriteNumber("score", weights[i] / weights.Sum());
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
