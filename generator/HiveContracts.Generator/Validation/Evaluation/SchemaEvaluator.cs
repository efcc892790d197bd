using System.Runtime.CompilerServices;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Validation.Evaluation;

/// <summary>
/// Checks documents against the JSON that the runtime's validator reads, so that both accept the same documents. The validator stops at the first
/// error; this finds the errors of all values.
/// </summary>
internal sealed partial class SchemaEvaluator
{
    // Samples of one contract are checked against the same schemas.
    private static readonly ConditionalWeakTable<string, ParsedSchemas> Known = new();

    private readonly JsonObject schemas;
    private readonly PatternCache patterns;

    // Without it, the work would double with each level of a document if several schemas apply to one value and refer to themselves.
    private readonly Dictionary<(JsonNode Schema, JsonNode Value, DynamicScope Scope), (ErrorList Errors, EvaluatedParts? Parts)> results = [];

    // What the anchors mean at this point of the validation.
    private DynamicScope scope = DynamicScope.Create();

    private SchemaEvaluator(JsonObject schemas, PatternCache patterns)
    {
        this.schemas = schemas;
        this.patterns = patterns;
    }

    /// <summary>Returns the errors of a document.</summary>
    /// <param name="validatorJson">The schemas of a namespace, as <see cref="ValidatorBuilder"/> writes them.</param>
    /// <param name="key">The key of the schema of the document.</param>
    /// <param name="document">The document.</param>
    public static IReadOnlyList<ValidationError> Check(string validatorJson, string key, JsonNode document)
    {
        ParsedSchemas known = Known.GetValue(validatorJson, static json => new ParsedSchemas(json));
        if (known.Schemas?[key] is not { } schema)
        {
            return [];
        }

        try
        {
            var errors = new ErrorList();
            var evaluator = new SchemaEvaluator(known.Schemas, known.Patterns);
            evaluator.scope = evaluator.scope.Enter(schema);
            evaluator.Evaluate(schema, document, errors);
            return errors.Errors;
        }
        catch (UndecidableException exception)
        {
            return [exception.Error]; // which ends the validation, even inside a choice of schemas
        }
        catch (InsufficientExecutionStackException)
        {
            return [new ValidationError(document, null, null, "$ref", "a document that can be checked: the chain of its schemas is too long")];
        }
    }

    /// <summary>Adds the errors of a value against a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="value">The value.</param>
    /// <param name="errors">Receives the errors.</param>
    /// <param name="parts">Receives the parts of a valid value that the schema has checked; null if nobody asks.</param>
    private void Evaluate(JsonNode schema, JsonNode value, ErrorList errors, EvaluatedParts? parts = null)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (schema is not JsonObject rule)
        {
            errors.Add(Error(value, "false", $"no value here, found {Excerpt(value)}"));
        }
        else if (rule.StringOf("$ref") is { } reference)
        {
            (ErrorList found, EvaluatedParts? checkedParts) = Find(schemas[scope.Find(rule.StringOf("$dynamicRef")) ?? reference]!, value, parts is not null);
            errors.AddRange(found);
            parts?.Add(checkedParts);
        }
        else
        {
            // What schemas next to one with unevaluated parts have checked does not count.
            EvaluatedParts? own = HasUnevaluated(rule) ? new EvaluatedParts() : parts;
            int before = errors.Count;
            CheckGeneral(rule, value, errors);
            if (errors.Count == before)
            {
                CheckForType(rule, value, errors, own);
                CheckApplicators(rule, value, before, errors, own);
            }

            if (own is not null && own != parts)
            {
                if (errors.Count == before)
                {
                    CheckUnevaluated(rule, value, errors, own);
                }

                parts?.Add(own);
            }
        }
    }

    /// <summary>The errors of a value against a schema that others refer to, or the parts that the schema has checked.</summary>
    private (ErrorList Errors, EvaluatedParts? Parts) Find(JsonNode schema, JsonNode value, bool needsParts)
    {
        DynamicScope outer = scope;
        scope = outer.Enter(schema);
        if (!results.TryGetValue((schema, value, scope), out (ErrorList Errors, EvaluatedParts? Parts) result) || (needsParts && result.Parts is null))
        {
            result = (new ErrorList(), needsParts ? new EvaluatedParts() : null);
            Evaluate(schema, value, result.Errors, result.Parts);
            results[(schema, value, scope)] = result;
        }

        scope = outer;
        return result;
    }

    private ErrorList ErrorsOf(JsonNode schema, JsonNode value, EvaluatedParts? parts = null)
    {
        EvaluatedParts? own = parts is null ? null : new EvaluatedParts();
        var errors = new ErrorList();
        Evaluate(schema, value, errors, own);
        parts?.Add(errors.Count == 0 ? own : null);
        return errors;
    }

    private bool Matches(JsonNode schema, JsonNode value, EvaluatedParts? parts = null) => ErrorsOf(schema, value, parts).Count == 0;

    /// <summary>Checks the keywords for values of any type. A value that violates one is not checked further.</summary>
    private static void CheckGeneral(JsonObject rule, JsonNode value, ErrorList errors)
    {
        if (rule["type"] is { } type && !Strings(type).Any(name => HasType(name, value)))
        {
            errors.Add(Error(value, "type", $"a value of type {string.Join(" or ", Strings(type))}, found {Excerpt(value)}"));
        }
        else if (rule["enum"] is { } values && !values.AsArray().Contains(value, JsonEquality.Instance))
        {
            IEnumerable<string> words = values.AsArray().Select(static known => known.AsString()).OfType<string>();
            string suggestion = value.AsString() is { } text ? Suggestion.For(text, words) : "";
            errors.Add(Error(value, "enum", $"one of {string.Join(", ", values.AsArray().Select(Excerpt))}, found {Excerpt(value)}", suggestion));
        }
        else if (rule["const"] is { } constant && !JsonEquality.Instance.Equals(constant, value))
        {
            errors.Add(Error(value, "const", $"{Excerpt(constant)}, found {Excerpt(value)}"));
        }
    }

    /// <summary>Checks the keywords for values of the type that the value has.</summary>
    private void CheckForType(JsonObject rule, JsonNode value, ErrorList errors, EvaluatedParts? parts)
    {
        switch (value)
        {
            case JsonObject map:
                CheckObject(rule, map, errors, parts);
                break;
            case JsonArray array:
                CheckArray(rule, array, errors, parts);
                break;
            case JsonString text:
                CheckString(rule, text, errors);
                break;
            case JsonNumber number:
                CheckNumber(rule, number, errors);
                break;
        }
    }

    /// <summary>
    /// Checks the keywords that apply other schemas to the same value. Those that are about the value as a whole are not checked if it has errors.
    /// </summary>
    private void CheckApplicators(JsonObject rule, JsonNode value, int before, ErrorList errors, EvaluatedParts? parts)
    {
        foreach (JsonNode part in rule["allOf"]?.AsArray() ?? [])
        {
            Evaluate(part, value, errors, parts);
        }

        if (errors.Count == before)
        {
            CheckChoices(rule, "anyOf", value, errors, parts);
            CheckChoices(rule, "oneOf", value, errors, parts);
        }

        if (errors.Count > before)
        {
            return;
        }

        if (rule["not"] is { } not && Matches(not, value))
        {
            errors.Add(Error(value, "not", $"a value that does not match the schema of 'not', found {Excerpt(value)}"));
        }
        else if (rule["if"] is { } condition && rule[Matches(condition, value, parts) ? "then" : "else"] is { } consequence)
        {
            Evaluate(consequence, value, errors, parts);
        }
    }

    private void CheckChoices(JsonObject rule, string keyword, JsonNode value, ErrorList errors, EvaluatedParts? parts)
    {
        if (rule[keyword] is not JsonArray { Items: var choices })
        {
            return;
        }

        List<ErrorList> results = choices.Select(choice => ErrorsOf(choice, value, parts)).ToList();
        int matches = results.Count(static result => result.Count == 0);
        if (matches == 1 || (matches > 1 && keyword == "anyOf"))
        {
            return;
        }

        // The errors whose first one is last in the document, if it is inside the value: they probably belong to the schema that was meant.
        ErrorList? closest = matches > 0 ? null : results
            .Select(static result => (result, start: result.Errors.Min(static error => error.Start)))
            .Where(pair => pair.start > value.Place.Start)
            .OrderByDescending(static pair => pair.start)
            .Select(static pair => pair.result)
            .FirstOrDefault();
        if (closest is not null)
        {
            errors.AddRange(closest);
        }
        else
        {
            string count = keyword == "anyOf" ? "at least" : "exactly";
            string found = matches == 0 ? "none" : "several";
            errors.Add(Error(value, keyword, $"a value that matches {count} one of {choices.Count} schemas, found one that matches {found}"));
        }
    }

    private static bool HasType(string type, JsonNode value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonString,
        "boolean" => value is JsonBoolean,
        "null" => value is JsonNull,
        "number" => value is JsonNumber,
        "integer without fraction" => value is JsonNumber && value.Spelling.IndexOfAny(['.', 'e', 'E']) < 0,
        _ => value is JsonNumber && ExactNumber.Read(value.Spelling).IsInteger,
    };

    private static IEnumerable<string> Strings(JsonNode value) =>
        value is JsonArray array ? array.Items.Select(static item => item.AsString()!) : [value.AsString()!];

    private static ValidationError Error(JsonNode value, string keyword, string expected, string suggestion = "") =>
        new(value, null, null, keyword, $"{expected} ({keyword}){suggestion}");

    /// <summary>The value for a message: a scalar as it is spelled.</summary>
    private static string Excerpt(JsonNode value)
    {
        const int MaxLength = 60;
        return value is JsonObject or JsonArray ? value.Description
            : value.Place.End - value.Place.Start <= MaxLength ? value.Spelling
            : value.File.Text.Substring(value.Place.Start, MaxLength) + "…";
    }

    private sealed class ParsedSchemas(string json)
    {
        public JsonObject? Schemas { get; } = new JsonFile("", json).Parse(new DiagnosticBag(), DuplicateKeys.TakeLast) as JsonObject;

        public PatternCache Patterns { get; } = new();
    }

    /// <summary>A string takes too long to check.</summary>
    private sealed class UndecidableException(ValidationError error) : Exception
    {
        public ValidationError Error { get; } = error;
    }
}
