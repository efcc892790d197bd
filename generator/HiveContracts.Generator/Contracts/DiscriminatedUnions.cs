using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Contracts;

/// <summary>
/// Reads a <c>oneOf</c> or <c>anyOf</c> of objects that have types of their own: they are told apart by a property that is constant in each, or by one that is required in one and unknown to the others.
/// </summary>
internal sealed class DiscriminatedUnions(SchemaGraph graph, bool isValidated)
{
    private readonly Dictionary<JObject, (string? Tag, EquatableArray<UnionCaseModel> Cases)?> known = [];

    public bool IsChoice(JToken schema) => schema is JObject found && Find(found) is not null;

    public UnionModel Read(JObject schema, string name, TypeOrigin origin, bool isUnion, string? rulesKey)
    {
        (string? tag, EquatableArray<UnionCaseModel> cases) = Find(schema)!.Value;
        return new UnionModel { Name = name, Origin = origin, Tag = tag, Cases = cases, IsUnion = isUnion, RulesKey = rulesKey };
    }

    private (string? Tag, EquatableArray<UnionCaseModel> Cases)? Find(JObject schema)
    {
        if (!known.TryGetValue(schema, out (string? Tag, EquatableArray<UnionCaseModel> Cases)? found))
        {
            found = known[schema] = TellApart(schema);
        }

        return found;
    }

    private (string? Tag, EquatableArray<UnionCaseModel> Cases)? TellApart(JObject schema)
    {
        bool isPlain = !schema.Properties().Any(static keyword => keyword.Name is "properties" or "$ref" or "required" or "allOf" or "x-form") && schema["type"] is null or JValue { Value: "object" };
        if (!isPlain || schema.ContainsKey("oneOf") == schema.ContainsKey("anyOf") || (schema["oneOf"] ?? schema["anyOf"]) is not JArray { Count: > 1 } choices)
        {
            return null;
        }

        var cases = new List<Definition>();
        foreach (JToken choice in choices)
        {
            if (choice["$ref"] is not JValue { Type: JTokenType.String } reference || graph.FindObject(reference) is not { } definition || cases.Contains(definition) || !TakesObjectsOnly(definition))
            {
                return null;
            }

            cases.Add(definition);
        }

        // Where documents are held to the letter, what is not there has to be forbidden to tell anything.
        return ByTag(cases) ?? (isValidated && !cases.TrueForAll(IsClosed) ? null : ByProperty(cases));
    }

    /// <summary>By a required property that all have, each with another constant.</summary>
    private static (string? Tag, EquatableArray<UnionCaseModel> Cases)? ByTag(List<Definition> cases)
    {
        foreach (string name in Required(cases[0]))
        {
            List<string?> values = [.. cases.Select(one => Required(one).Contains(name) ? ConstantOf(one, name) : null)];
            if (values.All(static value => value is not null) && values.Distinct().Count() == cases.Count)
            {
                return (name, cases.Zip(values, static (one, value) => new UnionCaseModel(one.Name, value!)).ToEquatableArray());
            }
        }

        return null;
    }

    /// <summary>By a required property of each that none of the others knows.</summary>
    private static (string? Tag, EquatableArray<UnionCaseModel> Cases)? ByProperty(List<Definition> cases)
    {
        List<string?> names = [.. cases.Select(one => Required(one).FirstOrDefault(name => cases.All(other => other == one || !Properties(other).Contains(name))))];
        return names.Contains(null) ? null : (null, cases.Zip(names, static (one, name) => new UnionCaseModel(one.Name, name!)).ToEquatableArray());
    }

    private bool TakesObjectsOnly(Definition definition) => definition.Schema["type"] is JValue { Value: "object" } || (!isValidated && !definition.Schema.ContainsKey("type"));

    private static bool IsClosed(Definition definition) =>
        definition.Schema["additionalProperties"] is JObject { Count: 1 } others && others["not"] is JObject { Count: 0 } && !definition.Schema.ContainsKey("patternProperties");

    private static IEnumerable<string> Required(Definition definition) => definition.Schema["required"] is JArray names ? names.Values<string>().OfType<string>() : [];

    private static IEnumerable<string> Properties(Definition definition) => definition.Schema["properties"] is JObject properties ? properties.Properties().Select(static property => property.Name) : [];

    /// <summary>The only string, integer or boolean that a property may be, as JSON.</summary>
    private static string? ConstantOf(Definition definition, string name)
    {
        JToken? property = definition.Schema["properties"]?[name];
        JToken? constant = property?["const"] ?? (property?["enum"] is JArray { Count: 1 } values ? values[0] : null);
        return constant is { Type: JTokenType.String or JTokenType.Integer or JTokenType.Boolean } ? constant.ToString(Newtonsoft.Json.Formatting.None) : null;
    }
}
