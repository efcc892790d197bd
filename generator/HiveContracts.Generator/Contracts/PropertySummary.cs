using HiveContracts.Generator.Json;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Makes the doc comment of a member from the annotations of its schema.</summary>
internal static class PropertySummary
{
    public static string Of(SchemaNode node)
    {
        JsonObject json = node.Json;
        string description = node.Description ?? node.Actual.Description ?? (json.StringOf("title") is { } title ? title + "." : "");
        string?[] parts =
        [
            description,
            json["enum"] is JsonArray values ? $"One of {string.Join(", ", values.Items)}." : null,
            json["default"] is { } standard ? $"Default: {standard}." : null,
            json["readOnly"]?.IsTrue() is true ? "Read only." : null,
            json["writeOnly"]?.IsTrue() is true ? "Write only." : null,
        ];
        return string.Join(" ", parts.Where(static part => !string.IsNullOrEmpty(part)));
    }
}
