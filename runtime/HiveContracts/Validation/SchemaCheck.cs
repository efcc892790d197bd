using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HiveContracts;

/// <summary>Holds the values of one document against schemas.</summary>
internal readonly ref partial struct SchemaCheck(SchemaRules rules, ReadOnlySpan<byte> document, EvaluationCache memory)
{
    private readonly SchemaRules rules = rules;
    private readonly EvaluationCache memory = memory;
    private readonly ReadOnlySpan<byte> document = document;

    /// <summary>The first thing that a schema demands and a value lacks; null where it fits.</summary>
    internal ValidationError? Fault(SchemaRule rule, InstanceNode node)
    {
        if (rule.Reference is { } reference)
        {
            // Beside a reference nothing else counts, in draft-07. The generator refuses those that lead back without going deeper into the document.
            SchemaRule target = rules.Find(reference);
            if (!memory.TryFind(target, node, out ValidationError? fault))
            {
                fault = Fault(target, node);
                memory.Add(target, node, fault);
            }

            return fault;
        }

        if (!rule.IsPossible)
        {
            return At(node, "false", "Expected nothing here");
        }

        return CheckGeneral(rule, node)
            ?? CheckForType(rule, node)
            ?? CheckApplicators(rule, node);
    }

    private static ValidationError At(InstanceNode node, string keyword, string problem) => new(node.Start, keyword, problem);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private ValidationError? CheckGeneral(SchemaRule rule, InstanceNode node)
    {
        if (rule.Types is { } types && !IsOfType(types, node))
        {
            return At(node, "type", $"Expected a value of type {string.Join(" or ", types)}, found {Shown(Json(node))}");
        }

        if (rule.Enum is { } values && !IsAmong(values, node))
        {
            return At(node, "enum", $"Expected one of {string.Join(", ", values.Select(static value => Shown(value)))}, found {Shown(Json(node))}");
        }

        return rule.Const is { } value && !JsonEquality.AreEqual(value, Json(node)) ? At(node, "const", $"Expected {Shown(value)}, found {Shown(Json(node))}") : null;
    }

    private ValidationError? CheckForType(SchemaRule rule, InstanceNode node) =>
        node.Properties is not null ? OfObject(rule, node)
        : node.Items is not null ? OfArray(rule, node)
        : document[node.Start] == '"' ? OfString(rule, node)
        : IsNumber(node) ? OfNumber(rule, node)
        : null;

    private ValidationError? OfNumber(SchemaRule rule, InstanceNode node)
    {
        if (rule.Minimum is null && rule.Maximum is null && rule.ExclusiveMinimum is null && rule.ExclusiveMaximum is null && rule.MultipleOf is null)
        {
            return null;
        }

        JsonNumber number = JsonNumber.Read(Json(node));
        string found = $", found {Shown(Json(node))}";
        return rule.Minimum is { } minimum && number.CompareTo(minimum) < 0 ? At(node, "minimum", "Expected a larger number" + found)
            : rule.Maximum is { } maximum && number.CompareTo(maximum) > 0 ? At(node, "maximum", "Expected a smaller number" + found)
            : rule.ExclusiveMinimum is { } above && number.CompareTo(above) <= 0 ? At(node, "exclusiveMinimum", "Expected a larger number" + found)
            : rule.ExclusiveMaximum is { } below && number.CompareTo(below) >= 0 ? At(node, "exclusiveMaximum", "Expected a smaller number" + found)
            : rule.MultipleOf is { } step && !number.IsMultipleOf(step) ? At(node, "multipleOf", "Expected a multiple" + found)
            : null;
    }

    private ValidationError? OfString(SchemaRule rule, InstanceNode node)
    {
        if (rule.MinLength is null && rule.MaxLength is null && rule.Pattern is null && rule.Format is null)
        {
            return null;
        }

        string text = new JsonReader(document, node.Start).ReadString();
        int length = Guard.LengthOf(text);
        return length < rule.MinLength ? At(node, "minLength", $"Expected a string of at least {Text(rule.MinLength.Value)} character(s), found {Text(length)}")
            : length > rule.MaxLength ? At(node, "maxLength", $"Expected a string of at most {Text(rule.MaxLength.Value)} character(s), found {Text(length)}")
            : rule.Pattern is { } pattern && !IsMatch(pattern, text, node) ? At(node, "pattern", $"Expected a string that matches {pattern}, found {Shown(Json(node))}")
            : rule.Format is { } format && !HasFormat(format, text, node) ? At(node, "format", $"Expected a string of format {format}, found {Shown(Json(node))}")
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
            throw Undecided(node, "pattern");
        }
    }

    private bool HasFormat(string format, string text, InstanceNode node)
    {
        try
        {
            return FormatCheck.Fits(format, text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw Undecided(node, "format");
        }
    }

    /// <summary>Neither that it fits nor that it does not is known: the document is refused either way.</summary>
    private ContractException Undecided(InstanceNode node, string keyword) =>
        ContractException.At(document, node.Start, $"Expected a text of which it can be told within a second whether it fits ({keyword}).");

    private ValidationError? CheckApplicators(SchemaRule rule, InstanceNode node)
    {
        foreach (SchemaRule part in rule.AllOf ?? [])
        {
            if (Fault(part, node) is { } fault)
            {
                return fault;
            }
        }

        if (rule.AnyOf is { } any && CountOfFitting(any, node, enough: 1, out ValidationError? nearest) == 0)
        {
            return nearest ?? At(node, "anyOf", $"Expected a value that fits one of {Text(any.Count)} schemas at least, found {Shown(Json(node))}");
        }

        if (rule.OneOf is { } one && CountOfFitting(one, node, enough: 2, out nearest) is not 1 and int fitting)
        {
            return (fitting == 0 ? nearest : null) ?? At(node, "oneOf", $"Expected a value that fits exactly one of {Text(one.Count)} schemas, found one that fits {(fitting == 0 ? "none" : "more")}");
        }

        if (rule.Not is { } not && TryEvaluate(not, node) is null)
        {
            return At(node, "not", $"Expected another value than {Shown(Json(node))}");
        }

        return rule.If is not { } condition ? null
            : TryEvaluate(condition, node) is null ? (rule.Then is { } then ? Fault(then, node) : null)
            : rule.Else is { } otherwise ? Fault(otherwise, node) : null;
    }

    /// <summary>The fault by a schema that a value need not fit.</summary>
    private ValidationError? TryEvaluate(SchemaRule rule, InstanceNode node)
    {
        memory.Choices++;
        ValidationError? fault = Fault(rule, node);
        memory.Choices--;
        return fault;
    }

    /// <summary>How many schemas a value fits.</summary>
    /// <param name="choices">The schemas.</param>
    /// <param name="node">The value.</param>
    /// <param name="enough">How many are enough to know.</param>
    /// <param name="nearest">The fault that came last in the document, and inside the value: that of the schema which fits it best, in all likelihood.</param>
    private int CountOfFitting(List<SchemaRule> choices, InstanceNode node, int enough, out ValidationError? nearest)
    {
        int count = 0;
        nearest = null;
        foreach (SchemaRule choice in choices)
        {
            if (TryEvaluate(choice, node) is not { } fault)
            {
                if (++count == enough)
                {
                    break;
                }
            }
            else if (fault.Offset > (nearest?.Offset ?? node.Start))
            {
                nearest = fault;
            }
        }

        return count;
    }

    private bool IsOfType(List<string> types, InstanceNode node)
    {
        foreach (string type in types)
        {
            bool isOf = type switch
            {
                "object" => node.Properties is not null,
                "array" => node.Items is not null,
                "string" => document[node.Start] == '"',
                "boolean" => document[node.Start] is (byte)'t' or (byte)'f',
                "null" => document[node.Start] == 'n',
                "number" => IsNumber(node),
                _ => IsNumber(node) && JsonNumber.Read(Json(node)).IsInteger,
            };
            if (isOf)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAmong(List<byte[]> values, InstanceNode node)
    {
        foreach (byte[] value in values)
        {
            if (JsonEquality.AreEqual(value, Json(node)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsNumber(InstanceNode node) => document[node.Start] is (byte)'-' or (>= (byte)'0' and <= (byte)'9');

    private ReadOnlySpan<byte> Json(InstanceNode node) => document[node.Start..node.End];

    private static string Shown(ReadOnlySpan<byte> json)
    {
        const int MaxLength = 60;
        string text = Encoding.UTF8.GetString(json[..Math.Min(json.Length, MaxLength)]);
        return json.Length > MaxLength ? text + "…" : text;
    }
}

/// <summary>What a value lacks: where it stands, the keyword that demands it, and how it is said.</summary>
internal sealed record ValidationError(int Offset, string Keyword, string Problem);
