using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Validation;

/// <summary>
/// Writes one schema as the validator reads it, in one form for all drafts: assertions only, references by key, patterns of .NET, the first items as
/// <c>items</c>, <c>dependencies</c> as the keywords of later drafts.
/// </summary>
internal sealed class ValidatorSchema(ValidatorBuilder builder, SchemaNode node)
{
    private static readonly ValidatorJson False = new ValidatorJson.Raw("false");
    private static readonly ValidatorJson True = new ValidatorJson.Raw("true");

    private readonly SchemaResource resource = builder.Tree.ResourceOf(node);

    private Draft Draft => resource.Draft;

    public ValidatorJson ToJson()
    {
        ValidatorJson json = Schema(node.Json);
        if (builder.Tree.HasDynamicReferences && resource.DynamicAnchors.Count > 0 && json is ValidatorJson.Object schema)
        {
            foreach (KeyValuePair<string, JsonObject> anchor in resource.DynamicAnchors)
            {
                schema.ObjectAt("$dynamicAnchors")[anchor.Key] = Key(builder.Tree.NodeOf(anchor.Value));
            }
        }

        return json;
    }

    private static bool IsFalse(JsonObject schema) =>
        schema is { Properties: [{ Name: "not" } not] } && not.Value is JsonObject { Properties.Count: 0 } or JsonBoolean { Value: true };

    private ValidatorJson.Raw Key(SchemaNode target) => new(JsonText.Quote(builder.KeyOf(target)));

    private ValidatorJson Schema(JsonNode schema)
    {
        if (schema is not JsonObject source)
        {
            return schema.IsTrue() ? new ValidatorJson.Object() : False;
        }

        if (IsFalse(source) && !builder.IsWidened(source))
        {
            return False; // the same as false, which gives the better message
        }

        var target = new ValidatorJson.Object();
        SchemaNode own = builder.Tree.NodeOf(schema);
        if (own != node && builder.Tree.ResourceOf(own) != resource)
        {
            target["$ref"] = Key(own); // a resource is evaluated as one, so that its anchors and its draft count
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
            case "$ref" or "$dynamicRef" or "$recursiveRef":
                AddReference(target, property);
                break;
            case "dependencies":
                AddDependencies(target, (JsonObject)property.Value);
                break;
            case "dependentRequired" or "dependentSchemas" when source.Has("dependencies"):
                // The schema has two words for one thing, and each counts by itself.
                var own = new ValidatorJson.Object();
                own[property.Name] = property.Name == "dependentSchemas" ? Map((JsonObject)property.Value, static name => name) : Copy(property.Value);
                target.ArrayAt("allOf").Items.Add(own);
                break;
            case "format" when KeywordTable.EnforcedFormats.Contains(property.Value.AsString()!) && !Draft.IsFormatAnnotation:
                target["format"] = Copy(property.Value);
                break;
            case "type" when Draft.Version is DraftVersion.Draft04:
                target["type"] = new ValidatorJson.Raw(property.Value.ToString().Replace("\"integer\"", "\"integer without fraction\""));
                break;
            case "prefixItems":
                target["items"] = Value(KeywordTable.Find(property.Name)!, property.Value);
                break;
            case "items" when source.Has("prefixItems"):
                target["additionalItems"] = Schema(property.Value);
                break;
            case "additionalItems" when source["items"] is not JsonArray || source.Has("prefixItems"):
                break; // it says something about items behind a list of others only
            case "exclusiveMinimum" or "exclusiveMaximum" when property.Value is JsonBoolean:
                break; // it says how the limit is meant
            case "minimum" when source["exclusiveMinimum"]?.IsTrue() is true:
                target["exclusiveMinimum"] = Copy(property.Value);
                break;
            case "maximum" when source["exclusiveMaximum"]?.IsTrue() is true:
                target["exclusiveMaximum"] = Copy(property.Value);
                break;
            case "allOf":
                target.ArrayAt("allOf").Items.AddRange(property.Value.AsArray().Select(Schema));
                break;
            case { } name when IsUncertain(source, property):
                AddUncertain(target, name, property.Value);
                break;
            case { } name when KeywordTable.Find(name) is { IsAssertion: true } keyword:
                target[name] = Value(keyword, property.Value);
                AddContains(target, name);
                break;
        }
    }

    private void AddReference(ValidatorJson.Object target, JsonProperty reference)
    {
        if (builder.Tree.RuleOf(reference) is { } referenced)
        {
            target["$ref"] = Key(referenced);
            if (builder.Tree.DynamicAnchorOf(reference) is { } anchor)
            {
                target["$dynamicRef"] = new ValidatorJson.Raw(JsonText.Quote(anchor));
            }
        }
    }

    /// <summary>Whether a keyword would refuse valid documents because a schema in it allows more than it says.</summary>
    private bool IsUncertain(JsonObject source, JsonProperty keyword) => keyword.Name switch
    {
        "not" => builder.IsWidened(keyword.Value),
        "if" or "then" or "else" => source["if"] is { } condition && builder.IsWidened(condition),
        "oneOf" => keyword.Value.AsArray().Any(builder.IsWidened),
        "maxContains" => source["contains"] is { } contains && builder.IsWidened(contains),
        "unevaluatedItems" or "unevaluatedProperties" => builder.IsWidened(source),
        _ => false,
    };

    private void AddUncertain(ValidatorJson.Object target, string keyword, JsonNode value)
    {
        if (keyword == "oneOf")
        {
            var anyOf = new ValidatorJson.Object();
            anyOf["anyOf"] = new ValidatorJson.Array(value.AsArray().Select(Schema));
            target.ArrayAt("allOf").Items.Add(anyOf);
        }
    }

    private void AddContains(ValidatorJson.Object target, string keyword)
    {
        if (keyword == "contains" && Draft.HasEvaluatedContains)
        {
            target["containsEvaluates"] = True;
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
    private static string PatternOf(string pattern) => PatternTranslator.Translate(pattern, UnicodeProperties.Find, out _)!;

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
