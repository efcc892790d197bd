using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;
using NJsonSchema;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads a property: what its value is, or what its values are when they can be of several JSON types.</summary>
internal sealed class PropertyReader(SchemaGraph graph, ObjectReader objects, DiscriminatedUnions choices, DiagnosticBag diagnostics)
{
    // Arrays of arrays of themselves end somewhere.
    private const int MaxArrayDepth = 8;

    public PropertyModel Read(JsonSchemaProperty schema, JObject token, string jsonName, string owner, string source)
    {
        bool isChoice = choices.IsChoice(token);
        JProperty? shapes = isChoice ? null : ShapesOf(token);
        PropertyModel model = shapes is not null
            ? ReadShapes(schema, token, shapes, jsonName, owner, source)
            : ReadShape(schema, token, jsonName, jsonName, owner, source);
        JObject target = graph.Find(schema.ActualSchema)?.Schema ?? token;
        return model with
        {
            Summary = shapes is not null ? schema.Description ?? model.Summary : model.Summary,
            IsRequired = schema.IsRequired && (isChoice || choices.IsChoice(target) || !ValueReader.IsNullable(schema) || (model.Kind is ValueKind.Enum && !EnumReader.MayBeNull(target))),
            IsDeprecated = token["deprecated"] is JValue { Value: true },
        };
    }

    /// <summary>The keyword that says of which shapes a property's value is one; <c>oneOf</c> says the same as <c>anyOf</c>, where their JSON types tell the shapes apart.</summary>
    private static JProperty? ShapesOf(JObject token)
    {
        JProperty? shapes = token.Property("anyOf") ?? (token.ContainsKey("type") || token.ContainsKey("properties") ? null : token.Property("oneOf"));
        return shapes?.Value is JArray && !token.ContainsKey("$ref") ? shapes : null;
    }

    /// <summary>Whether a choice is null alone, which a member has besides whatever it may be.</summary>
    private static bool IsNull(JToken choice) => choice is JObject { Count: 1 } schema && schema["type"] is JValue { Value: "null" };

    /// <summary>
    /// Several shapes: X and an array of X are a list that takes one; otherwise each shape has a member of its own,
    /// the first named by the property and the others by their titles, and the JSON type of a value tells which.
    /// </summary>
    private PropertyModel ReadShapes(JsonSchemaProperty schema, JObject token, JProperty keyword, string jsonName, string owner, string source)
    {
        foreach (JProperty beside in token.Properties().Where(property => property != keyword && property.Name is not ("title" or "description" or "deprecated" or "$comment" or "examples")))
        {
            diagnostics.AddUnlessValidated(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(beside), beside.Name, $" beside a property's {keyword.Name}");
        }

        var shapes = new List<PropertyModel>();
        var alternatives = (JArray)keyword.Value;
        List<JsonSchema> schemas = [.. keyword.Name == "anyOf" ? schema.AnyOf : schema.OneOf];
        List<int> given = [.. Enumerable.Range(0, schemas.Count).Where(index => !IsNull(alternatives[index]))];
        foreach (int i in given)
        {
            var choice = (JObject)alternatives[i];
            string name = choice["title"] is JValue { Type: JTokenType.String } title && given.Count > 1 ? (string)title! : jsonName;
            shapes.Add(ReadShape(schemas[i], choice, jsonName, name, owner, $"{source}/{keyword.Name}/{i}"));
        }

        if (shapes.Count < 2)
        {
            return shapes.FirstOrDefault() ?? ReadShape(schema, [], jsonName, jsonName, owner, source);
        }

        if (shapes is [{ Kind: ValueKind.ObjectList } list, { Kind: ValueKind.Object } one] && list.TypeName == one.TypeName)
        {
            return list with { TakesOne = true };
        }

        bool areToldApart = shapes.Select(static shape => shape.JsonType).Distinct().Count(static type => type is not null) == shapes.Count;
        bool areNamedApart = shapes.Select(static shape => shape.Name).Distinct().Count() == shapes.Count;
        if (!areToldApart || !areNamedApart)
        {
            string condition = areToldApart ? " unless every choice but the first has a title of its own" : " unless the choices are of different JSON types, or objects told apart by a constant or by a required property";
            diagnostics.AddUnlessValidated(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(keyword), keyword.Name, condition);
            return shapes[0] with { Kind = ValueKind.Any, TypeName = null, ElementKind = null, JsonType = null };
        }

        return shapes[0] with { Variants = shapes.Skip(1).ToEquatableArray() };
    }

    private PropertyModel ReadShape(JsonSchema schema, JObject token, string jsonName, string memberName, string owner, string source)
    {
        (ValueKind kind, string? typeName, ValueKind? elementKind) = ReadValue(schema, token, owner + Identifiers.Pascal(memberName), source, depth: 0);
        if (!choices.IsChoice(token) && !token.ContainsKey("$ref"))
        {
            ReportChoices(token, " but in an object, as a property's anyOf, or where the choices are objects told apart by a constant or by a required property");
        }

        ReportIgnored(token, kind);
        return new PropertyModel
        {
            JsonName = jsonName,
            Name = Identifiers.Pascal(memberName),
            Summary = SummaryOf(schema, token),
            Kind = kind,
            TypeName = typeName,
            ElementKind = elementKind,
            IsRequired = false,
            JsonType = ValueReader.JsonTypeOf(kind),
            MinLength = ReadLength(token, "minLength", kind),
            MaxLength = ReadLength(token, "maxLength", kind),
            Schemes = ReadSchemes(token, kind),
        };
    }

    /// <summary>The description, and what else a reader of the member would like to know.</summary>
    private static string SummaryOf(JsonSchema schema, JObject token)
    {
        var parts = new List<string> { schema.Description ?? schema.ActualSchema.Description ?? (token["title"] is JValue { Type: JTokenType.String } title ? $"{title}." : "") };
        if (token["enum"] is JArray values)
        {
            parts.Add($"One of {string.Join(", ", values.Select(static value => value.ToString(Newtonsoft.Json.Formatting.None)))}.");
        }

        if (token["default"] is { } standard)
        {
            parts.Add($"Where it is absent: {(standard is JValue { Value: double or long } ? JsonFile.TextOf(standard) : standard.ToString(Newtonsoft.Json.Formatting.None))}.");
        }

        if (token["readOnly"] is JValue { Value: true })
        {
            parts.Add("Read only.");
        }

        if (token["writeOnly"] is JValue { Value: true })
        {
            parts.Add("Write only.");
        }

        return string.Join(" ", parts.Where(static part => part.Length > 0));
    }

    private (ValueKind Kind, string? TypeName, ValueKind? ElementKind) ReadValue(JsonSchema schema, JObject token, string inlineName, string source, int depth)
    {
        if (token["x-form-part"] is { } part)
        {
            if ((string?)part != "file")
            {
                diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(part), "x-form-part", "\"file\"");
            }

            return (ValueKind.MediaFile, null, null);
        }

        JsonSchema actual = schema.ActualSchema;
        if (graph.Find(actual) is { } definition)
        {
            if (definition.IsClassScores)
            {
                return (ValueKind.ClassScores, definition.Name, null);
            }

            if ((ValueReader.IsObject(actual) && !definition.IsMap) || choices.IsChoice(definition.Schema))
            {
                return (ValueKind.Object, definition.Name, null);
            }

            token = definition.Schema;
            ReportChoices(token, " in a definition that is no object, unless the choices are objects told apart by a constant or by a required property");
        }
        else if (choices.IsChoice(token))
        {
            objects.ReadInlineChoice(token, inlineName, schema.Description ?? "", source);
            return (ValueKind.Object, inlineName, null);
        }
        else if (ValueReader.IsObject(actual) && actual.Properties.Count > 0 && !schema.HasReference)
        {
            objects.ReadInline(actual, token, inlineName, source);
            return (ValueKind.Object, inlineName, null);
        }

        Definition? named = graph.Find(actual);
        string enumName = named?.Name ?? inlineName;
        if (depth == 0 && named is null or { IsRoot: false } && EnumReader.Read(token, enumName) is { } values)
        {
            objects.ReadEnum(values, enumName, actual.Description ?? "", named?.Source ?? source);
            return (ValueKind.Enum, enumName, null);
        }

        if ((actual.Type & ~JsonObjectType.Null) is JsonObjectType.Array && depth < MaxArrayDepth && actual.Item is { } item && token["items"] is JObject itemToken && !item.ActualSchema.Type.HasFlag(JsonObjectType.Null)
            && ReadValue(item, itemToken, inlineName + "Item", source + "/items", depth + 1) is (ValueKind.Object, { } itemType, _))
        {
            return (ValueKind.ObjectList, itemType, null);
        }

        if (ValueReader.IsMap(token) && depth < MaxArrayDepth && actual.AdditionalPropertiesSchema is { } value)
        {
            (ValueKind kind, string? typeName, _) = ReadValue(value, (JObject)token["additionalProperties"]!, inlineName + "Value", source + "/additionalProperties", depth + 1);
            bool isObject = kind is ValueKind.Object && !value.ActualSchema.Type.HasFlag(JsonObjectType.Null);
            return (ValueKind.Map, isObject ? typeName : null, isObject ? null : ValueReader.ElementKindOf(value));
        }

        ValueKind simple = ValueReader.KindOf(actual);
        return (simple, null, simple is ValueKind.ValueList ? ValueReader.ElementKindOf(actual.Item!) : null);
    }

    /// <summary>Choices have nowhere to go but in an object, or as the shapes of a property.</summary>
    private void ReportChoices(JObject token, string where)
    {
        foreach (JProperty alternatives in token.Properties().Where(static property => property.Name is "oneOf" or "anyOf"))
        {
            diagnostics.AddUnlessValidated(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(alternatives), alternatives.Name, where);
        }
    }

    /// <summary>What says something about a value of another kind than this one, or of the elements of a list.</summary>
    private void ReportIgnored(JObject token, ValueKind kind)
    {
        if (token["format"] is JValue { Type: JTokenType.String } format && KeywordTable.Formats.Contains((string)format!) && !ValueReader.HonoursFormat(kind, (string)format!))
        {
            if (KeywordTable.FormatsOfStrings.Contains((string)format!))
            {
                diagnostics.AddUnlessValidated(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(format), $"format: {format}", " for this type");
            }
            else
            {
                diagnostics.Add(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(format), $"format: {format}", " for this type");
            }
        }

        if (token["properties"] is { } properties && kind is not ValueKind.Object)
        {
            diagnostics.AddUnlessValidated(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(properties.Parent!), "properties", " for anything but an object");
        }

        foreach (JProperty ignored in (token["items"] as JObject)?.Properties().Where(static property => property.Name is "minLength" or "maxLength" or "x-schemes" or "format") ?? [])
        {
            if (ignored.Name != "format" || kind is ValueKind.Any)
            {
                diagnostics.AddUnlessValidated(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(ignored), ignored.Name, " for the items of an array");
            }
        }
    }

    private int? ReadLength(JObject token, string keyword, ValueKind kind)
    {
        if (token[keyword] is not { } length)
        {
            return null;
        }

        if (kind.IsString())
        {
            return length is JValue { Value: double and > int.MaxValue or long and > int.MaxValue } ? int.MaxValue : (int)length;
        }

        diagnostics.AddUnlessValidated(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(length.Parent!), keyword, " for anything but a string without a format");
        return null;
    }

    private EquatableArray<string> ReadSchemes(JObject token, ValueKind kind)
    {
        if (token["x-schemes"] is not JArray schemes)
        {
            return [];
        }

        if (kind is not ValueKind.Uri)
        {
            diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(schemes.Parent!), "x-schemes", "no such keyword but beside \"format\": \"uri\"");
        }

        return schemes.Select(static scheme => (string)scheme!).ToEquatableArray();
    }
}
