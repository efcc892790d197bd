using System.Runtime.CompilerServices;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads the value of a property, an item or an entry, and the types written inside it.</summary>
internal sealed class InlineValueReader(ContractContext context, ObjectReader objects, DiscriminatedUnions unions)
{
    // Ends the reading of schemas such as an array whose items are the array itself.
    private const int MaxDepth = 8;

    public ValueModel Read(SchemaNode node, string inlineName) => Read(node, inlineName, depth: 0);

    /// <summary>Reports choices that types do not express.</summary>
    public void ReportChoices(SchemaNode node, string where)
    {
        foreach (JsonProperty choices in node.Json.Properties.Where(static property => property.Name is "oneOf" or "anyOf"))
        {
            context.ReportUntranslated(choices.Position, choices.Name, where);
        }
    }

    private ValueModel Read(SchemaNode node, string inlineName, int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack(); // the exception becomes a diagnostic; an overflow would end the compiler
        if (node.Json["x-form-part"] is { } part)
        {
            if (part.AsString() != "file")
            {
                context.Report(Descriptors.BadValue, part.Position, "x-form-part", "must be \"file\"");
            }

            return new ValueModel { Kind = ValueKind.MediaFile };
        }

        if (ReadDefinition(node) is { } defined)
        {
            return defined;
        }

        SchemaNode actual = node.Actual;
        Definition? definition = actual.Definition;
        if (definition is null && node.IsReference)
        {
            ReportUntyped(node);
        }
        else if (definition is not null)
        {
            ReportChoices(
                actual, " in a definition that is not an object, unless the choices are objects that a constant or a required property distinguishes");
        }
        else if (unions.Has(node))
        {
            return new ValueModel { Kind = ValueKind.Object, TypeName = objects.ReadInlineUnion(node) };
        }
        else if (ValueReader.IsObject(node) && node.Properties.Count > 0)
        {
            return new ValueModel { Kind = ValueKind.Object, TypeName = objects.ReadInline(node) };
        }

        if (depth == 0 && definition is null or { IsRoot: false } && EnumReader.Read(actual) is { } values)
        {
            return new ValueModel { Kind = ValueKind.Enum, TypeName = objects.Enums.Add(actual, values) };
        }

        return (depth < MaxDepth ? ReadList(actual, inlineName, depth) ?? ReadMap(actual, inlineName, depth) : null) ?? ValueReader.ValueOf(actual);
    }

    /// <summary>The value of a definition that has a type of its own; null for any other schema.</summary>
    private ValueModel? ReadDefinition(SchemaNode node)
    {
        if (node.Actual.Definition is not { } definition)
        {
            return null;
        }

        ValueKind? kind = definition switch
        {
            { IsClassScores: true } => ValueKind.ClassScores,
            { IsMap: false } when ValueReader.IsObject(definition.Node) => ValueKind.Object,
            _ when unions.Has(definition.Node) => ValueKind.Object,
            _ => null,
        };
        return kind is { } found ? new ValueModel { Kind = found, TypeName = context.NameOf(definition) } : null;
    }

    /// <summary>A list of objects; null for any other schema.</summary>
    private ValueModel? ReadList(SchemaNode node, string inlineName, int depth)
    {
        if (node.TypesExceptNull is not JsonTypes.Array || node.Items is not { } items || items.Actual.HasNullType)
        {
            return null;
        }

        ValueModel element = Read(items, inlineName + "Item", depth + 1);
        return element.Kind is ValueKind.Object ? new ValueModel { Kind = ValueKind.List, Element = element } : null;
    }

    /// <summary>A map; null for any other schema.</summary>
    private ValueModel? ReadMap(SchemaNode node, string inlineName, int depth)
    {
        if (!node.IsMap || node.AdditionalProperties is not { } entry)
        {
            return null;
        }

        ValueModel value = Read(entry, inlineName + "Value", depth + 1);
        bool isObject = value.Kind is ValueKind.Object && !entry.Actual.HasNullType;
        return new ValueModel { Kind = ValueKind.Map, Element = isObject ? value : ValueReader.ElementOf(entry) };
    }

    /// <summary>Reports a reference to a part of a schema, which has no name and therefore no type.</summary>
    private void ReportUntyped(SchemaNode node)
    {
        if (node.Target is not null)
        {
            JsonNode reference = node.Json["$ref"]!;
            context.ReportUntranslated(reference.Position, $"$ref: {reference.AsString()}", " (it leads to a part of a schema, which is any JSON in C#)");
        }
    }
}
