using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Keywords;

/// <summary>The draft of a schema inside a file: a schema with a URI of its own can have its own draft.</summary>
internal static class EmbeddedDraft
{
    /// <summary>The draft that a schema inside a file names; null if it names none that is known.</summary>
    public static Draft? Of(JsonObject schema, Draft around) =>
        schema.StringOf("$schema") is { } name && schema[around.IdKeyword] is JsonString && Draft.Find(name) is { } draft
            ? draft with { IsFormatAnnotation = draft.IsFormatAnnotation && around.IsFormatAnnotation }
            : null;
}
