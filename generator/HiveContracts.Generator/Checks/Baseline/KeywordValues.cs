using HiveContracts.Generator.Json;
using HiveContracts.Generator.Validation.Evaluation;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>Compares the values of keywords that have no schemas inside: limits, types, patterns and the like.</summary>
internal static class KeywordValues
{
    private const int MaxLength = 60;

    /// <summary>Describes how a keyword allows less than a released schema; null if it does not.</summary>
    public static string? Narrower(JsonObject before, JsonProperty keyword)
    {
        JsonNode? old = before[keyword.Name];
        bool isNarrower = keyword.Name switch
        {
            "type" => old is null || !Types(old).All(type => Types(keyword.Value).Any(now => now == type || IsWider(now, type))),
            "minimum" or "exclusiveMinimum" => IsNarrower(before, keyword, "minimum", "exclusiveMinimum", 1),
            "maximum" or "exclusiveMaximum" => IsNarrower(before, keyword, "maximum", "exclusiveMaximum", -1),
            "minLength" or "minItems" or "minProperties" => Count(keyword.Value) > (old is null ? 0 : Count(old)),
            "minContains" => before.Has("contains") && Count(keyword.Value) > (old is null ? 1 : Count(old)),
            "maxContains" => before.Has("contains") && (old is null || Count(keyword.Value) < Count(old)),
            "maxLength" or "maxItems" or "maxProperties" => old is null || Count(keyword.Value) < Count(old),
            "multipleOf" => old is null || !Number(old).IsMultipleOf(Number(keyword.Value)),
            "uniqueItems" => keyword.Value.IsTrue() && old?.IsTrue() != true,
            "const" => old is null
                ? before["enum"] is not JsonArray { Items: [{ } only] } || !JsonEquality.Instance.Equals(only, keyword.Value)
                : !JsonEquality.Instance.Equals(old, keyword.Value),
            "pattern" or "format" => old?.AsString() != keyword.Value.AsString(),
            _ => false,
        };
        return !isNarrower ? null : old is null ? $"is new ({Excerpt(keyword.Value)})" : $"changed from {Excerpt(old)} to {Excerpt(keyword.Value)}";
    }

    /// <summary>Whether a type has all values of another one, which draft-04 may call an integer without fraction.</summary>
    private static bool IsWider(string type, string other) => type is "number" or "integer" && other.StartsWith("integer", StringComparison.Ordinal)
        && type.Length <= other.Length;

    /// <summary>Whether a limit is narrower than both released ones: the one that includes the limit, and the one that excludes it.</summary>
    /// <param name="before">The released schema.</param>
    /// <param name="keyword">The limit.</param>
    /// <param name="inclusive">The keyword whose limit is allowed.</param>
    /// <param name="exclusive">The keyword whose limit is not.</param>
    /// <param name="direction">1 if a greater limit is narrower, -1 if a lower one is.</param>
    private static bool IsNarrower(JsonObject before, JsonProperty keyword, string inclusive, string exclusive, int direction)
    {
        ExactNumber now = Number(keyword.Value);
        bool isWithinInclusive = before[inclusive] is { } limit
            && now.CompareTo(Number(limit)) * direction is var order && (order < 0 || (order == 0 && keyword.Name == inclusive));
        bool isWithinExclusive = before[exclusive] is { } bound && now.CompareTo(Number(bound)) * direction <= 0;
        return !isWithinInclusive && !isWithinExclusive;
    }

    private static ExactNumber Number(JsonNode value) => ExactNumber.Read(value.Spelling);

    private static double Count(JsonNode value) => ((JsonNumber)value).Value;

    private static IEnumerable<string> Types(JsonNode value) =>
        value is JsonArray list ? list.Items.Select(static item => item.AsString()!) : [value.AsString()!];

    private static string Excerpt(JsonNode value)
    {
        string text = value.ToString();
        return text.Length <= MaxLength ? text : text[..MaxLength] + "…";
    }
}
