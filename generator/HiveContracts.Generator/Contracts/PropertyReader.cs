using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads a property: its value, or its variants if the value may have several JSON types.</summary>
internal sealed class PropertyReader(ContractContext context, ObjectReader objects, DiscriminatedUnions unions)
{
    private readonly InlineValueReader values = new(context, objects, unions);

    /// <summary>Reads a property.</summary>
    /// <param name="property">The property.</param>
    /// <param name="owner">The object that has it.</param>
    public PropertyModel Read(SchemaProperty property, SchemaNode owner)
    {
        SchemaNode node = property.Node;
        Alternatives alternatives = values.AlternativesOf(node);
        List<PropertyModel> members = ReadMembers(node, alternatives, property.Name);
        if (owner.Json.Has("x-form") && IsJsonInForm(members, node))
        {
            members = [Member(node, ValueModel.Any, property.Name, property.Name)];
        }

        bool isRequired = owner.Required.Any(required => required.AsString() == property.Name);
        bool mayBeNull = alternatives.IsUnknown || alternatives.HasNull || (context.IsValidated && MayNotFit(members[0].Value, node));
        return members[0] with
        {
            Summary = members.Count > 1 ? node.Description ?? members[0].Summary : members[0].Summary,
            IsRequired = isRequired && !mayBeNull,
            IsDeprecated = node.Json["deprecated"]?.IsTrue() is true,
            Variants = members.Skip(1).ToEquatableArray(),
        };
    }

    /// <summary>Reads the root of a file that is no object, as the member of a record.</summary>
    public PropertyModel ReadRoot(SchemaNode node)
    {
        ValueModel value = values.ReadElement(node);
        return Member(null, value with { IsNullable = false }, "", "value") with
        {
            IsRequired = value.Kind is ValueKind.Any || (!value.IsNullable && value.ParsedAs is null && !value.IsOpenCollection),
        };
    }

    /// <summary>
    /// Reads the members of a property. The first one is named by the property, and the others by the JSON type of their values too, unless they have titles.
    /// </summary>
    private List<PropertyModel> ReadMembers(SchemaNode node, Alternatives alternatives, string jsonName)
    {
        if (node.Json["x-form-part"] is { } part)
        {
            return [Member(node, values.ReadFile(part), jsonName, jsonName)];
        }

        if (values.ReadOneOrMany(alternatives) is { } many)
        {
            return [Member(node, many, jsonName, jsonName)];
        }

        switch (alternatives.Groups)
        {
            case []:
                UntypedValues.Report(context, node, UntypedValues.NoType);
                return [Member(node, ValueModel.Any, jsonName, jsonName)];
            case [{ } only]:
                return [Member(SchemaOf(only, node) ?? node, values.ReadGroup(only, node), jsonName, jsonName)];
        }

        var members = new List<PropertyModel>();
        foreach (List<Alternative> group in alternatives.Groups)
        {
            string name = NameOf(group, jsonName, members);
            ValueModel value = values.ReadGroup(group, node);
            members.Add(Member(SchemaOf(group, node), value, jsonName, name));
        }

        // The member without a JSON type of its own takes what the others do not.
        return members.FindAll(static member => member.Value.Info.JsonType is null) switch
        {
            [] => members,
            [{ } rest] => [rest, .. members.Where(member => member != rest)],
            _ => [Member(null, ValueModel.Any, jsonName, jsonName)],
        };
    }

    /// <summary>The schema of a choice; null if several choices have its JSON type, or the property itself lists several types.</summary>
    private static SchemaNode? SchemaOf(List<Alternative> group, SchemaNode property) =>
        group is [{ } only] && only.Node.Actual != property.Actual ? only.Node : null;

    private static string NameOf(List<Alternative> group, string jsonName, List<PropertyModel> others)
    {
        string typeName = group[0].Types.HasFlag(JsonTypes.String) && group[0].Types is not JsonTypes.String ? "text" : group[0].Types.ToString();
        string name = others.Count == 0 ? jsonName
            : group is [{ Node: { } node }] && node.Json.StringOf("title") is { } title && node.Actual.Definition is not { IsRoot: true } ? title
            : $"{jsonName} {typeName}";
        return others.Exists(other => other.Name == Identifiers.Pascal(name)) ? $"{jsonName} {typeName}" : name;
    }

    private PropertyModel Member(SchemaNode? node, ValueModel value, string jsonName, string memberName) => new()
    {
        JsonName = jsonName,
        Name = TypeNames.Chosen(node?.Json, context.Diagnostics) ?? Identifiers.Pascal(memberName),
        Summary = node is null ? "" : PropertySummary.Of(node),
        Value = node is null ? value : new ValueConstraints(context, node).ApplyTo(value),
        IsRequired = false,
    };

    /// <summary>Whether a form has the value as JSON in a field. Forms refuse lists and maps whose elements are fields elsewhere, and choices.</summary>
    private static bool IsJsonInForm(List<PropertyModel> members, SchemaNode node) => members is [{ Value: var value }]
        ? value.Element is { } element && node.Actual.AdditionalProperties is null && (value.Kind is ValueKind.Map || element.IsNullable
            || element.Kind is not (ValueKind.Object or ValueKind.String or ValueKind.Int64 or ValueKind.Double or ValueKind.Boolean))
        : node.AnyOf.Count + node.OneOf.Count == 0;

    /// <summary>
    /// Whether a valid document may have an integer or an element that the type cannot hold. Then the member is null, and the value is preserved.
    /// </summary>
    private static bool MayNotFit(ValueModel value, SchemaNode node) => value.IsOpenCollection || (value.Element is { } element
        ? MayNotFit(element, (value.Kind is ValueKind.List ? node.Actual.Items : node.Actual.AdditionalProperties) ?? node)
        : value.Info.MaxInteger is { } max
            && !(HasLimit(node.Actual, max, "minimum", "exclusiveMinimum") && HasLimit(node.Actual, max, "maximum", "exclusiveMaximum")));

    private static bool HasLimit(SchemaNode node, long max, params string[] keywords) =>
        keywords.Any(keyword => node.Json[keyword] is JsonNumber limit && (limit.IsInteger(max) || Math.Abs(limit.Value) < max));
}
