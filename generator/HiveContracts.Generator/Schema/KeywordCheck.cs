using HiveContracts.Generator.Diagnostics;
using Newtonsoft.Json.Linq;
using static HiveContracts.Generator.Schema.Keywords;

namespace HiveContracts.Generator.Schema;

/// <summary>Walks a schema as JSON and reports every keyword that is not translated: nothing in a schema is ignored in silence.</summary>
internal sealed class KeywordCheck(DiagnosticBag diagnostics)
{
    // What says something about a type, and so stands at a file's root or in a definition.
    private static readonly HashSet<string> OfTypes = ["x-class-scores", "x-vocabulary", "x-flatten", "x-is", "x-string-form", "x-form"];

    private enum Place
    {
        Root,
        Definition,
        Inside,
    }

    public static void Visit(JObject root, DiagnosticBag diagnostics) => new KeywordCheck(diagnostics).Visit(root, Place.Root);

    private void Visit(JObject schema, Place place)
    {
        foreach (JProperty property in schema.Properties())
        {
            if (schema.ContainsKey("$ref") && property.Name is not ("$ref" or "title" or "description" or "$comment" or "definitions" or "$defs" or "$schema" or "$id"))
            {
                diagnostics.Add(Descriptors.UntranslatedKeyword, SchemaDocument.PositionOf(property), property.Name, " beside a $ref, which draft-07 has readers ignore");
            }
            else if (Find(property.Name) is not { } keyword)
            {
                ReportUnknown(property);
            }
            else if ((OfTypes.Contains(property.Name) && place is Place.Inside) || (property.Name == "x-overlay" && place is not Place.Root))
            {
                diagnostics.Add(
                    Descriptors.BadValue, SchemaDocument.PositionOf(property), property.Name, "no such keyword but at the root of a file" + (property.Name == "x-overlay" ? "" : " or in one of its definitions"));
            }
            else if (keyword.Mismatch(property.Value) is { } expected)
            {
                diagnostics.Add(Descriptors.BadValue, SchemaDocument.PositionOf(property), property.Name, expected);
            }
            else
            {
                VisitValue(property, keyword, place);
            }
        }
    }

    private void VisitValue(JProperty property, Keyword keyword, Place place)
    {
        switch (keyword.Takes)
        {
            case Takes.Schema:
                Visit((JObject)property.Value, Place.Inside);
                break;
            case Takes.SchemaList:
                VisitAll(property.Value.Children(), Place.Inside);
                break;
            case Takes.SchemaMap when property.Name is "definitions" or "$defs":
                VisitAll(((JObject)property.Value).PropertyValues(), place is Place.Root ? Place.Definition : Place.Inside);
                if (place is not Place.Root)
                {
                    diagnostics.Add(Descriptors.UntranslatedKeyword, SchemaDocument.PositionOf(property), property.Name, " but at the root of a file");
                }

                break;
            case Takes.SchemaMap:
                VisitAll(((JObject)property.Value).PropertyValues(), Place.Inside);
                break;
            case Takes.Text when property.Name == "format" && !Formats.Contains((string)property.Value!):
                string format = (string)property.Value!;
                diagnostics.Add(Descriptors.UntranslatedKeyword, SchemaDocument.PositionOf(property.Value), $"format: {format}", Suggestion.For(format, Formats));
                break;
        }
    }

    private void VisitAll(IEnumerable<JToken> schemas, Place place)
    {
        foreach (JToken schema in schemas)
        {
            if (schema is JObject found)
            {
                Visit(found, place);
            }
            else
            {
                diagnostics.Add(Descriptors.BadValue, SchemaDocument.PositionOf(schema), "schema", "an object");
            }
        }
    }

    private void ReportUnknown(JProperty property)
    {
        if (IsUntranslated(property.Name))
        {
            diagnostics.Add(Descriptors.UntranslatedKeyword, SchemaDocument.PositionOf(property), property.Name, "");
        }
        else
        {
            diagnostics.Add(Descriptors.UnknownKeyword, SchemaDocument.PositionOf(property), property.Name, Suggestion.For(property.Name, All));
        }
    }
}
