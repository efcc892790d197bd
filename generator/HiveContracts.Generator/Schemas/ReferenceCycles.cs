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
    public static ReferenceTable Remove(IReadOnlyList<SchemaDocument> documents, ReferenceTable references, DiagnosticBag diagnostics)
    {
        var cycles = new ReferenceCycles(references, diagnostics);
        foreach (SchemaDocument document in documents)
        {
            cycles.VisitAll(document.Root);
        }

        return references.Without(cycles.cyclic);
    }

    private void VisitAll(JsonObject schema)
    {
        Visit(schema);
        foreach (JsonObject inner in Subschema.In(schema).Select(static inner => inner.Json).OfType<JsonObject>())
        {
            VisitAll(inner);
        }
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

        if (schema.Property("$ref") is { } reference && references.TargetOf(reference) is { } target)
        {
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
    private static IEnumerable<JsonObject> SameValue(JsonObject schema) => schema.Has("$ref") ? [] : Subschema.In(schema)
        .Where(static inner => inner.Keyword is "allOf" or "anyOf" or "oneOf" or "not" or "if" or "then" or "else" or "dependencies" or "dependentSchemas")
        .Select(static inner => inner.Json)
        .OfType<JsonObject>();
}
