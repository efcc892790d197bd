using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace HiveContracts;

/// <summary>Checks the values of one document against schemas.</summary>
internal readonly ref partial struct SchemaCheck(SchemaRules rules, ReadOnlySpan<byte> document, EvaluationCache cache)
{
    private const int MaxExcerptLength = 60;

    private readonly SchemaRules rules = rules;
    private readonly EvaluationCache cache = cache;
    private readonly ReadOnlySpan<byte> document = document;

    /// <summary>Returns the first error of a document against its schema; null if it is valid.</summary>
    /// <exception cref="ContractException">A pattern or format takes too long to decide.</exception>
    internal ValidationError? EvaluateRoot(SchemaRule rule, InstanceNode node)
    {
        cache.Scope = cache.Scope.Enter(rule.DynamicAnchors);
        return Evaluate(rule, node);
    }

    /// <summary>Returns the first error of a value against a schema; null if the value is valid.</summary>
    /// <param name="rule">The schema.</param>
    /// <param name="node">The value.</param>
    /// <param name="parts">Receives the parts of a valid value that the schema has checked; null if nobody asks.</param>
    private ValidationError? Evaluate(SchemaRule rule, InstanceNode node, EvaluatedParts? parts = null)
    {
        if (rule.Reference is { } reference)
        {
            // The generator writes references alone.
            return EvaluateReference((rule.DynamicReference is { } anchor ? cache.Scope.Find(anchor) : null) ?? reference, node, parts);
        }

        if (rule.IsFalse)
        {
            return Error(node, "false", $"Expected no value here, found {ExcerptOf(node)}");
        }

        if (!rule.HasUnevaluated)
        {
            return CheckGeneral(rule, node) ?? CheckForType(rule, node, parts) ?? CheckApplicators(rule, node, parts);
        }

        // What schemas next to this one have checked does not count.
        var own = new EvaluatedParts();
        ValidationError? error = CheckGeneral(rule, node)
            ?? CheckForType(rule, node, own)
            ?? CheckApplicators(rule, node, own)
            ?? CheckUnevaluated(rule, node, own);
        parts?.Add(own);
        return error;
    }

    private ValidationError? EvaluateReference(string key, InstanceNode node, EvaluatedParts? parts)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack(); // dynamic references can lead back to themselves at the same value
        SchemaRule target = rules.Find(key);
        DynamicScope outer = cache.Scope;
        cache.Scope = outer.Enter(target.DynamicAnchors);
        if (!cache.TryFind(target, node, parts is not null, out (ValidationError? Error, EvaluatedParts? Parts) result))
        {
            EvaluatedParts? own = parts is null ? null : new EvaluatedParts();
            result = (Evaluate(target, node, own), own);
            cache.Add(target, node, result.Error, own);
        }

        cache.Scope = outer;
        parts?.Add(result.Parts);
        return result.Error;
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
    private ValidationError? CheckForType(SchemaRule rule, InstanceNode node, EvaluatedParts? parts) =>
        node.Properties is not null ? CheckObject(rule, node, parts)
        : node.Items is not null ? CheckArray(rule, node, parts)
        : document[node.Start] == '"' ? CheckString(rule, node)
        : IsNumber(node) ? CheckNumber(rule, node)
        : null;

    /// <summary>Checks the keywords that apply other schemas to the same value.</summary>
    private ValidationError? CheckApplicators(SchemaRule rule, InstanceNode node, EvaluatedParts? parts)
    {
        foreach (SchemaRule part in rule.AllOf ?? [])
        {
            if (Evaluate(part, node, parts) is { } error)
            {
                return error;
            }
        }

        if (rule.AnyOf is { } anyOf && CountMatches(anyOf, node, parts is null ? 1 : int.MaxValue, parts, out ValidationError? closest) == 0)
        {
            return closest ?? Error(node, "anyOf", $"Expected a value that matches at least one of {Format(anyOf.Count)} schemas, found {ExcerptOf(node)}");
        }

        if (rule.OneOf is { } oneOf && CountMatches(oneOf, node, limit: 2, parts, out closest) is not 1 and int count)
        {
            return (count == 0 ? closest : null) ?? Error(
                node,
                "oneOf",
                $"Expected a value that matches exactly one of {Format(oneOf.Count)} schemas, found one that matches {(count == 0 ? "none" : "several")}");
        }

        if (rule.Not is { } not && TryEvaluate(not, node, null) is null)
        {
            return Error(node, "not", $"Expected a value that does not match the schema, found {ExcerptOf(node)}");
        }

        return rule.If is not { } condition ? null
            : TryEvaluate(condition, node, parts) is null ? (rule.Then is { } then ? Evaluate(then, node, parts) : null)
            : rule.Else is { } otherwise ? Evaluate(otherwise, node, parts) : null;
    }

    /// <summary>Evaluates a schema that the value need not match.</summary>
    private ValidationError? TryEvaluate(SchemaRule rule, InstanceNode node, EvaluatedParts? parts)
    {
        cache.AttemptDepth++;
        EvaluatedParts? own = parts is null ? null : new EvaluatedParts();
        ValidationError? error = Evaluate(rule, node, own);
        cache.AttemptDepth--;
        parts?.Add(error is null ? own : null);
        return error;
    }

    /// <summary>Counts the schemas that a value matches.</summary>
    /// <param name="choices">The schemas.</param>
    /// <param name="node">The value.</param>
    /// <param name="limit">The count at which to stop.</param>
    /// <param name="parts">Receives the parts that matching schemas have checked; null if nobody asks.</param>
    /// <param name="closest">
    /// The error that is last in the document, if it is inside the value: it probably belongs to the schema that was meant.
    /// </param>
    private int CountMatches(List<SchemaRule> choices, InstanceNode node, int limit, EvaluatedParts? parts, out ValidationError? closest)
    {
        int count = 0;
        closest = null;
        foreach (SchemaRule choice in choices)
        {
            if (TryEvaluate(choice, node, parts) is not { } error)
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
                "integer without fraction" => IsNumber(node) && Json(node).IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0,
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
