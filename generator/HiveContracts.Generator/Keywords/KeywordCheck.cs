using HiveContracts.Generator.Contracts;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Schemas;
using Newtonsoft.Json.Linq;
using static HiveContracts.Generator.Keywords.KeywordTable;

namespace HiveContracts.Generator.Keywords;

/// <summary>Walks a schema as JSON and reports every keyword that is not translated: nothing in a schema is ignored in silence.</summary>
internal sealed class KeywordCheck(DiagnosticBag diagnostics, Draft draft)
{
    // What says something about a type, and so stands at a file's root or in a definition.
    private static readonly HashSet<string> OfTypes = ["x-class-scores", "x-vocabulary", "x-flatten", "x-is", "x-string-form", "x-form", "x-answer", "x-task-id"];

    private const string NotShared = " since its language, that of ECMA-262, has no like in .NET for something in it";

    private enum Place
    {
        Root,
        Definition,
        Inside,
    }

    public static void Visit(JObject root, DiagnosticBag diagnostics)
    {
        Draft? draft = Draft.Find(root);
        if (draft is null)
        {
            diagnostics.Add(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(root["$schema"]!), $"$schema: {(string)root["$schema"]!}", ", which is no draft that is known; the keywords are taken for what they mean in others");
        }

        new KeywordCheck(diagnostics, draft ?? Draft.Of([])).Visit(root, Place.Root);
    }

    private void Visit(JObject schema, Place place)
    {
        schema.AddAnnotation(SchemaMark.Instance);
        foreach (JProperty property in schema.Properties())
        {
            if (schema.ContainsKey("$ref") && property.Name is not ("$ref" or "title" or "description" or "$comment" or "definitions" or "$defs" or "$schema" or "$id"))
            {
                diagnostics.Add(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(property), property.Name, " beside a $ref, which draft-07 has readers ignore");
            }
            else if (Find(property.Name) is not { } keyword)
            {
                ReportUnknown(property);
            }
            else if ((OfTypes.Contains(property.Name) && place is Place.Inside) || (property.Name == "x-overlay" && place is not Place.Root))
            {
                diagnostics.Add(
                    Descriptors.BadValue, JsonFile.PositionOf(property), property.Name, "no such keyword but at the root of a file" + (property.Name == "x-overlay" ? "" : " or in one of its definitions"));
            }
            else if (draft.Lacks(property))
            {
                diagnostics.Add(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(property), property.Name, $" in {draft.Name}, which has no such keyword");
                property.AddAnnotation(Unusable.Instance);
            }
            else if (keyword.Mismatch(property.Value) is { } expected)
            {
                diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(property), property.Name, expected);
            }
            else
            {
                VisitValue(property, keyword, place);
                if (keyword.IsRule && !diagnostics.IsValidated && (!keyword.IsOfTypes || IsUnenforced(property)))
                {
                    diagnostics.Add(Descriptors.Unenforced, JsonFile.PositionOf(property), property.Name);
                }
            }
        }
    }

    /// <summary>Whether a keyword of which types can be made says something here that they do not.</summary>
    private static bool IsUnenforced(JProperty property) => property.Name switch
    {
        "additionalProperties" => !ValueReader.IsMap((JObject)property.Parent!) && property.Value is not (JValue { Value: true } or JObject { Count: 0 }),
        "enum" => !EnumReader.IsType((JObject)property.Parent!),
        _ => false,
    };

    private void VisitValue(JProperty property, Keyword keyword, Place place)
    {
        switch (keyword.Takes)
        {
            case Takes.Schema:
            case Takes.SchemaOrList when property.Value is not JArray:
                VisitAll([property.Value], Place.Inside);
                break;
            case Takes.SchemaList or Takes.SchemaOrList:
                VisitAll([.. property.Value.Children()], Place.Inside);
                break;
            case Takes.Dependencies:
                VisitAll([.. ((JObject)property.Value).PropertyValues().Where(static dependency => dependency is not JArray)], Place.Inside);
                break;
            case Takes.PatternMap:
                foreach (JProperty pattern in ((JObject)property.Value).Properties().Where(static pattern => PatternTranslator.Translate(pattern.Name) is null))
                {
                    diagnostics.Add(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(pattern), "pattern: " + pattern.Name, NotShared);
                    pattern.AddAnnotation(Unusable.Instance);
                }

                VisitAll([.. ((JObject)property.Value).PropertyValues()], Place.Inside);
                break;
            case Takes.Pattern when PatternTranslator.Translate((string)property.Value!) is null:
                diagnostics.Add(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(property.Value), "pattern: " + (string)property.Value!, NotShared);
                property.AddAnnotation(Unusable.Instance);
                break;
            case Takes.Text when property.Name == "$id" && place is not Place.Root:
                diagnostics.Add(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(property), "$id", " but at the root of a file");
                break;
            case Takes.SchemaMap when property.Name is "definitions" or "$defs":
                VisitAll([.. ((JObject)property.Value).PropertyValues()], place is Place.Root ? Place.Definition : Place.Inside);
                if (place is not Place.Root)
                {
                    diagnostics.AddUnlessValidated(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(property), property.Name, " but at the root of a file");
                }

                break;
            case Takes.SchemaMap:
                VisitAll([.. ((JObject)property.Value).PropertyValues()], Place.Inside);
                break;
            case Takes.Text when property.Name == "format" && !Formats.Contains((string)property.Value!) && !FormatsOfStrings.Contains((string)property.Value!):
                string format = (string)property.Value!;
                diagnostics.Add(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(property.Value), $"format: {format}", Suggestion.For(format, Formats.Concat(FormatsOfStrings)));
                break;
        }
    }

    private void VisitAll(List<JToken> schemas, Place place)
    {
        foreach (JToken schema in schemas)
        {
            if (schema is JObject found)
            {
                Visit(found, place);
            }
            else if (schema is JValue { Type: JTokenType.Boolean } boolean)
            {
                // From here on there are objects only: {} takes any value, as true does, and what is no {} takes none.
                JObject written = (bool)boolean ? [] : new JObject { ["not"] = new JObject() };
                written.AddAnnotation(SchemaMark.Instance);
                schema.Replace(written);
            }
            else
            {
                diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(schema), "schema", "an object");
            }
        }
    }

    private void ReportUnknown(JProperty property)
    {
        if (IsUntranslated(property.Name))
        {
            diagnostics.Add(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(property), property.Name, "");
        }
        else
        {
            diagnostics.Add(Descriptors.UnknownKeyword, JsonFile.PositionOf(property), property.Name, Suggestion.For(property.Name, All));
        }
    }
}

/// <summary>Marks what is a schema, and no example or constant that looks like one.</summary>
internal sealed class SchemaMark
{
    public static readonly SchemaMark Instance = new();
}

/// <summary>Marks a keyword that was reported, and cannot be enforced.</summary>
internal sealed class Unusable
{
    public static readonly Unusable Instance = new();
}
