using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Validation;

/// <summary>
/// Writes one schema as the validator reads it: assertions only, references by key, patterns of .NET, <c>dependencies</c> as the keywords of later drafts.
/// </summary>
internal sealed class ValidatorSchema(SchemaTree tree, SchemaNode node, Func<SchemaNode, string> keyOf)
{
    private static readonly ValidatorJson False = new ValidatorJson.Raw("false");

    private readonly Draft draft = Draft.Of(tree.DocumentOf(node.Json).Root);

    public ValidatorJson ToJson() => Schema(node.Json);

    private ValidatorJson Schema(JsonNode schema)
    {
        if (schema is not JsonObject source)
        {
            return schema.IsTrue() ? new ValidatorJson.Object() : False;
        }

        if (source is { Properties: [{ Name: "not" } not] } && not.Value is JsonObject { Properties.Count: 0 })
        {
            return False; // the same as false, which gives the better message
        }

        var target = new ValidatorJson.Object();
        if (source.Property("$ref") is { } reference)
        {
            if (tree.TargetOf(reference) is { } referenced)
            {
                target["$ref"] = new ValidatorJson.Raw(JsonText.Quote(keyOf(referenced)));
            }

            return target;
        }

        foreach (JsonProperty property in source.Properties)
        {
            AddKeyword(target, source, property);
        }

        return target;
    }

    private void AddKeyword(ValidatorJson.Object target, JsonObject source, JsonProperty property)
    {
        switch (property.Name)
        {
            case "dependencies":
                AddDependencies(target, (JsonObject)property.Value);
                break;
            case "dependentRequired" or "dependentSchemas" when source.Has("dependencies"):
                // The schema has two words for one thing, and each counts by itself.
                var own = new ValidatorJson.Object();
                own[property.Name] = property.Name == "dependentSchemas" ? Map((JsonObject)property.Value, static name => name) : Copy(property.Value);
                target.ArrayAt("allOf").Items.Add(own);
                break;
            case "format" when KeywordTable.EnforcedFormats.Contains(property.Value.AsString()!) && !draft.IsFormatAnnotation:
                target["format"] = Copy(property.Value);
                break;
            case "allOf":
                target.ArrayAt("allOf").Items.AddRange(property.Value.AsArray().Select(Schema));
                break;
            case { } name when KeywordTable.Find(name) is { IsAssertion: true } keyword:
                target[name] = Value(keyword, property.Value);
                break;
        }
    }

    private ValidatorJson Value(Keyword keyword, JsonNode value) => keyword.Value switch
    {
        KeywordValue.Pattern => new ValidatorJson.Raw(JsonText.Quote(PatternOf(value.AsString()!))),
        KeywordValue.Schema or KeywordValue.SchemaOrList when value is not JsonArray => Schema(value),
        KeywordValue.SchemaList or KeywordValue.SchemaOrList => new ValidatorJson.Array(value.AsArray().Select(Schema)),
        KeywordValue.SchemaMap => Map((JsonObject)value, static name => name),
        KeywordValue.PatternMap => Map((JsonObject)value, PatternOf),
        _ => Copy(value),
    };

    // The keyword check has removed the patterns without a translation.
    private static string PatternOf(string pattern) => PatternTranslator.Translate(pattern, out _)!;

    private ValidatorJson.Object Map(JsonObject schemas, Func<string, string> rename)
    {
        var map = new ValidatorJson.Object();
        foreach (JsonProperty schema in schemas.Properties)
        {
            string name = rename(schema.Name);
            ValidatorJson json = Schema(schema.Value);
            if (map[name] is { } same)
            {
                // Two patterns became one.
                var both = new ValidatorJson.Object();
                both.ArrayAt("allOf").Items.AddRange([same, json]);
                json = both;
            }

            map[name] = json;
        }

        return map;
    }

    private void AddDependencies(ValidatorJson.Object target, JsonObject dependencies)
    {
        foreach (JsonProperty dependency in dependencies.Properties)
        {
            bool isNames = dependency.Value is JsonArray;
            target.ObjectAt(isNames ? "dependentRequired" : "dependentSchemas")[dependency.Name] = isNames ? Copy(dependency.Value) : Schema(dependency.Value);
        }
    }

    private static ValidatorJson.Raw Copy(JsonNode value) => new(value.ToString());
}
