using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Validation.Evaluation;

internal sealed partial class SchemaEvaluator
{
    private static bool HasUnevaluated(JsonObject rule) => rule.Has("unevaluatedItems") || rule.Has("unevaluatedProperties");

    /// <summary>Checks the parts of a value that no other keyword of a schema has checked.</summary>
    private void CheckUnevaluated(JsonObject rule, JsonNode value, ErrorList errors, EvaluatedParts parts)
    {
        if (rule["unevaluatedProperties"] is { } others && value is JsonObject map)
        {
            foreach (JsonProperty property in map.Properties.Where(property => !parts.Contains(property.Value)))
            {
                if (others is JsonBoolean)
                {
                    errors.Add(new ValidationError(
                        property.Value, property, null, "unevaluatedProperties", "no property that other keywords do not name (unevaluatedProperties)"));
                }
                else
                {
                    Evaluate(others, property.Value, errors);
                }
            }

            parts.AddAll();
        }

        if (rule["unevaluatedItems"] is { } rest && value is JsonArray array)
        {
            foreach (JsonNode item in array.Items.Where(item => !parts.Contains(item)))
            {
                Evaluate(rest, item, errors);
            }

            parts.AddAll();
        }
    }
}
