using System.Runtime.CompilerServices;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;

namespace HiveContracts.Generator.Schemas;

/// <summary>Finds references that lead back to the schema they are in without going deeper into the document. Such a schema has no meaning.</summary>
internal sealed class ReferenceCycles
{
    private readonly ReferenceTable references;
    private readonly DiagnosticBag diagnostics;
    private readonly HashSet<JsonObject> visited = [];
    private readonly HashSet<JsonObject> open = [];
    private readonly HashSet<JsonProperty> cyclic = [];

    private ReferenceCycles(ReferenceTable references, DiagnosticBag diagnostics)
    {
        this.references = references;
        this.diagnostics = diagnostics;
    }

    /// <summary>Returns the references without those that close a cycle, which are reported.</summary>
    public static ReferenceTable Remove(SchemaIndex index, ReferenceTable references, DiagnosticBag diagnostics)
    {
        var cycles = new ReferenceCycles(references, diagnostics);
        foreach (JsonObject schema in index.Schemas)
        {
            cycles.Visit(schema);
        }

        return references.Without(cycles.cyclic);
    }

    private void Visit(JsonObject schema)
    {
        if (!visited.Add(schema))
        {
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack(); // the exception becomes a diagnostic; an overflow would end the compiler
        open.Add(schema);
        foreach (JsonObject inner in SameValue(schema))
        {
            Visit(inner);
        }

        foreach (JsonProperty reference in schema.Properties.Where(static keyword => keyword.Name is "$ref" or "$dynamicRef" or "$recursiveRef"))
        {
            if (references.RuleOf(reference) is not { } target)
            {
                continue;
            }

            if (open.Contains(target))
            {
                cyclic.Add(reference);
                string problem = "it leads back to itself without going deeper into the document";
                diagnostics.Add(Descriptors.UnresolvedReference, reference.Value.Position, reference.Value.AsString()!, problem);
            }
            else
            {
                Visit(target);
            }
        }

        open.Remove(schema);
    }

    /// <summary>The schemas inside a schema that apply to the same value.</summary>
    private static IEnumerable<JsonObject> SameValue(JsonObject schema) => Subschema.In(schema)
        .Where(static inner => inner.Keyword is "allOf" or "anyOf" or "oneOf" or "not" or "if" or "then" or "else" or "dependencies" or "dependentSchemas")
        .Select(static inner => inner.Json)
        .OfType<JsonObject>();
}
