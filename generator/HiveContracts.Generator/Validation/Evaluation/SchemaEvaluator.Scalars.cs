using System.Text.RegularExpressions;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Validation.Evaluation;

internal sealed partial class SchemaEvaluator
{
    private static void CheckNumber(JsonObject rule, JsonNumber value, ErrorList errors)
    {
        Lazy<ExactNumber> number = new(() => ExactNumber.Read(value.Spelling));
        Check("minimum", limit => number.Value.CompareTo(limit) >= 0, "a number of at least");
        Check("maximum", limit => number.Value.CompareTo(limit) <= 0, "a number of at most");
        Check("exclusiveMinimum", limit => number.Value.CompareTo(limit) > 0, "a number greater than");
        Check("exclusiveMaximum", limit => number.Value.CompareTo(limit) < 0, "a number less than");
        Check("multipleOf", limit => number.Value.IsMultipleOf(limit), "a multiple of");

        void Check(string keyword, Func<ExactNumber, bool> isValid, string expected)
        {
            if (rule[keyword] is JsonNumber limit && !isValid(ExactNumber.Read(limit.Spelling)))
            {
                errors.Add(Error(value, keyword, $"{expected} {Excerpt(limit)}, found {Excerpt(value)}"));
            }
        }
    }

    private void CheckString(JsonObject rule, JsonString value, ErrorList errors)
    {
        if (rule.Has("minLength") || rule.Has("maxLength"))
        {
            // A surrogate pair is one character.
            string text = value.Value;
            int pairs = Enumerable.Range(0, Math.Max(0, text.Length - 1)).Count(index => char.IsSurrogatePair(text, index));
            CheckCount(rule, value, ("minLength", "maxLength"), text.Length - pairs, "a string of", "character(s)", errors);
        }

        if (rule.StringOf("pattern") is { } pattern && !IsMatch(pattern, value.Value, value))
        {
            errors.Add(Error(value, "pattern", $"a string that matches {pattern}, found {Excerpt(value)}"));
        }
        else if (rule.StringOf("format") is { } format && !HasFormat(format, value))
        {
            errors.Add(Error(value, "format", $"a string of format {format}, found {Excerpt(value)}"));
        }
    }

    private static void CheckCount(
        JsonObject rule, JsonNode value, (string Min, string Max) keywords, int count, string owner, string elements, ErrorList errors)
    {
        if (rule[keywords.Min] is JsonNumber min && count < min.Value)
        {
            errors.Add(Error(value, keywords.Min, $"{owner} at least {Excerpt(min)} {elements}, found {count}"));
        }
        else if (rule[keywords.Max] is JsonNumber max && count > max.Value)
        {
            errors.Add(Error(value, keywords.Max, $"{owner} at most {Excerpt(max)} {elements}, found {count}"));
        }
    }

    private bool IsMatch(string pattern, string text, JsonNode value)
    {
        try
        {
            return patterns.IsMatch(pattern, text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw Undecidable(value, "pattern");
        }
    }

    private static bool HasFormat(string format, JsonString value)
    {
        try
        {
            return FormatCheck.IsValid(format, value.Value);
        }
        catch (RegexMatchTimeoutException)
        {
            throw Undecidable(value, "format");
        }
    }

    private static UndecidableException Undecidable(JsonNode value, string keyword) =>
        new(Error(value, keyword, $"a string that can be checked within one second, found {Excerpt(value)}"));
}
