using System.Runtime.CompilerServices;
using HiveContracts.Generator.Keywords;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schemas;

/// <summary>Finds references that lead back to the schema they stand in without going deeper into the document: what such a schema means, nobody can say.</summary>
internal sealed class ReferenceCycles(SchemaSet set)
{
    private readonly HashSet<JObject> done = [];
    private readonly HashSet<JObject> open = [];

    /// <summary>Reports them in a file.</summary>
    public void Report(JObject root)
    {
        foreach (JObject schema in root.DescendantsAndSelf().OfType<JObject>().Where(static schema => schema.Annotation<SchemaMark>() is not null).ToList())
        {
            Visit(schema);
        }
    }

    private void Visit(JObject schema)
    {
        if (!done.Add(schema))
        {
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack(); // what it throws is reported; an overflow would end the compiler
        open.Add(schema);
        foreach (JObject inner in InPlace(schema))
        {
            Visit(inner);
        }

        if (schema["$ref"] is JValue { Type: JTokenType.String } reference && schema.Annotation<SchemaMark>() is not null && set.Resolve(reference) is { } target)
        {
            if (open.Contains(target))
            {
                set.Report(reference, "it leads back to itself, on a way that goes no deeper into the document");
            }
            else
            {
                Visit(target);
            }
        }

        open.Remove(schema);
    }

    /// <summary>The schemas that are held against the same value.</summary>
    private static IEnumerable<JObject> InPlace(JObject schema) => schema.ContainsKey("$ref") ? [] : schema.Properties().SelectMany(static keyword => keyword.Name switch
    {
        "allOf" or "anyOf" or "oneOf" => keyword.Value.OfType<JObject>(),
        "not" or "if" or "then" or "else" => new[] { keyword.Value }.OfType<JObject>(),
        "dependencies" or "dependentSchemas" => (keyword.Value as JObject)?.PropertyValues().OfType<JObject>() ?? [],
        _ => [],
    });
}
