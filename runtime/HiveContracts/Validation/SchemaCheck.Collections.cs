using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace HiveContracts;

internal readonly ref partial struct SchemaCheck
{
    private ValidationError? OfArray(SchemaRule rule, InstanceNode node)
    {
        List<InstanceNode> items = node.Items!;
        if (items.Count < rule.MinItems)
        {
            return At(node, "minItems", $"Expected at least {Text(rule.MinItems.Value)} element(s), found {Text(items.Count)}");
        }

        if (items.Count > rule.MaxItems)
        {
            return At(node, "maxItems", $"Expected at most {Text(rule.MaxItems.Value)} element(s), found {Text(items.Count)}");
        }

        for (int i = 0; i < items.Count; i++)
        {
            SchemaRule? own = rule.ItemList is null ? rule.Items : i < rule.ItemList.Count ? rule.ItemList[i] : rule.AdditionalItems;
            if (own is not null && Fault(own, items[i]) is { } fault)
            {
                return fault;
            }
        }

        return Containing(rule, node) ?? (rule.HasUniqueItems ? Repeated(items) : null);
    }

    private ValidationError? Containing(SchemaRule rule, InstanceNode node)
    {
        if (rule.Contains is not { } wanted)
        {
            return null;
        }

        int count = 0;
        foreach (InstanceNode item in node.Items!)
        {
            count += TryEvaluate(wanted, item) is null ? 1 : 0;
        }

        return count < (rule.MinContains ?? 1) ? At(node, rule.MinContains is null ? "contains" : "minContains", "Expected more elements of a kind")
            : count > rule.MaxContains ? At(node, "maxContains", "Expected fewer elements of a kind")
            : null;
    }

    private ValidationError? Repeated(List<InstanceNode> items)
    {
        var seen = new Dictionary<int, List<InstanceNode>>();
        foreach (InstanceNode item in items)
        {
            ref List<InstanceNode>? alike = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, JsonEquality.HashOf(Json(item)), out _);
            foreach (InstanceNode other in alike ??= [])
            {
                if (JsonEquality.AreEqual(Json(other), Json(item)))
                {
                    return At(item, "uniqueItems", $"Expected elements that differ, found {Shown(Json(item))} again");
                }
            }

            alike.Add(item);
        }

        return null;
    }

    private ValidationError? OfObject(SchemaRule rule, InstanceNode node)
    {
        List<KeyValuePair<string, InstanceNode>> properties = node.Properties!;
        int count = rule.MinProperties is null && rule.MaxProperties is null ? 0 : properties.DistinctBy(static property => property.Key).Count();
        if (count < rule.MinProperties)
        {
            return At(node, "minProperties", $"Expected at least {Text(rule.MinProperties.Value)} properties, found {Text(count)}");
        }

        if (count > rule.MaxProperties)
        {
            return At(node, "maxProperties", $"Expected at most {Text(rule.MaxProperties.Value)} properties, found {Text(count)}");
        }

        foreach (string name in rule.Required ?? [])
        {
            if (node.Find(name) is null)
            {
                return At(node, "required", $"Expected the property '{name}'");
            }
        }

        foreach ((string name, InstanceNode value) in properties)
        {
            if (OfProperty(rule, name, value) is { } fault)
            {
                return fault;
            }
        }

        return Dependent(rule, node);
    }

    private ValidationError? OfProperty(SchemaRule rule, string name, InstanceNode value)
    {
        if (rule.PropertyNames is { } names)
        {
            byte[] quoted = JsonWriter.Quote(name);
            var reader = new JsonReader(quoted);
            try
            {
                if (new SchemaCheck(rules, quoted, new EvaluationCache(isNeeded: false)).Fault(names, InstanceNode.Read(ref reader)) is { } misnamed)
                {
                    return At(value, "propertyNames", $"{misnamed.Problem} as a property's name");
                }
            }
            catch (ContractException)
            {
                throw Undecided(value, "propertyNames"); // the name is a document of its own there
            }
        }

        bool isKnown = false;
        if (rule.Properties is { } known && known.TryGetValue(name, out SchemaRule? own))
        {
            isKnown = true;
            if (Fault(own, value) is { } fault)
            {
                return fault;
            }
        }

        foreach ((Regex pattern, SchemaRule matching) in rule.PatternProperties ?? [])
        {
            if (!IsMatch(pattern, name, value))
            {
                continue;
            }

            isKnown = true;
            if (Fault(matching, value) is { } fault)
            {
                return fault;
            }
        }

        if (isKnown || rule.AdditionalProperties is not { } additional)
        {
            return null;
        }

        return additional.IsPossible ? Fault(additional, value) : At(value, "additionalProperties", $"Expected no property '{name}'");
    }

    private ValidationError? Dependent(SchemaRule rule, InstanceNode node)
    {
        foreach ((string name, List<string> others) in rule.DependentRequired ?? [])
        {
            foreach (string other in others)
            {
                if (node.Find(name) is not null && node.Find(other) is null)
                {
                    return At(node, "dependencies", $"Expected the property '{other}' beside '{name}'");
                }
            }
        }

        foreach ((string name, SchemaRule own) in rule.DependentSchemas ?? [])
        {
            if (node.Find(name) is not null && Fault(own, node) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }
}
