using System.Text.Json.Serialization;

namespace HiveContracts.Benchmarks;

// The main rival: hand-written classes for the same content, read with System.Text.Json's source generator.
internal sealed class HandCallback
{
    [JsonPropertyName("id")] public string? Id { get; set; }
    [JsonPropertyName("project_id")] public long? ProjectId { get; set; }
    [JsonPropertyName("metadata")] public string? Metadata { get; set; }
    [JsonPropertyName("status")] public List<HandResult>? Status { get; set; }
    [JsonPropertyName("resent_on")] public DateTimeOffset? ResentOn { get; set; }
    [JsonPropertyName("resent_by")] public string? ResentBy { get; set; }
    [JsonPropertyName("from_cache")] public bool? FromCache { get; set; }
    [JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement>? Unknown { get; set; }
}

internal sealed class HandResult
{
    [JsonPropertyName("status")] public HandStatus? Status { get; set; }
    [JsonPropertyName("response")] public HandResponse? Response { get; set; }
}

internal sealed class HandStatus
{
    [JsonPropertyName("code")] public string? Code { get; set; }
    [JsonPropertyName("message")] public string? Message { get; set; }
}

internal sealed class HandResponse
{
    [JsonPropertyName("input")] public HandInput? Input { get; set; }
    [JsonPropertyName("output")] public List<HandOutput>? Output { get; set; }
}

internal sealed class HandInput
{
    [JsonPropertyName("hash")] public string? Hash { get; set; }
    [JsonPropertyName("inference_client_version")] public string? InferenceClientVersion { get; set; }
    [JsonPropertyName("model")] public string? Model { get; set; }
    [JsonPropertyName("model_type")] public string? ModelType { get; set; }
    [JsonPropertyName("model_version")] public long? ModelVersion { get; set; }
    [JsonPropertyName("text")] public string? Text { get; set; }
    [JsonPropertyName("id")] public string? Id { get; set; }
    [JsonPropertyName("created_on")] public DateTimeOffset? CreatedOn { get; set; }
    [JsonPropertyName("user_id")] public long? UserId { get; set; }
    [JsonPropertyName("project_id")] public long? ProjectId { get; set; }
    [JsonPropertyName("charge")][JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] public decimal? Charge { get; set; }
    [JsonPropertyName("media")] public HandMedia? Media { get; set; }
    [JsonPropertyName("config_version")] public long? ConfigVersion { get; set; }
    [JsonPropertyName("config_tag")] public string? ConfigTag { get; set; }
}

internal sealed class HandMedia
{
    [JsonPropertyName("mimetype")] public string? Mimetype { get; set; }
}

internal sealed class HandOutput
{
    [JsonPropertyName("time")] public double? Time { get; set; }
    [JsonPropertyName("classes")] public List<HandScore>? Classes { get; set; }
    [JsonPropertyName("start_char_index")] public int? StartCharIndex { get; set; }
    [JsonPropertyName("end_char_index")] public int? EndCharIndex { get; set; }
    [JsonPropertyName("transcript")] public string? Transcript { get; set; }
    [JsonPropertyName("words")] public List<HandWord>? Words { get; set; }
    [JsonPropertyName("frame_results")] public List<HandFrame>? FrameResults { get; set; }
}

internal sealed class HandScore
{
    [JsonPropertyName("class")] public string? Class { get; set; }
    [JsonPropertyName("score")] public double? Score { get; set; }
}

internal sealed class HandWord
{
    [JsonPropertyName("time")] public double? Time { get; set; }
    [JsonPropertyName("alternatives")] public List<HandAlternative>? Alternatives { get; set; }
    [JsonPropertyName("type")] public string? Type { get; set; }
    [JsonPropertyName("meta")] public System.Text.Json.JsonElement? Meta { get; set; }
}

internal sealed class HandAlternative
{
    [JsonPropertyName("text")] public string? Text { get; set; }
    [JsonPropertyName("score")] public double? Score { get; set; }
}

internal sealed class HandFrame
{
    [JsonPropertyName("language")] public string? Language { get; set; }
    [JsonPropertyName("block_text")] public string? BlockText { get; set; }
    [JsonPropertyName("start_char_index")] public int? StartCharIndex { get; set; }
    [JsonPropertyName("end_char_index")] public int? EndCharIndex { get; set; }
    [JsonPropertyName("classes")] public List<HandScore>? Classes { get; set; }
    [JsonPropertyName("bounding_poly")] public List<HandPoly>? BoundingPoly { get; set; }
}

internal sealed class HandPoly
{
    [JsonPropertyName("vertices")] public List<HandVertex>? Vertices { get; set; }
    [JsonPropertyName("dimensions")] public HandDimensions? Dimensions { get; set; }
    [JsonPropertyName("classes")] public List<HandScore>? Classes { get; set; }
    [JsonPropertyName("meta")] public HandMeta? Meta { get; set; }
}

internal sealed class HandVertex
{
    [JsonPropertyName("x")] public double? X { get; set; }
    [JsonPropertyName("y")] public double? Y { get; set; }
}

internal sealed class HandDimensions
{
    [JsonPropertyName("top")] public double? Top { get; set; }
    [JsonPropertyName("bottom")] public double? Bottom { get; set; }
    [JsonPropertyName("left")] public double? Left { get; set; }
    [JsonPropertyName("right")] public double? Right { get; set; }
}

internal sealed class HandMeta
{
    [JsonPropertyName("type")] public string? Type { get; set; }
}

[JsonSerializable(typeof(HandCallback))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class HandContext : JsonSerializerContext;
