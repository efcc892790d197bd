using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Keywords;

/// <summary>
/// Reports every keyword of a schema that is misplaced, wrong or not translated, and returns the schema without those that cannot be used,
/// so that later steps do not have to check again.
/// </summary>
internal sealed class KeywordCheck
{
    // Keywords about a type: they are allowed at the root of a file and in a definition.
    private static readonly HashSet<string> OfTypes =
    [
        "x-class-scores", "x-vocabulary", "x-flatten", "x-is", "x-string-form", "x-form", "x-answer", "x-task-id",
    ];

    private readonly Draft draft;
    private readonly DiagnosticBag diagnostics;
    private readonly UnknownWords unknown;

    private KeywordCheck(Draft draft, DiagnosticBag diagnostics, UnknownWords unknown)
    {
        this.draft = draft;
        this.diagnostics = diagnostics;
        this.unknown = unknown;
    }

    private enum Place
    {
        Root,
        Definition,
        Inside,
    }

    /// <summary>Checks a file.</summary>
    public static JsonObject Check(JsonObject root, Draft draft, DiagnosticBag diagnostics) =>
        new KeywordCheck(draft, diagnostics, new UnknownWords(draft, diagnostics)).Check(root, Place.Root);

    /// <summary>Checks a schema that a reference found at a place where no schema is expected.</summary>
    public static JsonObject CheckInside(JsonObject schema, Draft draft, DiagnosticBag diagnostics) =>
        new KeywordCheck(draft, diagnostics, new UnknownWords(draft, diagnostics)).Check(schema, Place.Inside);

    private JsonObject Check(JsonObject schema, Place place)
    {
        if (place is not Place.Root && EmbeddedDraft.Of(schema, draft) is { } own && own != draft)
        {
            return new KeywordCheck(own, diagnostics, new UnknownWords(own, diagnostics)).CheckKeywords(schema, place);
        }

        return CheckKeywords(schema, place);
    }

    private JsonObject CheckKeywords(JsonObject schema, Place place)
    {
        var usable = new List<JsonProperty>();
        bool isWidened = false;
        bool hasOnlyReference = schema["$ref"] is JsonString && !draft.HasReferenceSiblings;
        foreach (JsonProperty keyword in schema.Properties)
        {
            JsonProperty? kept = hasOnlyReference ? CheckNextToReference(keyword, place) : Check(keyword, place);
            if (kept is not null)
            {
                usable.Add(kept);
            }

            // A keyword that restricts values and cannot be used leaves a schema that allows more.
            isWidened |= !hasOnlyReference && IsLess(keyword, kept);
        }

        if (isWidened && (HasLess(schema, usable, "patternProperties") || HasLess(schema, usable, "properties")))
        {
            // What was dropped decides which properties are additional.
            usable.RemoveAll(static keyword => keyword.Name is "additionalProperties" or "unevaluatedProperties");
        }

        JsonObject rest = schema.With(ReferenceSiblings.Separate(usable, draft));
        return isWidened ? rest.Widened() : rest;
    }

    /// <summary>Whether a keyword of the draft that restricts values was dropped, or a part of it.</summary>
    private bool IsLess(JsonProperty keyword, JsonProperty? kept) =>
        KeywordTable.Find(keyword.Name) is { } known && (known.IsAssertion || known.Name == "$ref") && draft.Has(known)
        && (kept is null || kept.Value.AsProperties().Count < keyword.Value.AsProperties().Count);

    private static bool HasLess(JsonObject schema, List<JsonProperty> usable, string keyword) =>
        schema[keyword]?.AsProperties().Count != usable.Find(property => property.Name == keyword)?.Value.AsProperties().Count;

    /// <summary>Checks a keyword next to a <c>$ref</c>, in a draft in which the reference replaces the keywords next to it.</summary>
    private JsonProperty? CheckNextToReference(JsonProperty property, Place place)
    {
        if (property.Name is "$ref" or "definitions" or "$defs" or "$schema" or "$comment" || (property.Name == draft.IdKeyword && place is Place.Root))
        {
            return Check(property, place);
        }

        if (KeywordTable.Find(property.Name) is { } keyword && draft.Has(keyword))
        {
            if (keyword.IsAnnotation)
            {
                return Check(property, place);
            }

            if (property.Name != draft.IdKeyword)
            {
                Untranslated(property.Position, property.Name, " next to a $ref (a $ref replaces the keywords next to it)");
            }

            return null;
        }

        return Check(property, place);
    }

    /// <summary>Checks a keyword; returns null if it cannot be used.</summary>
    private JsonProperty? Check(JsonProperty property, Place place)
    {
        if (KeywordTable.Find(property.Name) is not { } keyword)
        {
            unknown.Report(property);
            return property;
        }

        if (!draft.Has(keyword))
        {
            unknown.ReportOfOtherDraft(property);
            return null;
        }

        if (Misplaced(property.Name, place) is { } where)
        {
            diagnostics.Add(Descriptors.BadValue, property.Position, property.Name, $"is allowed only {where}");
            return null;
        }

        if (keyword.Mismatch(property.Value, draft) is { } expected)
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
            case KeywordValue.Text when property.Name == "format":
                unknown.ReportFormat(property.Value);
                return property;
            default:
                return property;
        }
    }

    private JsonObject UsablePatterns(JsonObject patterns) =>
        patterns.With(patterns.Properties.Where(pattern => IsUsablePattern(pattern.Name, pattern.Position)));

    private bool IsUsablePattern(string pattern, FilePosition position)
    {
        if (PatternTranslator.Translate(pattern, UnicodeProperties.Find, out string? problem) is not null)
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

    private void Untranslated(FilePosition position, string keyword, string where) =>
        diagnostics.Add(Descriptors.UntranslatedKeyword, position, keyword, where);
}
