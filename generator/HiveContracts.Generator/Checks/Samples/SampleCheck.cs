using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Emit;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Checks;

/// <summary>Walks over a document along the types of a contract.</summary>
internal sealed class SampleCheck
{
    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<string, ObjectModel> objects;
    private readonly Dictionary<string, EnumModel> enums;
    private readonly HashSet<string> classes;

    // What is in every frame is said once.
    private readonly HashSet<(string, string)> reported = [];

    public SampleCheck(ContractModel contract, DiagnosticBag diagnostics)
    {
        this.diagnostics = diagnostics;
        objects = contract.Types.OfType<ObjectModel>().ToDictionary(static type => type.Name);
        enums = contract.Types.OfType<EnumModel>().ToDictionary(static type => type.Name);
        classes = [.. contract.Types.OfType<ClassKeyModel>().SelectMany(static type => type.Vocabulary.Classes).Select(static one => one.JsonName)];
    }

    public void CheckRoot(ObjectModel type, JToken root)
    {
        if (root is JObject value)
        {
            Check(type, value);
        }
        else if (!type.TakesAnything)
        {
            InvalidValue(root, type.Name, "a JSON object");
        }
    }

    private void Check(ObjectModel type, JObject value)
    {
        foreach (JProperty property in value.Properties())
        {
            if (type.Properties.FirstOrDefault(candidate => candidate.JsonName == property.Name) is { } model)
            {
                CheckProperty(model, property);
            }
            else
            {
                Unknown(property, "property", property.Name, type.Name, Suggestion.For(property.Name, type.Properties.Select(static known => known.JsonName)));
            }
        }

        foreach (PropertyModel missing in type.Properties.Where(property => property.IsRequired && !value.ContainsKey(property.JsonName)))
        {
            InvalidValue(value, type.Name, $"the property '{missing.JsonName}'");
        }

        CheckChoices(type, value);
    }

    private void CheckChoices(ObjectModel type, JObject value)
    {
        List<string> Present(EquatableArray<int> properties) =>
            [.. properties.Select(index => type.Properties[index].JsonName).Where(name => value[name] is { Type: not JTokenType.Null })];

        if (type.Cases.Count > 0 && Present(type.Cases) is { Count: not 1 } cases)
        {
            InvalidValue(value, type.Name, $"exactly one of {Emit.ReadEmitter.CaseNames(type)}, and not {(cases.Count == 0 ? "none" : string.Join(" and ", cases))}");
        }

        if (type.AtLeastOne.Count > 0 && Present(type.AtLeastOne).Count == 0)
        {
            InvalidValue(value, type.Name, $"at least one of {string.Join(", ", type.AtLeastOne.Select(index => $"'{type.Properties[index].JsonName}'"))}");
        }
    }

    private void CheckProperty(PropertyModel model, JProperty property)
    {
        if (property.Value.Type is JTokenType.Null)
        {
            if (model.IsRequired)
            {
                InvalidValue(property.Value, property.Name, "a value that is not null");
            }

            return;
        }

        List<PropertyModel> shapes = [.. model.Variants.Prepend(model)];
        if (shapes.Find(shape => Fits(shape, property.Value)) is { } fitting)
        {
            CheckInside(fitting, property.Value);
        }
        else
        {
            InvalidValue(property.Value, property.Name, string.Join(" or ", shapes.Select(Expected).Distinct()));
        }
    }

    private void CheckInside(PropertyModel model, JToken value)
    {
        if (model.Kind is ValueKind.ClassScores)
        {
            CheckClasses((JArray)value);
        }
        else if (model.Kind is ValueKind.Enum)
        {
            CheckEnum(enums[model.TypeName!], value);
        }
        else if (model is { Kind: ValueKind.Map, TypeName: { } valueName } && objects.TryGetValue(valueName, out ObjectModel? valueType))
        {
            CheckObjects(valueType, ((JObject)value).PropertyValues());
        }
        else if (model.TypeName is { } name && objects.TryGetValue(name, out ObjectModel? type))
        {
            CheckObjects(type, value is JArray list ? list : new[] { value });
        }
    }

    private void CheckEnum(EnumModel type, JToken value)
    {
        if (!type.Values.Any(known => known.Value == (string)value!))
        {
            Unknown(value, "value", (string)value!, type.Name, Suggestion.For((string)value!, type.Values.Select(static known => known.Value)));
        }
    }

    private void CheckObjects(ObjectModel type, IEnumerable<JToken> values)
    {
        foreach (JToken element in values)
        {
            if (element is JObject inner)
            {
                Check(type, inner);
            }
            else if (!type.TakesAnything && (type.StringForm is null || element.Type is not JTokenType.String))
            {
                InvalidValue(element, type.Name, "an object");
            }
        }
    }

    /// <summary>A row of which no class is known is one of an open vocabulary, or of a model that is not known: that is said once.</summary>
    private void CheckClasses(JArray row)
    {
        List<JToken> unknown = [];
        bool isAnyKnown = false;
        foreach (JToken element in row)
        {
            if (element is not JObject one)
            {
                InvalidValue(element, "class scores", "an object with a 'class' and a 'score'");
                continue;
            }

            if (one["score"] is { } score && score.Type is not (JTokenType.Integer or JTokenType.Float or JTokenType.Null))
            {
                InvalidValue(score, "score", "a number");
            }

            if (one["class"] is not { Type: JTokenType.String } name)
            {
                InvalidValue(one["class"] ?? one, "class", "a string");
            }
            else if (classes.Contains((string)name!))
            {
                isAnyKnown = true;
            }
            else
            {
                unknown.Add(name);
            }
        }

        foreach (JToken name in isAnyKnown ? unknown : unknown.Take(1))
        {
            Unknown(name, "class", (string)name!, "any vocabulary", isAnyKnown ? Suggestion.For((string)name!, classes) : ", nor is any class beside it");
        }
    }

    private void Unknown(JToken at, string what, string name, string to, string more)
    {
        if (reported.Add((to, name)))
        {
            diagnostics.Add(Descriptors.UnknownInSample, JsonFile.PositionOf(at), what, name, to + more);
        }
    }

    private void InvalidValue(JToken at, string name, string expected) => diagnostics.Add(Descriptors.InvalidValueInSample, JsonFile.PositionOf(at), name, expected);

    private bool Fits(PropertyModel model, JToken value) => model.Kind switch
    {
        ValueKind.Object when objects.TryGetValue(model.TypeName!, out ObjectModel? type) && type is { TakesAnything: true } => true,
        ValueKind.Object => value.Type is JTokenType.Object or JTokenType.String,
        ValueKind.String when model.MinLength is { } least => value.Type is JTokenType.String && ((string)value!).Length >= least,
        ValueKind.Uri when model.Schemes.Count > 0 => value.Type is JTokenType.String && model.Schemes.Any(scheme => ((string)value!).StartsWith(scheme + ":", StringComparison.OrdinalIgnoreCase)),
        ValueKind.ObjectList => value.Type is JTokenType.Array || (model.TakesOne && value.Type is JTokenType.Object),
        ValueKind.StringList => value is JArray strings && strings.All(static text => text.Type is JTokenType.String),
        ValueKind.ValueList => value is JArray values && values.All(item => FitsKind(model.ElementKind!.Value, item)),
        ValueKind.Map => value is JObject map && map.PropertyValues().All(item => model.ElementKind is not { } element || FitsKind(element, item)),
        ValueKind.ClassScores => value is JArray,
        ValueKind kind => FitsKind(kind, value),
    };

    private static bool FitsKind(ValueKind kind, JToken value) => kind switch
    {
        ValueKind.Any => true,
        ValueKind.Text => value.Type is JTokenType.String or JTokenType.Integer or JTokenType.Float,
        ValueKind.Boolean => value.Type is JTokenType.Boolean,
        ValueKind.Int32 => IsInteger(value, int.MaxValue),
        ValueKind.Int64 => IsInteger(value, long.MaxValue),
        ValueKind.Double => value.Type is JTokenType.Integer || (value.Type is JTokenType.Float && !double.IsInfinity((double)value)),
        ValueKind.Decimal => value.Type is JTokenType.String or JTokenType.Integer or JTokenType.Float,
        _ => value.Type is JTokenType.String,
    };

    private static bool IsInteger(JToken value, long most) => value switch
    {
        JValue { Value: long integer } => integer >= -most - 1 && integer <= most,
        JValue { Value: double number } => number == Math.Floor(number) && Math.Abs(number) <= most,
        _ => false,
    };

    private static string Expected(PropertyModel model) => model.Kind switch
    {
        ValueKind.Text => "a string or a number",
        ValueKind.Boolean => "true or false",
        ValueKind.Int32 => "an integer of 32 bits",
        ValueKind.Int64 => "an integer of 64 bits",
        ValueKind.String when model.MinLength is { } least => $"a string of at least {least} character(s)",
        ValueKind.Uri when model.Schemes.Count > 0 => $"a URI of {string.Join(" or ", model.Schemes)}",
        ValueKind.Double or ValueKind.Decimal => "a number",
        ValueKind.Object => "an object",
        ValueKind.Map => "an object of values that fit",
        ValueKind.ValueList => "an array of values that fit",
        ValueKind.ObjectList or ValueKind.ClassScores => "an array of objects",
        ValueKind.StringList => "an array of strings",
        _ => "a string",
    };
}
