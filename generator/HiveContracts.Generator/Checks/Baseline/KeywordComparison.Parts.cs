using HiveContracts.Generator.Json;
using HiveContracts.Generator.Validation.Evaluation;

namespace HiveContracts.Generator.Checks.Baseline;

internal sealed partial class KeywordComparison
{
    private void CompareEnums(JsonObject old, JsonProperty keyword, Subject subject)
    {
        if (old["enum"] is null && (old["const"] is not { } constant || !keyword.Value.AsArray().Contains(constant, JsonEquality.Instance)))
        {
            Add(subject.Inside("enum"), $"'enum' of {subject.Name} is new");
        }

        foreach (JsonNode value in (old["enum"]?.AsArray() ?? []).Except(keyword.Value.AsArray(), JsonEquality.Instance))
        {
            if (value.AsString() is not { } text || !covered.Contains(subject.Inside("enum", text)))
            {
                Add(subject.Inside("enum"), $"the value {value} of {subject.Name} was removed");
            }
        }
    }

    /// <summary>Compares schemas by name. One that is new is compared with the one that its values had to match before.</summary>
    private void CompareMaps(JsonObject old, JsonProperty keyword, Subject subject)
    {
        foreach (JsonProperty schema in keyword.Value.AsProperties())
        {
            JsonNode? before = (old[keyword.Name] as JsonObject)?[schema.Name];
            bool isProperty = keyword.Name == "properties";
            if (before is null && keyword.Name != "dependentSchemas")
            {
                // A new property is an addition, even if documents could have had a property of the name.
                before = old.Has("patternProperties") ? null : old["additionalProperties"];
                if (before is null && isProperty)
                {
                    continue;
                }
            }

            string name = isProperty ? $"the property '{schema.Name}'" : $"'{keyword.Name}' for '{schema.Name}'";
            CompareInner(before, schema.Value, Part(subject, name, keyword.Name, schema.Name));
        }
    }

    private void CompareItems(JsonObject old, JsonProperty keyword, Subject subject)
    {
        Subject elements = Part(subject, "the elements", "items");
        if (keyword.Value is not JsonArray { Items: var items })
        {
            // All elements match the schema now that only those after the first ones had to match, or none.
            IEnumerable<JsonNode?> before = old["items"] is JsonArray first ? [.. first.Items, old["additionalItems"]] : [old["items"]];
            foreach (JsonNode? schema in before)
            {
                CompareInner(schema, keyword.Value, elements);
            }

            return;
        }

        for (int index = 0; index < items.Count; index++)
        {
            JsonNode? before = old["items"] is not JsonArray list ? old["items"] : index < list.Items.Count ? list.Items[index] : old["additionalItems"];
            CompareInner(before, items[index], Part(elements, $"the schema {index}", $"{index}"));
        }
    }

    /// <summary>Compares lists of schemas: equal ones with each other, and the others in their order.</summary>
    private void CompareChoices(JsonNode? before, JsonProperty keyword, Subject subject)
    {
        bool isAll = keyword.Name == "allOf";
        if (before is null && !isAll)
        {
            Add(subject.Inside(keyword.Name), $"'{keyword.Name}' of {subject.Name} is new");
            return;
        }

        if (covered.Contains(subject.Inside("oneOf")) && !isAll)
        {
            return; // the union is reported
        }

        List<JsonNode> old = [.. before?.AsArray() ?? []];
        var others = new List<int>();
        IReadOnlyList<JsonNode> schemas = keyword.Value.AsArray();
        for (int index = 0; index < schemas.Count; index++)
        {
            if (old.FindIndex(candidate => ValidatedSchemas.AreEqual(released, candidate, current, schemas[index])) is >= 0 and int same)
            {
                Compare(old[same], index);
                old.RemoveAt(same);
            }
            else
            {
                others.Add(index);
            }
        }

        // A new part of an allOf is one more condition, a choice less of an anyOf is one way less, and of a oneOf both may be.
        if ((old.Count > others.Count && !isAll) || (old.Count < others.Count && keyword.Name == "oneOf"))
        {
            Add(subject.Inside(keyword.Name), $"'{keyword.Name}' of {subject.Name} changed");
            return;
        }

        foreach ((int index, int position) in others.Select(static (index, position) => (index, position)))
        {
            if (position < old.Count || isAll)
            {
                Compare(position < old.Count ? old[position] : ValidatedSchemas.Anything, index);
            }
        }

        void Compare(JsonNode one, int index) => CompareInner(one, schemas[index], Part(subject, $"'{keyword.Name}'", keyword.Name, $"{index}"));
    }
}
