using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Validation.Evaluation;

internal sealed partial class SchemaEvaluator
{
    private void CheckArray(JsonObject rule, JsonArray value, ErrorList errors, EvaluatedParts? parts)
    {
        CheckCount(rule, value, ("minItems", "maxItems"), value.Items.Count, "an array of", "element(s)", errors);
        IReadOnlyList<JsonNode>? first = (rule["items"] as JsonArray)?.Items;
        for (int index = 0; index < value.Items.Count; index++)
        {
            JsonNode? schema = first is null ? rule["items"] : index < first.Count ? first[index] : rule["additionalItems"];
            if (schema is not null)
            {
                parts?.Add(value.Items[index]);
                Evaluate(schema, value.Items[index], errors);
            }
        }

        CheckContains(rule, value, errors, parts);
        if (rule["uniqueItems"]?.IsTrue() == true)
        {
            CheckUniqueItems(value, errors);
        }
    }

    private void CheckContains(JsonObject rule, JsonArray value, ErrorList errors, EvaluatedParts? parts)
    {
        if (rule["contains"] is not { } contains)
        {
            return;
        }

        List<JsonNode> matches = [.. value.Items.Where(item => Matches(contains, item))];
        int count = matches.Count;
        if (parts is not null && rule.Has("containsEvaluates"))
        {
            matches.ForEach(parts.Add);
        }

        double min = (rule["minContains"] as JsonNumber)?.Value ?? 1;
        string found = $"element(s) that match the schema of 'contains', found {count}";
        if (count < min)
        {
            errors.Add(Error(value, rule.Has("minContains") ? "minContains" : "contains", $"at least {rule["minContains"]?.Spelling ?? "1"} {found}"));
        }
        else if (rule["maxContains"] is JsonNumber max && count > max.Value)
        {
            errors.Add(Error(value, "maxContains", $"at most {max.Spelling} {found}"));
        }
    }

    private static void CheckUniqueItems(JsonArray value, ErrorList errors)
    {
        var known = new HashSet<JsonNode>(JsonEquality.Instance);
        foreach (JsonNode item in value.Items.Where(item => !known.Add(item)))
        {
            errors.Add(Error(item, "uniqueItems", $"unique elements, found {Excerpt(item)} again"));
        }
    }

    private void CheckObject(JsonObject rule, JsonObject value, ErrorList errors, EvaluatedParts? parts)
    {
        CheckCount(rule, value, ("minProperties", "maxProperties"), value.Properties.Count, "an object of", "properties", errors);
        foreach (string name in Strings(rule["required"]).Where(name => !value.Has(name)))
        {
            errors.Add(Missing(value, name, "required", ""));
        }

        foreach (JsonProperty property in value.Properties)
        {
            CheckProperty(rule, property, errors, parts);
        }

        foreach (JsonProperty dependency in rule["dependentRequired"]?.AsProperties() ?? [])
        {
            foreach (string name in Strings(dependency.Value).Where(name => value.Has(dependency.Name) && !value.Has(name)))
            {
                errors.Add(Missing(value, name, "dependentRequired", $", because '{dependency.Name}' is present"));
            }
        }

        foreach (JsonProperty dependency in rule["dependentSchemas"]?.AsProperties() ?? [])
        {
            if (value.Has(dependency.Name))
            {
                Evaluate(dependency.Value, value, errors, parts);
            }
        }

        static IEnumerable<string> Strings(JsonNode? names) => (names?.AsArray() ?? []).Select(static name => name.AsString()!);
    }

    private static ValidationError Missing(JsonObject value, string name, string keyword, string reason) =>
        new(value, null, name, keyword, $"the property '{name}'{reason} ({keyword})");

    private void CheckProperty(JsonObject rule, JsonProperty property, ErrorList errors, EvaluatedParts? parts)
    {
        if (rule["propertyNames"] is { } nameSchema)
        {
            // The name is a value of its own.
            var name = new JsonString(property.Value.File, property.Place, property.Name);
            foreach (ValidationError error in ErrorsOf(nameSchema, name).Errors)
            {
                errors.Add(error with { Value = property.Value, Property = property, Keyword = "propertyNames", Expected = $"another name: {error.Expected}" });
            }
        }

        List<JsonNode> schemas = [.. SchemasOf(rule, property)];
        if (schemas.Count > 0)
        {
            parts?.Add(property.Value);
        }
        else if (rule["additionalProperties"] is { } additional)
        {
            parts?.Add(property.Value);
            if (additional is JsonBoolean)
            {
                string suggestion = Suggestion.For(property.Name, (rule["properties"]?.AsProperties() ?? []).Select(static known => known.Name));
                errors.Add(new ValidationError(
                    property.Value, property, null, "additionalProperties", $"no additional property (additionalProperties){suggestion}"));
            }
            else
            {
                Evaluate(additional, property.Value, errors);
            }
        }

        foreach (JsonNode schema in schemas)
        {
            Evaluate(schema, property.Value, errors);
        }
    }

    private IEnumerable<JsonNode> SchemasOf(JsonObject rule, JsonProperty property)
    {
        if ((rule["properties"] as JsonObject)?[property.Name] is { } schema)
        {
            yield return schema;
        }

        foreach (JsonProperty pattern in rule["patternProperties"]?.AsProperties() ?? [])
        {
            if (IsMatch(pattern.Name, property.Name, property.Value))
            {
                yield return pattern.Value;
            }
        }
    }
}
