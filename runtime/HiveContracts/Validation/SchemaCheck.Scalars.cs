using System.Text.RegularExpressions;

namespace HiveContracts;

internal readonly ref partial struct SchemaCheck
{
    private ValidationError? CheckNumber(SchemaRule rule, InstanceNode node)
    {
        if (rule.Minimum is null && rule.Maximum is null && rule.ExclusiveMinimum is null && rule.ExclusiveMaximum is null && rule.MultipleOf is null)
        {
            return null;
        }

        JsonNumber number = JsonNumber.Read(Json(node));
        string found = $", found {ExcerptOf(node)}";
        return rule.Minimum is { } minimum && number.CompareTo(minimum.Value) < 0
            ? Error(node, "minimum", $"Expected a number of at least {minimum}{found}")
            : rule.Maximum is { } maximum && number.CompareTo(maximum.Value) > 0
            ? Error(node, "maximum", $"Expected a number of at most {maximum}{found}")
            : rule.ExclusiveMinimum is { } lower && number.CompareTo(lower.Value) <= 0
            ? Error(node, "exclusiveMinimum", $"Expected a number greater than {lower}{found}")
            : rule.ExclusiveMaximum is { } upper && number.CompareTo(upper.Value) >= 0
            ? Error(node, "exclusiveMaximum", $"Expected a number less than {upper}{found}")
            : rule.MultipleOf is { } divisor && !number.IsMultipleOf(divisor.Value)
            ? Error(node, "multipleOf", $"Expected a multiple of {divisor}{found}")
            : null;
    }

    private ValidationError? CheckString(SchemaRule rule, InstanceNode node)
    {
        if (rule.MinLength is null && rule.MaxLength is null && rule.Pattern is null && rule.Format is null)
        {
            return null;
        }

        string text = new JsonReader(document, node.Start).ReadString();
        int length = Guard.CountCharacters(text);
        return length < rule.MinLength
            ? Error(node, "minLength", $"Expected a string of at least {Format(rule.MinLength.Value)} character(s), found {Format(length)}")
            : length > rule.MaxLength
            ? Error(node, "maxLength", $"Expected a string of at most {Format(rule.MaxLength.Value)} character(s), found {Format(length)}")
            : rule.Pattern is { } pattern && !IsMatch(pattern, text, node)
            ? Error(node, "pattern", $"Expected a string that matches {Excerpt.Of(pattern.ToString())}, found {ExcerptOf(node)}")
            : rule.Format is { } format && !HasFormat(format, text, node)
            ? Error(node, "format", $"Expected a string of format {format}, found {ExcerptOf(node)}")
            : null;
    }

    private bool IsMatch(Regex pattern, string text, InstanceNode node)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw Undecidable(node, "pattern");
        }
    }

    private bool HasFormat(string format, string text, InstanceNode node)
    {
        try
        {
            return FormatCheck.IsValid(format, text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw Undecidable(node, "format");
        }
    }

    /// <summary>Creates the exception for a string that takes too long to check: it ends the validation, even inside a choice of schemas.</summary>
    private ContractException Undecidable(InstanceNode node, string keyword) => ContractException.At(
        document, node.Start, $"Expected a string that can be checked within one second, found {ExcerptOf(node)} ({keyword}).");
}
