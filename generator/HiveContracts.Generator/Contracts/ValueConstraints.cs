using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads the keywords that restrict the value of a property, and reports those that its type does not express.</summary>
internal sealed class ValueConstraints(ContractContext context, SchemaNode node)
{
    public ValueModel ApplyTo(ValueModel value)
    {
        ReportFormat(value.Kind);
        ReportProperties(value.Kind);
        ReportItems(value.Kind);
        return value with { MinLength = ReadLength("minLength", value), MaxLength = ReadLength("maxLength", value), Schemes = ReadSchemes(value.Kind) };
    }

    private void ReportFormat(ValueKind kind)
    {
        if (node.Json["format"] is not JsonString format || !ValueKinds.Formats.Contains(format.Value) || ValueReader.HonoursFormat(kind, format.Value))
        {
            return;
        }

        if (!context.IsValidated || !KeywordTable.EnforcedFormats.Contains(format.Value))
        {
            context.Report(Descriptors.UntranslatedKeyword, format.Position, $"format: {format.Value}", " for this type");
        }
    }

    private void ReportProperties(ValueKind kind)
    {
        if (node.Json.Property("properties") is { } properties && kind is not ValueKind.Object)
        {
            context.ReportUntranslated(properties.Position, "properties", " for anything but an object");
        }
    }

    private void ReportItems(ValueKind kind)
    {
        foreach (JsonProperty keyword in node.Json["items"]?.AsProperties() ?? [])
        {
            if (keyword.Name is "minLength" or "maxLength" or "x-schemes" || (keyword.Name == "format" && kind is ValueKind.Any))
            {
                context.ReportUntranslated(keyword.Position, keyword.Name, " for the items of an array");
            }
        }
    }

    private int? ReadLength(string keyword, ValueModel value)
    {
        if (node.Json.Property(keyword) is not { Value: JsonNumber length } property)
        {
            return null;
        }

        if (value.Info.IsString)
        {
            return (int)Math.Min(length.Value, int.MaxValue);
        }

        context.ReportUntranslated(property.Position, keyword, " for anything but a string without a format");
        return null;
    }

    private EquatableArray<string> ReadSchemes(ValueKind kind)
    {
        if (node.Json.Property("x-schemes") is not { } schemes)
        {
            return [];
        }

        if (kind is not ValueKind.Uri)
        {
            context.Report(Descriptors.BadValue, schemes.Position, "x-schemes", "is allowed only next to \"format\": \"uri\"");
            return [];
        }

        return schemes.Value.AsArray().Select(static scheme => scheme.AsString()).OfType<string>().ToEquatableArray();
    }
}
