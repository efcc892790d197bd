using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads a property: its value, or its variants if the value may have several JSON types.</summary>
internal sealed class PropertyReader(ContractContext context, ObjectReader objects, DiscriminatedUnions unions)
{
    private readonly InlineValueReader values = new(context, objects, unions);

    public PropertyModel Read(SchemaProperty property, string owner, bool isRequired)
    {
        SchemaNode node = property.Node;
        bool isUnion = unions.Has(node);
        JsonProperty? variants = isUnion ? null : VariantsOf(node);
        PropertyModel model = variants is not null
            ? ReadVariants(node, variants, property.Name, owner)
            : ReadVariant(node, property.Name, property.Name, owner);
        bool mayBeNull = ValueReader.IsNullable(node) && (model.Kind is not ValueKind.Enum || EnumReader.MayBeNull(node.Actual));
        return model with
        {
            Summary = variants is not null ? node.Description ?? model.Summary : model.Summary,
            IsRequired = isRequired && (isUnion || unions.Has(node.Actual) || !mayBeNull) && !(context.IsValidated && MayExceedRange(model.Value, node)),
            IsDeprecated = node.Json["deprecated"]?.IsTrue() is true,
        };
    }

    /// <summary>Whether a valid document may have an integer that the type cannot hold. Then the member is null, and the integer is preserved.</summary>
    private static bool MayExceedRange(ValueModel value, SchemaNode node) => value.Element is { } element
        ? MayExceedRange(element, (value.Kind is ValueKind.List ? node.Actual.Items : node.Actual.AdditionalProperties) ?? node)
        : value.Info.MaxInteger is { } max
            && !(HasLimit(node.Actual, max, "minimum", "exclusiveMinimum") && HasLimit(node.Actual, max, "maximum", "exclusiveMaximum"));

    private static bool HasLimit(SchemaNode node, long max, params string[] keywords) =>
        keywords.Any(keyword => node.Json[keyword] is JsonNumber limit && (limit.IsInteger(max) || Math.Abs(limit.Value) < max));

    /// <summary>
    /// The keyword that lists the variants of a property; null if it has none. A <c>oneOf</c> lists them if nothing next to it says what the value is.
    /// </summary>
    private static JsonProperty? VariantsOf(SchemaNode node) => node.IsReference ? null
        : node.Json.Property("anyOf") ?? (node.Types is not JsonTypes.None || node.Properties.Count > 0 ? null : node.Json.Property("oneOf"));

    /// <summary>
    /// Reads the variants of a property. X and an array of X are a list that may be written as one. Otherwise each variant has a member of its own,
    /// named by its title, or by the property if it has none, and the JSON type of a value determines the member.
    /// </summary>
    private PropertyModel ReadVariants(SchemaNode node, JsonProperty keyword, string jsonName, string owner)
    {
        ReportKeywordsNextTo(keyword, node);
        List<SchemaNode> choices = [.. node.ChildrenOf(keyword.Name).Where(static choice => !ValueReader.IsNull(choice))];
        string NameOf(SchemaNode choice) => choice != choices[0] && choice.Json.StringOf("title") is { } title ? title : jsonName;

        List<PropertyModel> variants = [.. choices.Select(choice => ReadVariant(choice, jsonName, NameOf(choice), owner))];
        variants = [.. variants.Take(1), .. variants.Skip(1).Select(variant => NameVariant(variant, jsonName))];
        switch (variants)
        {
            case []:
                return ReadMember(node, ValueModel.Any, jsonName, jsonName);
            case [{ } only]:
                return only;
            case [{ Kind: ValueKind.List, Value.Element: { Kind: ValueKind.Object } element } list, { Kind: ValueKind.Object } one]
                when element.TypeName == one.TypeName:
                return list with { Value = list.Value with { TakesOne = true } };
        }

        bool haveTypes = variants.Select(static variant => variant.Value.Info.JsonType).OfType<string>().Distinct().Count() == variants.Count;
        if (haveTypes)
        {
            return variants[0] with { Variants = variants.Skip(1).ToEquatableArray() };
        }

        context.ReportUntranslated(
            keyword.Position, keyword.Name, " unless the choices are of different JSON types, or objects that a constant or a required property distinguishes");
        return variants[0] with { Value = ValueModel.Any };
    }

    /// <summary>Gives a variant without a title the name of the property and of its JSON type.</summary>
    private static PropertyModel NameVariant(PropertyModel variant, string jsonName) =>
        variant.Name == Identifiers.Pascal(jsonName) ? variant with { Name = variant.Name + variant.Value.Info.JsonType } : variant;

    private void ReportKeywordsNextTo(JsonProperty variants, SchemaNode node)
    {
        foreach (JsonProperty keyword in node.Json.Properties)
        {
            if (keyword != variants && keyword.Name is not ("title" or "description" or "deprecated" or "$comment" or "examples" or "x-name"))
            {
                context.ReportUntranslated(keyword.Position, keyword.Name, $" next to the {variants.Name} of a property");
            }
        }
    }

    private PropertyModel ReadVariant(SchemaNode node, string jsonName, string memberName, string owner)
    {
        ValueModel value = values.Read(node, owner + Identifiers.Pascal(memberName));
        if (!unions.Has(node) && !node.IsReference)
        {
            values.ReportChoices(
                node, " except in an object, as the anyOf of a property, or if the choices are objects that a constant or a required property distinguishes");
        }

        return ReadMember(node, value, jsonName, memberName);
    }

    private PropertyModel ReadMember(SchemaNode node, ValueModel value, string jsonName, string memberName) => new()
    {
        JsonName = jsonName,
        Name = TypeNames.Chosen(node.Json, context.Diagnostics) ?? Identifiers.Pascal(memberName),
        Summary = PropertySummary.Of(node),
        Value = new ValueConstraints(context, node).ApplyTo(value),
        IsRequired = false,
    };
}
