using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Samples;

/// <summary>Walks over a document along the types of a contract.</summary>
internal sealed class SampleCheck(ContractModel contract, SampleReport report)
{
    private readonly ClassScoresCheck classScores = new(contract, report);
    private readonly Dictionary<string, ObjectModel> objects = contract.Types.OfType<ObjectModel>().ToDictionary(static type => type.Name);
    private readonly Dictionary<string, UnionModel> unions = contract.Types.OfType<UnionModel>().ToDictionary(static type => type.Name);
    private readonly Dictionary<string, EnumModel> enums = contract.Types.OfType<EnumModel>().ToDictionary(static type => type.Name);

    public void CheckRoot(TypeModel type, JsonNode document)
    {
        switch (type)
        {
            case UnionModel union:
                CheckUnion(union, document);
                break;
            case ObjectModel model when document is JsonObject value:
                CheckObject(model, value);
                break;
            case ObjectModel { TakesAnyJson: false }:
                report.Invalid(document, type.Name, "a JSON object");
                break;
            case AnyJsonModel root:
                CheckValue(root.Value, document, root.Name);
                break;
        }

        report.ReportErrors(document, type.Name);
    }

    private void CheckUnion(UnionModel type, JsonNode value)
    {
        if (value is not JsonObject json)
        {
            report.Invalid(value, type.Name, "a JSON object");
        }
        else if (type.Cases.FirstOrDefault(candidate => IsCase(type, candidate, json)) is { } fitting)
        {
            CheckObject(objects[fitting.TypeName], json);
        }
        else
        {
            string marks = string.Join(" or ", type.Cases.Select(static candidate => candidate.MarksText));
            string expected = type.Discriminator is { } name ? $"{marks} as '{name}'" : $"one of the properties {marks}";
            report.NoCase(type.Discriminator is { } property && json[property] is { } found ? found : json, json, type.Name, expected);
        }
    }

    private static bool IsCase(UnionModel type, UnionCaseModel candidate, JsonObject json) =>
        type.Discriminator is { } name ? json[name]?.ToString() is { } value && candidate.Marks.Contains(value) : json.Has(candidate.Marks[0]);

    private void CheckObject(ObjectModel type, JsonObject value)
    {
        foreach (JsonProperty property in value.Properties)
        {
            if (type.Properties.FirstOrDefault(candidate => candidate.JsonName == property.Name) is { } model)
            {
                CheckProperty(model, property);
            }
            else
            {
                string suggestion = Suggestion.For(property.Name, type.Properties.Select(static known => known.JsonName));
                report.UnknownProperty(property, type.Name, suggestion);
            }
        }

        foreach (PropertyModel missing in type.Properties.Where(property => property.IsRequired && !value.Has(property.JsonName)))
        {
            report.Invalid(value, type.Name, $"the property '{missing.JsonName}'");
        }

        CheckChoices(type, value);
    }

    private void CheckChoices(ObjectModel type, JsonObject value)
    {
        List<string> Present(EquatableArray<int> properties) => [.. type.JsonNamesOf(properties).Where(name => value[name] is not (null or JsonNull))];

        if (type.IsOneOf && Present(type.Cases) is { Count: not 1 } cases)
        {
            string found = cases.Count == 0 ? "none" : string.Join(" and ", cases);
            report.Invalid(value, type.Name, $"exactly one of {type.QuotedNamesOf(type.Cases)}, found {found}");
        }

        if (type.AtLeastOne.Count > 0 && Present(type.AtLeastOne).Count == 0)
        {
            report.Invalid(value, type.Name, $"at least one of {type.QuotedNamesOf(type.AtLeastOne)}");
        }
    }

    private void CheckProperty(PropertyModel model, JsonProperty property)
    {
        if (property.Value is JsonNull)
        {
            if (model.IsRequired)
            {
                report.Invalid(property.Value, property.Name, "a value that is not null");
            }
        }
        else
        {
            CheckValue(model, property.Value, property.Name);
        }
    }

    private void CheckValue(PropertyModel model, JsonNode value, string name)
    {
        if (model.WithVariants.FirstOrDefault(variant => Fits(variant.Value, value)) is { } fitting)
        {
            if (model.IsRequired && !IsInRange(fitting.Value, value))
            {
                report.Invalid(value, name, $"an {fitting.Value.ParsedAs}");
            }

            CheckInside(fitting.Value, value);
        }
        else if (model.IsRequired || (!model.Value.IsOpen && !model.Value.IsOpenCollection && !(model.IsNullable && value is JsonNull)))
        {
            report.Invalid(value, name, string.Join(" or ", model.WithVariants.Select(static variant => Expected(variant.Value)).Distinct()));
        }
    }

    private void CheckInside(ValueModel model, JsonNode value)
    {
        switch (model.Kind)
        {
            case ValueKind.ClassScores:
                classScores.Check((JsonArray)value);
                break;
            case ValueKind.Enum:
                CheckEnum(enums[model.TypeName!], value);
                break;
            case ValueKind.Object:
                CheckElement(model, value);
                break;
            case ValueKind.List or ValueKind.Map:
                foreach (JsonNode element in ElementsOf(model, value).Where(element => element is not JsonNull || !model.Element!.IsNullable))
                {
                    CheckInside(model.Element!, element);
                }

                break;
        }
    }

    /// <summary>The elements of a list, or the values of a map. Another value is the only element of a list that takes one.</summary>
    private static IEnumerable<JsonNode> ElementsOf(ValueModel model, JsonNode value) => value switch
    {
        JsonArray list => list.Items,
        JsonObject map when model.Kind is ValueKind.Map => map.Properties.Select(static entry => entry.Value),
        _ => [value],
    };

    private void CheckEnum(EnumModel type, JsonNode value)
    {
        string text = value.AsString()!;
        if (type.Values.All(known => known.Value != text))
        {
            report.UnknownValue(value, "value", type.Name, Suggestion.For(text, type.Values.Select(static known => known.Value)));
        }
    }

    private void CheckElement(ValueModel model, JsonNode element)
    {
        if (model.TypeName is { } name && unions.TryGetValue(name, out UnionModel? union))
        {
            CheckUnion(union, element);
            return;
        }

        if (model.Kind is not ValueKind.Object || !objects.TryGetValue(model.TypeName!, out ObjectModel? type))
        {
            return;
        }

        if (element is JsonObject inner)
        {
            CheckObject(type, inner);
        }
        else if (!type.TakesAnyJson && !model.IsOpen && (type.StringForm is null || element is not JsonString))
        {
            report.Invalid(element, type.Name, "an object");
        }
    }

    private bool Fits(ValueModel model, JsonNode value) =>
        (model.TypeName is { } name && objects.TryGetValue(name, out ObjectModel? type) && type.TakesAnyJson)
        || (model.TakesOne && (model.Element!.Kind is ValueKind.Object ? value is JsonObject : value is not JsonArray && Fits(model.Element, value)))
        || (model.IsNullable && value is JsonNull)
        || (Accepts(model.Info, value) && FitsConstraints(model, value) && ElementsFit(model, value));

    private static bool Accepts(ValueKindInfo kind, JsonNode value) => (kind.Accepts & TypeOf(kind, value)) != JsonTypes.None;

    private static JsonTypes TypeOf(ValueKindInfo kind, JsonNode value) => value switch
    {
        JsonObject => JsonTypes.Object,
        JsonArray => JsonTypes.Array,
        JsonString => JsonTypes.String,
        JsonBoolean => JsonTypes.Boolean,
        JsonNumber number when kind.MaxInteger is not null => number.IsWhole || double.IsInfinity(number.Value) ? JsonTypes.Integer : JsonTypes.None,
        JsonNumber number => double.IsInfinity(number.Value) && kind.Kind is ValueKind.Double ? JsonTypes.None : JsonTypes.Number,
        _ => JsonTypes.Null,
    };

    private static bool FitsConstraints(ValueModel model, JsonNode value) =>
        value.AsString() is not { } text
        || (text.Length >= (model.MinLength ?? 0)
            && (model.Schemes.Count == 0 || model.Schemes.Any(scheme => text.StartsWith(scheme + ":", StringComparison.OrdinalIgnoreCase))));

    /// <summary>Whether the elements fit. Objects are checked one by one, so that each gets a diagnostic of its own.</summary>
    private bool ElementsFit(ValueModel model, JsonNode value) =>
        model.Element is not { Kind: not ValueKind.Object } element || ElementsOf(model, value).All(item => Fits(element, item));

    /// <summary>Whether the type of the member can hold the integers in a value, which a required member has to.</summary>
    private static bool IsInRange(ValueModel model, JsonNode value) => model.Element is { } element
        ? ElementsOf(model, value).All(item => IsInRange(element, item))
        : model.Info.MaxInteger is not { } max || value is not JsonNumber number || number.IsInteger(max);

    private static string Expected(ValueModel model) => model switch
    {
        { MinLength: { } minLength } => $"a string of at least {minLength} characters",
        { Schemes.Count: > 0 } => $"a URI of {string.Join(" or ", model.Schemes)}",
        { Kind: ValueKind.List, Element.Kind: ValueKind.Object } => "an array of objects",
        { Kind: ValueKind.List, Element.Kind: ValueKind.String } => "an array of strings",
        { Kind: ValueKind.List } => "an array of values that fit",
        _ => model.Info.Expected,
    };
}
