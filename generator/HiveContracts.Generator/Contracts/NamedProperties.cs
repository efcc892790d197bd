using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Finds the properties of an object that its keywords name: <c>required</c>, <c>x-task-id</c>, <c>x-string-form</c>.</summary>
internal sealed class NamedProperties(ContractContext context, SchemaNode node, IReadOnlyList<PropertyModel> properties)
{
    /// <summary>Reports names in <c>required</c> that <c>properties</c> lacks: only validation enforces them.</summary>
    public void CheckRequired()
    {
        foreach (JsonNode name in context.IsValidated ? [] : node.Required.Where(name => Find(name) is null))
        {
            context.Report(Descriptors.Unenforced, name.Position, "required");
        }
    }

    /// <summary>Finds a property by a name in the schema; returns its index, or null.</summary>
    public int? Find(JsonNode name)
    {
        int index = properties.ToList().FindIndex(property => property.JsonName == name.AsString());
        return index < 0 ? null : index;
    }

    /// <summary>Reports that a name in the schema is not one of the properties.</summary>
    public void ReportUnknown(JsonNode name)
    {
        string text = name.AsString() ?? name.Spelling;
        string suggestion = Suggestion.For(text, properties.Select(static property => property.JsonName));
        context.Report(Descriptors.BadValue, name.Position, text, "is not one of the properties" + suggestion);
    }

    /// <summary>Reads the property that identifies the task of a document, by index; null if there is none.</summary>
    public int? ReadTaskId() => Read("x-task-id", "must name a required string property", static property =>
        property is { Kind: ValueKind.String or ValueKind.Uuid, IsRequired: true, Variants.Count: 0 });

    /// <summary>Reads the property that a string instead of the object is read into, by index; null if there is none.</summary>
    public int? ReadStringForm() => Read("x-string-form", "must name a string property, in an object that requires none", property =>
        (property.Value.Info.IsString || property.Kind is ValueKind.Enum)
        && properties.All(static other => !other.IsRequired) && !node.Json.Has("oneOf") && !node.Json.Has("anyOf"));

    private int? Read(string keyword, string expected, Func<PropertyModel, bool> fits)
    {
        if (node.Json[keyword] is not { } name)
        {
            return null;
        }

        if (Find(name) is not { } index)
        {
            ReportUnknown(name);
            return null;
        }

        if (!fits(properties[index]))
        {
            context.Report(Descriptors.BadValue, name.Position, keyword, expected);
            return null;
        }

        return index;
    }
}
