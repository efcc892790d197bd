using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Validation;

/// <summary>The schemas as the runtime validates by them: by keys, without what demands nothing, and with patterns of .NET.</summary>
internal sealed class RulesBundle(SchemaSet set)
{
    private readonly Dictionary<JObject, string> keys = [];
    private readonly Queue<JObject> pending = [];

    /// <summary>The key of a schema, which the bundle will have with all that it refers to.</summary>
    public string KeyOf(JObject schema)
    {
        if (!keys.TryGetValue(schema, out string? key))
        {
            key = $"s{keys.Count}";
            keys.Add(schema, key);
            pending.Enqueue(schema); // and not now: references may lead on, and on
        }

        return key;
    }

    public RulesModel ToModel(TypeOrigin origin)
    {
        var bundle = new JObject();
        while (pending.Count > 0)
        {
            JObject schema = pending.Dequeue();
            bundle[keys[schema]] = Rule(schema);
        }

        return new RulesModel
        {
            Name = RulesModel.TypeName,
            Origin = origin,
            Json = JsonConvert.SerializeObject(bundle, Formatting.Indented, new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii }).Replace("\r\n", "\n"),
        };
    }

    private JToken Rule(JToken schema)
    {
        if (schema is not JObject source)
        {
            return Copy(schema);
        }

        if (source is { Count: 1 } && source["not"] is JObject { Count: 0 })
        {
            return false; // as it was written, in all likelihood, and says better what is wrong
        }

        var rule = new JObject();
        if (source["$ref"] is JValue { Type: JTokenType.String } reference)
        {
            if (set.Resolve(reference) is { } target)
            {
                rule["$ref"] = KeyOf(target);
            }

            return rule;
        }

        foreach (JProperty property in source.Properties())
        {
            AddKeyword(rule, property);
        }

        return rule;
    }

    private void AddKeyword(JObject rule, JProperty property)
    {
        // Which properties are additional, nobody knows where one of the patterns beside cannot be used.
        if (property.Annotation<Unusable>() is not null
            || (property.Name == "additionalProperties" && (property.Parent!["patternProperties"] as JObject)?.Properties().Any(static pattern => pattern.Annotation<Unusable>() is not null) is true))
        {
            return;
        }

        if (property.Name == "dependencies")
        {
            AddDependencies(rule, (JObject)property.Value);
            return;
        }

        if (property.Name == "format" && KeywordTable.FormatsOfStrings.Contains((string)property.Value!))
        {
            if (!Draft.Of(JsonFile.Of(property).Root).IsFormatAnnotation)
            {
                rule["format"] = Copy(property.Value);
            }

            return;
        }

        if (property.Name is "dependentRequired" or "dependentSchemas" && property.Parent!["dependencies"] is not null)
        {
            // Two words for one thing in one schema: each counts by itself.
            JObject own = [];
            own[property.Name] = property.Name == "dependentSchemas" ? Map((JObject)property.Value, static name => name) : Copy(property.Value);
            rule["allOf"] ??= new JArray();
            ((JArray)rule["allOf"]!).Add(own);
            return;
        }

        if (KeywordTable.Find(property.Name) is not { IsRule: true } keyword)
        {
            return;
        }

        if (property.Name == "allOf" && rule["allOf"] is JArray parts)
        {
            property.Value.Select(Rule).ToList().ForEach(parts.Add);
            return;
        }

        rule[property.Name] = keyword.Takes switch
        {
            KeywordTable.Takes.Pattern => PatternTranslator.Translate((string)property.Value!),
            KeywordTable.Takes.Schema => Rule(property.Value),
            KeywordTable.Takes.SchemaOrList when property.Value is JObject => Rule(property.Value),
            KeywordTable.Takes.SchemaList or KeywordTable.Takes.SchemaOrList => new JArray(property.Value.Select(Rule)),
            KeywordTable.Takes.SchemaMap => Map((JObject)property.Value, static name => name),
            KeywordTable.Takes.PatternMap => Map((JObject)property.Value, static name => PatternTranslator.Translate(name)!),
            _ => Copy(property.Value),
        };
    }

    /// <summary>A value to the digit, on one line.</summary>
    private static JToken Copy(JToken value) => value switch
    {
        JObject map => new JRaw($"{{{string.Join(", ", map.Properties().Select(static property => $"{Text(new JValue(property.Name))}: {Copy(property.Value)}"))}}}"),
        JArray list => new JRaw($"[{string.Join(", ", list.Select(static item => Copy(item).ToString()))}]"),
        _ when value.Type is JTokenType.Float or JTokenType.Integer => new JRaw(JsonFile.TextOf(value)),
        _ => new JRaw(Text(value)),
    };

    private static string Text(JToken value) => JsonConvert.SerializeObject(value, new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii });

    private JObject Map(JObject schemas, Func<string, string> rename)
    {
        var map = new JObject();
        foreach (JProperty schema in schemas.Properties().Where(static schema => !AllOfMerge.IsMerged(schema) && schema.Annotation<Unusable>() is null))
        {
            string name = rename(schema.Name);
            map[name] = map[name] is { } same ? new JObject { ["allOf"] = new JArray(same, Rule(schema.Value)) } : Rule(schema.Value);
        }

        return map;
    }

    /// <summary>Draft-07 has one word for what later drafts have two for.</summary>
    private void AddDependencies(JObject rule, JObject dependencies)
    {
        foreach (JProperty dependency in dependencies.Properties())
        {
            string keyword = dependency.Value is JArray ? "dependentRequired" : "dependentSchemas";
            rule[keyword] ??= new JObject();
            rule[keyword]![dependency.Name] = dependency.Value is JArray ? Copy(dependency.Value) : Rule(dependency.Value);
        }
    }
}
