using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Keywords;

/// <summary>
/// Reports every keyword of a schema that is unknown, misplaced, wrong or not translated, and returns the schema without those that cannot be used,
/// so that later steps do not have to check again.
/// </summary>
internal sealed class KeywordCheck(Draft draft, DiagnosticBag diagnostics)
{
    // Keywords about a type: they are allowed at the root of a file and in a definition.
    private static readonly HashSet<string> OfTypes =
    [
        "x-class-scores", "x-vocabulary", "x-flatten", "x-is", "x-string-form", "x-form", "x-answer", "x-task-id",
    ];

    // Keywords next to a $ref that are not ignored.
    private static readonly HashSet<string> WithReference = ["$ref", "title", "description", "$comment", "definitions", "$defs", "$schema", "$id", "x-name"];

    private enum Place
    {
        Root,
        Definition,
        Inside,
    }

    /// <summary>Checks a file.</summary>
    public static JsonObject Check(JsonObject root, DiagnosticBag diagnostics)
    {
        if (Draft.Find(root) is null)
        {
            JsonProperty schema = root.Property("$schema")!;
            string where = " (the draft is unknown; the keywords of all drafts count)";
            diagnostics.Add(Descriptors.UntranslatedKeyword, schema.Position, $"$schema: {schema.Value.AsString()}", where);
        }

        return new KeywordCheck(Draft.Of(root), diagnostics).Check(root, Place.Root);
    }

    private JsonObject Check(JsonObject schema, Place place)
    {
        List<JsonProperty> usable = [.. schema.Properties.Select(keyword => Check(schema, keyword, place)).OfType<JsonProperty>()];
        if (HasUnusablePattern(schema, usable))
        {
            usable.RemoveAll(static keyword => keyword.Name == "additionalProperties"); // the pattern decides which properties are additional
        }

        return schema.With(usable);
    }

    private static bool HasUnusablePattern(JsonObject schema, List<JsonProperty> usable) =>
        schema["patternProperties"]?.AsProperties().Count != usable.Find(static keyword => keyword.Name == "patternProperties")?.Value.AsProperties().Count;

    /// <summary>Checks a keyword; returns null if it cannot be used.</summary>
    private JsonProperty? Check(JsonObject schema, JsonProperty property, Place place)
    {
        if (schema.Has("$ref") && !WithReference.Contains(property.Name))
        {
            Untranslated(property.Position, property.Name, " next to a $ref (a $ref replaces the keywords next to it)");
            return KeywordTable.Find(property.Name) is { IsAnnotation: true } ? property : null;
        }

        if (KeywordTable.Find(property.Name) is not { } keyword)
        {
            ReportUnknown(property);
            return property;
        }

        if (Misplaced(property.Name, place) is { } where)
        {
            diagnostics.Add(Descriptors.BadValue, property.Position, property.Name, $"is allowed only {where}");
            return null;
        }

        if (draft.Lacks(property))
        {
            Untranslated(property.Position, property.Name, $" in {draft.Name} (the draft does not have it)");
            return null;
        }

        if (keyword.Mismatch(property.Value) is { } expected)
        {
            diagnostics.Add(Descriptors.BadValue, property.Position, property.Name, $"must be {expected}, but is {property.Value.Description}");
            return null;
        }

        return CheckValue(property, keyword, place);
    }

    private static string? Misplaced(string keyword, Place place) => keyword switch
    {
        "x-overlay" when place is not Place.Root => "at the root of a file",
        _ when OfTypes.Contains(keyword) && place is Place.Inside => "at the root of a file or in one of its definitions",
        _ => null,
    };

    private JsonProperty? CheckValue(JsonProperty property, Keyword keyword, Place place)
    {
        switch (keyword.Value)
        {
            case KeywordValue.Schema or KeywordValue.SchemaOrList when property.Value is not JsonArray:
                return property.With(CheckSchema(property.Value, Place.Inside));
            case KeywordValue.SchemaList or KeywordValue.SchemaOrList:
                return property.With(((JsonArray)property.Value).With(property.Value.AsArray().Select(item => CheckSchema(item, Place.Inside))));
            case KeywordValue.Dependencies:
                return CheckEntries(property, static entry => entry.Value is not JsonArray, Place.Inside);
            case KeywordValue.PatternMap:
                return CheckEntries(property.With(UsablePatterns((JsonObject)property.Value)), static _ => true, Place.Inside);
            case KeywordValue.Pattern:
                return IsUsablePattern(property.Value.AsString()!, property.Value.Position) ? property : null;
            case KeywordValue.SchemaMap:
                bool areDefinitions = place is Place.Root && property.Name is "definitions" or "$defs";
                return CheckEntries(property, static _ => true, areDefinitions ? Place.Definition : Place.Inside);
            case KeywordValue.Text when property.Name == "$id" && place is not Place.Root:
                Untranslated(property.Position, "$id", " except at the root of a file");
                return null;
            case KeywordValue.Text when property.Name == "format" && !KeywordTable.Formats.Contains(property.Value.AsString()!):
                Untranslated(property.Value.Position, $"format: {property.Value.AsString()}", Suggestion.For(property.Value.AsString()!, KeywordTable.Formats));
                return property;
            default:
                return property;
        }
    }

    private JsonObject UsablePatterns(JsonObject patterns) =>
        patterns.With(patterns.Properties.Where(pattern => IsUsablePattern(pattern.Name, pattern.Position)));

    private bool IsUsablePattern(string pattern, FilePosition position)
    {
        if (PatternTranslator.Translate(pattern, out string? problem) is not null)
        {
            return true;
        }

        Untranslated(position, "pattern: " + pattern, $" ({problem})");
        return false;
    }

    private JsonProperty CheckEntries(JsonProperty property, Func<JsonProperty, bool> isSchema, Place place)
    {
        var entries = (JsonObject)property.Value;
        var usable = new List<JsonProperty>();
        foreach (JsonProperty entry in entries.Properties)
        {
            if (!isSchema(entry))
            {
                usable.Add(entry);
            }
            else if (Keyword.IsSchema(entry.Value))
            {
                usable.Add(entry.With(CheckSchema(entry.Value, place)));
            }
            else
            {
                string problem = $"must be a schema, which is an object or a boolean, but is {entry.Value.Description}";
                diagnostics.Add(Descriptors.BadValue, entry.Value.Position, entry.Name, problem);
            }
        }

        return property.With(entries.With(usable));
    }

    private JsonNode CheckSchema(JsonNode schema, Place place) => schema is JsonObject keywords ? Check(keywords, place) : schema;

    private void ReportUnknown(JsonProperty property)
    {
        if (KeywordTable.IsUntranslated(property.Name))
        {
            Untranslated(property.Position, property.Name, "");
        }
        else
        {
            diagnostics.Add(Descriptors.UnknownKeyword, property.Position, property.Name, Suggestion.For(property.Name, KeywordTable.All));
        }
    }

    private void Untranslated(FilePosition position, string keyword, string where) =>
        diagnostics.Add(Descriptors.UntranslatedKeyword, position, keyword, where);
}
