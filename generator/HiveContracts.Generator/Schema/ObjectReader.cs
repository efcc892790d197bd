using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace HiveContracts.Generator.Schema;

/// <summary>Reads object schemas into models, those written inside others included.</summary>
internal sealed class ObjectReader(SchemaGraph graph, NameTable typeNames, DiagnosticBag diagnostics, Func<string, string, TypeOrigin> origin)
{
    private readonly List<ObjectModel> models = [];

    /// <summary>The models read so far, outer ones before those inside them.</summary>
    public IReadOnlyList<ObjectModel> Models => models;

    public void Read(JsonSchema schema, JObject token, string name, string source)
    {
        int place = models.Count;
        var memberNames = new NameTable(diagnostics, Reserved.ObjectMembers, name);
        var properties = new List<PropertyModel>();
        foreach (JProperty property in (token["properties"] as JObject)?.Properties() ?? [])
        {
            if (property.Value is JObject content)
            {
                PropertyModel model = ReadProperty(schema.Properties[property.Name], content, property.Name, name, $"{source}/properties/{property.Name}");
                memberNames.Take(model.Name, property.Name, property);
                properties.Add(model);
            }
        }

        CheckRequired(token, properties);
        models.Insert(place, new ObjectModel
        {
            Name = name,
            Origin = origin(schema.Description ?? "", source),
            Properties = properties.ToEquatableArray(),
            Cases = ReadCases(token, properties),
            IsForm = token.ContainsKey("x-form"),
            Flattened = [],
        });
    }

    private PropertyModel ReadProperty(JsonSchemaProperty schema, JObject token, string jsonName, string owner, string source)
    {
        (ValueKind kind, string? typeName) = ReadValue(schema, token, owner + Identifiers.Pascal(jsonName), source);
        return new PropertyModel
        {
            JsonName = jsonName,
            Name = Identifiers.Pascal(jsonName),
            Summary = schema.Description ?? schema.ActualSchema.Description ?? "",
            Kind = kind,
            TypeName = typeName,
            IsRequired = schema.IsRequired && !ValueReader.IsNullable(schema),
        };
    }

    private (ValueKind Kind, string? TypeName) ReadValue(JsonSchema schema, JObject token, string inlineName, string source)
    {
        if (token["x-form-part"] is { } part)
        {
            CheckFormPart(part);
            return (ValueKind.MediaFile, null);
        }

        JsonSchema actual = schema.ActualSchema;
        if (graph.Find(actual) is { } definition)
        {
            if (definition.IsClassScores)
            {
                return (ValueKind.ClassScores, definition.Name);
            }

            if (ValueReader.IsObject(actual))
            {
                return (ValueKind.Object, definition.Name);
            }

            token = definition.Schema;
        }
        else if (ValueReader.IsObject(actual) && actual.Properties.Count > 0 && !schema.HasReference)
        {
            typeNames.Take(inlineName, inlineName, token);
            Read(actual, token, inlineName, source);
            return (ValueKind.Object, inlineName);
        }

        if (actual.Item is { } item && token["items"] is JObject itemToken
            && ReadValue(item, itemToken, inlineName + "Item", source + "/items") is (ValueKind.Object, { } itemType))
        {
            return (ValueKind.ObjectList, itemType);
        }

        return (ValueReader.KindOf(actual), null);
    }

    private EquatableArray<int> ReadCases(JObject token, List<PropertyModel> properties)
    {
        var cases = new List<int>();
        foreach (JObject choice in (token["oneOf"] as JArray)?.OfType<JObject>() ?? [])
        {
            if (choice.Count != 1 || choice["required"] is not JArray { Count: 1 } required)
            {
                diagnostics.Add(Descriptors.UntranslatedKeyword, SchemaDocument.PositionOf(choice), "oneOf", " unless every choice is one required property");
                return [];
            }

            int property = properties.FindIndex(candidate => candidate.JsonName == (string)required[0]!);
            if (property >= 0)
            {
                cases.Add(property);
            }
            else
            {
                ReportNoProperty(required[0], properties);
            }
        }

        return cases.ToEquatableArray();
    }

    private void CheckRequired(JObject token, List<PropertyModel> properties)
    {
        foreach (JToken name in token["required"] ?? new JArray())
        {
            if (!properties.Exists(property => property.JsonName == (string)name!))
            {
                ReportNoProperty(name, properties);
            }
        }
    }

    private void ReportNoProperty(JToken name, List<PropertyModel> properties) => diagnostics.Add(
        Descriptors.BadValue, SchemaDocument.PositionOf(name), (string)name!, "one of the properties" + Suggestion.For((string)name!, properties.Select(static property => property.JsonName)));

    private void CheckFormPart(JToken part)
    {
        if ((string?)part != "file")
        {
            diagnostics.Add(Descriptors.BadValue, SchemaDocument.PositionOf(part), "x-form-part", "\"file\"");
        }
    }
}
