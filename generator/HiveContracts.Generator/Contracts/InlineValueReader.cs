using System.Runtime.CompilerServices;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads the value of a property, an item or an entry, and the types written inside it.</summary>
internal sealed class InlineValueReader(ContractContext context, ObjectReader objects, DiscriminatedUnions unions)
{
    // Lists and maps are nested no deeper in types. What is inside is any JSON.
    private const int MaxDepth = 8;

    // The lists and maps that are being read. A definition may contain itself.
    private readonly HashSet<SchemaNode> open = [];

    /// <summary>Reads a value.</summary>
    /// <param name="node">Its schema.</param>
    /// <param name="inlineName">The name of the type, if the schema is written here and needs one.</param>
    public ValueModel Read(SchemaNode node, string inlineName)
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

        if (definition is null or { IsRoot: false } && EnumReader.Read(actual) is { } values)
        {
            return new ValueModel { Kind = ValueKind.Enum, TypeName = objects.Enums.Add(actual, values) };
        }

        return ReadCollection(actual, inlineName) ?? ValueReader.ValueOf(actual);
    }

    /// <summary>Reports choices that types do not express.</summary>
    public void ReportChoices(SchemaNode node, string where)
    {
        foreach (JsonProperty choices in node.Json.Properties.Where(static property => property.Name is "oneOf" or "anyOf"))
        {
            context.ReportUntranslated(choices.Position, choices.Name, where);
        }
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

    /// <summary>A list or a map; null for any other schema, and inside one that contains itself.</summary>
    private ValueModel? ReadCollection(SchemaNode node, string inlineName)
    {
        bool isList = node.TypesExceptNull is JsonTypes.Array;
        if ((!isList && !node.IsMap) || open.Count == MaxDepth || !open.Add(node))
        {
            return null;
        }

        ValueModel element = (isList ? node.Items : node.AdditionalProperties) is { } inner
            ? ReadElement(inner, inlineName + (isList ? "Item" : "Value"))
            : ValueModel.Any;
        open.Remove(node);
        return new ValueModel { Kind = isList ? ValueKind.List : ValueKind.Map, Element = element };
    }

    private ValueModel ReadElement(SchemaNode node, string inlineName)
    {
        SchemaNode? only = unions.Has(node) ? null : ValueReader.OnlyChoiceBesidesNull(node);
        ValueModel value = Read(only ?? node, inlineName);
        return value with
        {
            Kind = value.Info.ElementKind ?? value.Kind,
            IsNullable = value.Kind is not ValueKind.Any && (only is not null || node.Actual.HasNullType || EnumReader.HasNull(node.Actual)),
        };
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
