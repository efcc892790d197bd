using System.Globalization;
using System.Text;

namespace HiveContracts;

/// <summary>Checks the values of one document against schemas.</summary>
internal readonly ref partial struct SchemaCheck(SchemaRules rules, ReadOnlySpan<byte> document, EvaluationCache cache)
{
    private const int MaxExcerptLength = 60;

    private readonly SchemaRules rules = rules;
    private readonly EvaluationCache cache = cache;
    private readonly ReadOnlySpan<byte> document = document;

    /// <summary>Returns the first error of a value against a schema; null if the value is valid.</summary>
    /// <exception cref="ContractException">A pattern or format takes too long to decide.</exception>
    internal ValidationError? Evaluate(SchemaRule rule, InstanceNode node)
    {
        if (rule.Reference is { } reference)
        {
            // In draft-07, keywords next to a $ref are ignored. The generator rejects references that lead back to themselves at the same value.
            SchemaRule target = rules.Find(reference);
            if (!cache.TryFind(target, node, out ValidationError? error))
            {
                error = Evaluate(target, node);
                cache.Add(target, node, error);
            }

            return error;
        }

        if (rule.IsFalse)
        {
            return Error(node, "false", $"Expected no value here, found {ExcerptOf(node)}");
        }

        return CheckGeneral(rule, node)
            ?? CheckForType(rule, node)
            ?? CheckApplicators(rule, node);
    }

    private static ValidationError Error(InstanceNode node, string keyword, string problem) => new(node.Start, keyword, problem);

    private static string Format(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Checks the keywords for values of any type.</summary>
    private ValidationError? CheckGeneral(SchemaRule rule, InstanceNode node)
    {
        if (rule.Types is { } types && !HasAnyType(types, node))
        {
            return Error(node, "type", $"Expected a value of type {string.Join(" or ", types)}, found {ExcerptOf(node)}");
        }

        if (rule.Enum is { } values && !IsAny(values, node))
        {
            string expected = string.Join(", ", values.Select(static value => Excerpt.Of(value, MaxExcerptLength)));
            return Error(node, "enum", $"Expected one of {expected}, found {ExcerptOf(node)}");
        }

        return rule.Const is { } constant && !JsonEquality.AreEqual(constant, Json(node))
            ? Error(node, "const", $"Expected {Excerpt.Of(constant, MaxExcerptLength)}, found {ExcerptOf(node)}")
            : null;
    }

    /// <summary>Checks the keywords for values of the type that the value has.</summary>
    private ValidationError? CheckForType(SchemaRule rule, InstanceNode node) =>
        node.Properties is not null ? CheckObject(rule, node)
        : node.Items is not null ? CheckArray(rule, node)
        : document[node.Start] == '"' ? CheckString(rule, node)
        : IsNumber(node) ? CheckNumber(rule, node)
        : null;

    /// <summary>Checks the keywords that apply other schemas to the same value.</summary>
    private ValidationError? CheckApplicators(SchemaRule rule, InstanceNode node)
    {
        foreach (SchemaRule part in rule.AllOf ?? [])
        {
            if (Evaluate(part, node) is { } error)
            {
                return error;
            }
        }

        if (rule.AnyOf is { } anyOf && CountMatches(anyOf, node, limit: 1, out ValidationError? closest) == 0)
        {
            return closest ?? Error(node, "anyOf", $"Expected a value that matches at least one of {Format(anyOf.Count)} schemas, found {ExcerptOf(node)}");
        }

        if (rule.OneOf is { } oneOf && CountMatches(oneOf, node, limit: 2, out closest) is not 1 and int count)
        {
            return (count == 0 ? closest : null) ?? Error(
                node,
                "oneOf",
                $"Expected a value that matches exactly one of {Format(oneOf.Count)} schemas, found one that matches {(count == 0 ? "none" : "several")}");
        }

        if (rule.Not is { } not && TryEvaluate(not, node) is null)
        {
            return Error(node, "not", $"Expected a value that does not match the schema, found {ExcerptOf(node)}");
        }

        return rule.If is not { } condition ? null
            : TryEvaluate(condition, node) is null ? (rule.Then is { } then ? Evaluate(then, node) : null)
            : rule.Else is { } otherwise ? Evaluate(otherwise, node) : null;
    }

    /// <summary>Evaluates a schema that the value need not match.</summary>
    private ValidationError? TryEvaluate(SchemaRule rule, InstanceNode node)
    {
        cache.AttemptDepth++;
        ValidationError? error = Evaluate(rule, node);
        cache.AttemptDepth--;
        return error;
    }

    /// <summary>Counts the schemas that a value matches.</summary>
    /// <param name="choices">The schemas.</param>
    /// <param name="node">The value.</param>
    /// <param name="limit">The count at which to stop.</param>
    /// <param name="closest">
    /// The error that is last in the document, if it is inside the value: it probably belongs to the schema that was meant.
    /// </param>
    private int CountMatches(List<SchemaRule> choices, InstanceNode node, int limit, out ValidationError? closest)
    {
        int count = 0;
        closest = null;
        foreach (SchemaRule choice in choices)
        {
            if (TryEvaluate(choice, node) is not { } error)
            {
                if (++count == limit)
                {
                    break;
                }
            }
            else if (error.Offset > (closest?.Offset ?? node.Start))
            {
                closest = error;
            }
        }

        return count;
    }

    private bool HasAnyType(List<string> types, InstanceNode node)
    {
        foreach (string type in types)
        {
            bool hasType = type switch
            {
                "object" => node.Properties is not null,
                "array" => node.Items is not null,
                "string" => document[node.Start] == '"',
                "boolean" => document[node.Start] is (byte)'t' or (byte)'f',
                "null" => document[node.Start] == 'n',
                "number" => IsNumber(node),
                _ => IsNumber(node) && JsonNumber.Read(Json(node)).IsInteger,
            };
            if (hasType)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAny(List<byte[]> values, InstanceNode node)
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

    private string ExcerptOf(InstanceNode node) => Excerpt.Of(Json(node), MaxExcerptLength);
}
