using HiveContracts.Generator.Diagnostics;
using Newtonsoft.Json.Linq;
using static HiveContracts.Generator.Schema.Keywords;

namespace HiveContracts.Generator.Schema;

/// <summary>Walks a schema as JSON and reports every keyword that is not translated: nothing in a schema is ignored in silence.</summary>
internal static class KeywordCheck
{
    public static void Visit(JObject schema, DiagnosticBag diagnostics)
    {
        foreach (JProperty property in schema.Properties())
        {
            if (property.Name != "$ref" && schema.ContainsKey("$ref") && Find(property.Name)?.Takes is not Takes.Text)
            {
                diagnostics.Add(Descriptors.UntranslatedKeyword, SchemaDocument.PositionOf(property), property.Name, " beside a $ref, which draft-07 has readers ignore");
                continue;
            }

            Visit(property, diagnostics);
        }
    }

    private static void Visit(JProperty property, DiagnosticBag diagnostics)
    {
        Keyword? keyword = Find(property.Name);
        if (keyword is null)
        {
            if (IsUntranslated(property.Name))
            {
                diagnostics.Add(Descriptors.UntranslatedKeyword, SchemaDocument.PositionOf(property), property.Name, "");
            }
            else
            {
                diagnostics.Add(Descriptors.UnknownKeyword, SchemaDocument.PositionOf(property), property.Name, Suggestion.For(property.Name, All));
            }

            return;
        }

        if (keyword.Mismatch(property.Value) is { } expected)
        {
            diagnostics.Add(Descriptors.BadValue, SchemaDocument.PositionOf(property), property.Name, expected);
            return;
        }

        switch (keyword.Takes)
        {
            case Takes.Schema:
                Visit((JObject)property.Value, diagnostics);
                break;
            case Takes.SchemaList:
                VisitAll(property.Value.Children(), diagnostics);
                break;
            case Takes.SchemaMap:
                VisitAll(property.Value.Children<JProperty>().Select(static child => child.Value), diagnostics);
                break;
            case Takes.Text when property.Name == "format" && !Formats.Contains((string)property.Value!):
                string format = (string)property.Value!;
                diagnostics.Add(Descriptors.UntranslatedKeyword, SchemaDocument.PositionOf(property.Value), $"format: {format}", Suggestion.For(format, Formats));
                break;
        }
    }

    private static void VisitAll(IEnumerable<JToken> schemas, DiagnosticBag diagnostics)
    {
        foreach (JToken schema in schemas)
        {
            if (schema is JObject found)
            {
                Visit(found, diagnostics);
            }
            else
            {
                diagnostics.Add(Descriptors.BadValue, SchemaDocument.PositionOf(schema), "schema", "an object");
            }
        }
    }
}
