using System.Runtime.CompilerServices;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schemas;

/// <summary>
/// Gives a schema the properties of the objects that its <c>allOf</c> names, so that one type has them all. The <c>allOf</c> itself stays:
/// validation goes by what was written.
/// </summary>
internal sealed class AllOfMerge(SchemaSet set, DiagnosticBag diagnostics)
{
    private readonly HashSet<JObject> visited = [];

    /// <summary>Whether a property came from an <c>allOf</c>.</summary>
    public static bool IsMerged(JProperty property) => property.Annotation<Mark>() is not null;

    /// <summary>Merges everywhere in a file.</summary>
    public void Apply(JObject root)
    {
        foreach (JObject schema in root.DescendantsAndSelf().OfType<JObject>().Where(static schema => schema["allOf"] is JArray && schema.Annotation<SchemaMark>() is not null).ToList())
        {
            Merge(schema);
        }
    }

    private void Merge(JObject schema)
    {
        if (!visited.Add(schema) || schema["allOf"] is not JArray parts || schema.ContainsKey("$ref"))
        {
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack(); // what it throws is reported; an overflow would end the compiler
        foreach (JObject part in parts.OfType<JObject>())
        {
            JObject? source = part["$ref"] is JValue { Type: JTokenType.String } reference ? set.Resolve(reference) : part;
            if (source is null || source == schema)
            {
                continue;
            }

            Merge(source);
            AddProperties(schema, source, parts);
            AddRequired(schema, source);
            if (!schema.ContainsKey("type") && source["type"] is JValue { Value: "object" } type)
            {
                schema["type"] = type.DeepClone();
            }
        }
    }

    private void AddProperties(JObject schema, JObject source, JArray parts)
    {
        foreach (JProperty property in (source["properties"] as JObject)?.Properties().ToList() ?? [])
        {
            schema["properties"] ??= new JObject();
            var own = (JObject)schema["properties"]!;
            if (own[property.Name] is { } known)
            {
                if (!JToken.DeepEquals(known, property.Value))
                {
                    diagnostics.AddUnlessValidated(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(parts.Parent!), "allOf", $" for '{property.Name}', which it defines in more than one way");
                }

                continue;
            }

            var merged = new JProperty(property.Name, property.Value.DeepClone());
            merged.AddAnnotation(Mark.Instance);
            merged.AddAnnotation(JsonFile.Of(property)); // where it stands, and what its references count from
            own.Add(merged);
        }
    }

    private static void AddRequired(JObject schema, JObject source)
    {
        foreach (JToken name in source["required"] as JArray ?? [])
        {
            schema["required"] ??= new JArray();
            var own = (JArray)schema["required"]!;
            if (!own.Any(known => JToken.DeepEquals(known, name)))
            {
                own.Add(name.DeepClone());
            }
        }
    }

    private sealed class Mark
    {
        public static readonly Mark Instance = new();
    }
}
