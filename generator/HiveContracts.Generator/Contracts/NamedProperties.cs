using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads the keywords of an object that name one of its properties: <c>required</c>, <c>x-task-id</c>, <c>x-string-form</c>.</summary>
internal sealed class NamedProperties(ContractContext context, SchemaNode node, IReadOnlyList<PropertyModel> properties)
{
    /// <summary>Reports what <c>required</c> names and <c>properties</c> lacks.</summary>
    public void CheckRequired()
    {
        foreach (JsonNode name in context.IsValidated ? [] : node.Required)
        {
            IndexOf(name);
        }
    }

    /// <summary>Reads the property that identifies the task of a document, by index; null where there is none.</summary>
    public int? ReadTaskId() => Read("x-task-id", "must name a required string property", static property =>
        property is { Kind: ValueKind.String or ValueKind.Uuid, IsRequired: true, Variants.Count: 0 });

    /// <summary>Reads the property that a string in place of the object is read into, by index; null where there is none.</summary>
    public int? ReadStringForm() => Read("x-string-form", "must name a string property, in an object that requires none", property =>
        (property.Value.Info.IsString || property.Kind is ValueKind.Enum)
        && properties.All(static other => !other.IsRequired) && !node.Json.Has("oneOf") && !node.Json.Has("anyOf"));

    private int? Read(string keyword, string expected, Func<PropertyModel, bool> fits)
    {
        if (node.Json[keyword] is not { } name || IndexOf(name) is not { } index)
        {
            return null;
        }

        if (fits(properties[index]))
        {
            return index;
        }

        context.Report(Descriptors.BadValue, name.Position, keyword, expected);
        return null;
    }

    private int? IndexOf(JsonNode name)
    {
        int index = properties.ToList().FindIndex(property => property.JsonName == name.AsString());
        if (index >= 0)
        {
            return index;
        }

        string suggestion = Suggestion.For(name.AsString() ?? "", properties.Select(static property => property.JsonName));
        context.Report(Descriptors.BadValue, name.Position, name.AsString() ?? name.Spelling, "is not one of the properties" + suggestion);
        return null;
    }
}
