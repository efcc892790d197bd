using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace HiveContracts;

internal readonly ref partial struct SchemaCheck
{
    private ValidationError? CheckArray(SchemaRule rule, InstanceNode node, EvaluatedParts? parts)
    {
        List<InstanceNode> items = node.Items!;
        if (items.Count < rule.MinItems)
        {
            return Error(node, "minItems", $"Expected at least {Format(rule.MinItems.Value)} element(s), found {Format(items.Count)}");
        }

        if (items.Count > rule.MaxItems)
        {
            return Error(node, "maxItems", $"Expected at most {Format(rule.MaxItems.Value)} element(s), found {Format(items.Count)}");
        }

        for (int i = 0; i < items.Count; i++)
        {
            SchemaRule? itemRule = rule.ItemList is null ? rule.Items : i < rule.ItemList.Count ? rule.ItemList[i] : rule.AdditionalItems;
            if (itemRule is null)
            {
                continue;
            }

            parts?.Add(items[i]);
            if (Evaluate(itemRule, items[i]) is { } error)
            {
                return error;
            }
        }

        return CheckContains(rule, node, parts) ?? (rule.HasUniqueItems ? CheckUniqueItems(items) : null);
    }

    private ValidationError? CheckContains(SchemaRule rule, InstanceNode node, EvaluatedParts? parts)
    {
        if (rule.Contains is not { } contains)
        {
            return null;
        }

        int count = 0;
        foreach (InstanceNode item in node.Items!)
        {
            if (TryEvaluate(contains, item, null) is null)
            {
                count++;
                (rule.ContainsEvaluates ? parts : null)?.Add(item);
            }
        }

        int minimum = rule.MinContains ?? 1;
        string found = $"element(s) that match the schema of 'contains', found {Format(count)}";
        return count < minimum ? Error(node, rule.MinContains is null ? "contains" : "minContains", $"Expected at least {Format(minimum)} {found}")
            : count > rule.MaxContains ? Error(node, "maxContains", $"Expected at most {Format(rule.MaxContains.Value)} {found}")
            : null;
    }

    private ValidationError? CheckUniqueItems(List<InstanceNode> items)
    {
        var itemsByHash = new Dictionary<int, List<InstanceNode>>();
        foreach (InstanceNode item in items)
        {
            ref List<InstanceNode>? sameHash = ref CollectionsMarshal.GetValueRefOrAddDefault(itemsByHash, JsonEquality.GetHashCode(Json(item)), out _);
            foreach (InstanceNode other in sameHash ??= [])
            {
                if (JsonEquality.AreEqual(Json(other), Json(item)))
                {
                    return Error(item, "uniqueItems", $"Expected unique elements, found {ExcerptOf(item)} again");
                }
            }

            sameHash.Add(item);
        }

        return null;
    }

    private ValidationError? CheckObject(SchemaRule rule, InstanceNode node, EvaluatedParts? parts)
    {
        List<KeyValuePair<string, InstanceNode>> properties = node.Properties!;
        int count = rule.MinProperties is null && rule.MaxProperties is null ? 0 : properties.DistinctBy(static property => property.Key).Count();
        if (count < rule.MinProperties)
        {
            return Error(node, "minProperties", $"Expected at least {Format(rule.MinProperties.Value)} properties, found {Format(count)}");
        }

        if (count > rule.MaxProperties)
        {
            return Error(node, "maxProperties", $"Expected at most {Format(rule.MaxProperties.Value)} properties, found {Format(count)}");
        }

        foreach (string name in rule.Required ?? [])
        {
            if (node.Find(name) is null)
            {
                return Error(node, "required", $"Missing required property '{name}'");
            }
        }

        foreach ((string name, InstanceNode value) in properties)
        {
            if (CheckProperty(rule, name, value, parts) is { } error)
            {
                return error;
            }
        }

        return CheckDependencies(rule, node, parts);
    }

    private ValidationError? CheckProperty(SchemaRule rule, string name, InstanceNode value, EvaluatedParts? parts)
    {
        if (rule.PropertyNames is { } nameRule && CheckPropertyName(nameRule, name, value) is { } nameError)
        {
            return nameError;
        }

        bool isKnown = false;
        if (rule.Properties is { } propertyRules && propertyRules.TryGetValue(name, out SchemaRule? propertyRule))
        {
            isKnown = true;
            if (Evaluate(propertyRule, value) is { } error)
            {
                return error;
            }
        }

        foreach ((Regex pattern, SchemaRule patternRule) in rule.PatternProperties ?? [])
        {
            if (!IsMatch(pattern, name, value))
            {
                continue;
            }

            isKnown = true;
            if (Evaluate(patternRule, value) is { } error)
            {
                return error;
            }
        }

        if (isKnown || rule.AdditionalProperties is not { } additional)
        {
            (isKnown ? parts : null)?.Add(value);
            return null;
        }

        parts?.Add(value);

        return additional.IsFalse
            ? Error(value, "additionalProperties", $"Unexpected property '{Excerpt.Of(name)}': the schema does not allow additional properties")
            : Evaluate(additional, value);
    }

    private ValidationError? CheckPropertyName(SchemaRule nameRule, string name, InstanceNode value)
    {
        // The name is a JSON document of its own, whose positions are not those of this document.
        byte[] json = JsonWriter.Quote(name);
        var reader = new JsonReader(json);
        try
        {
            var names = new EvaluationCache(isRequired: false) { Scope = cache.Scope };
            return new SchemaCheck(rules, json, names).Evaluate(nameRule, InstanceNode.Read(ref reader)) is { } error
                ? Error(value, "propertyNames", $"{error.Problem} as a property name")
                : null;
        }
        catch (ContractException)
        {
            throw Undecidable(value, "propertyNames");
        }
    }

    private ValidationError? CheckDependencies(SchemaRule rule, InstanceNode node, EvaluatedParts? parts)
    {
        foreach ((string name, List<string> dependencies) in rule.DependentRequired ?? [])
        {
            foreach (string dependency in dependencies)
            {
                if (node.Find(name) is not null && node.Find(dependency) is null)
                {
                    return Error(node, "dependencies", $"Missing property '{dependency}', which is required because '{name}' is present");
                }
            }
        }

        foreach ((string name, SchemaRule dependentRule) in rule.DependentSchemas ?? [])
        {
            if (node.Find(name) is not null && Evaluate(dependentRule, node, parts) is { } error)
            {
                return error;
            }
        }

        return null;
    }
}
