using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schema;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Samples;

/// <summary>Walks over a document along the types of a contract.</summary>
internal sealed class SampleCheck
{
    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<string, ObjectModel> objects;
    private readonly HashSet<string> classes;

    public SampleCheck(ContractModel contract, DiagnosticBag diagnostics)
    {
        this.diagnostics = diagnostics;
        objects = contract.Types.OfType<ObjectModel>().ToDictionary(static type => type.Name);
        classes = [.. contract.Types.OfType<ClassKeyModel>().SelectMany(static type => type.Vocabulary.Classes).Select(static one => one.JsonName)];
    }

    public void Check(ObjectModel type, JObject value)
    {
        foreach (JProperty property in value.Properties())
        {
            if (type.Properties.FirstOrDefault(candidate => candidate.JsonName == property.Name) is { } model)
            {
                CheckProperty(model, property);
            }
            else
            {
                diagnostics.Add(
                    Descriptors.UnknownInSample, SchemaDocument.PositionOf(property), "property", property.Name, $"{type.Name}{Suggestion.For(property.Name, type.Properties.Select(static known => known.JsonName))}");
            }
        }

        foreach (PropertyModel missing in type.Properties.Where(property => property.IsRequired && !value.ContainsKey(property.JsonName)))
        {
            diagnostics.Add(Descriptors.MisfitInSample, SchemaDocument.PositionOf(value), type.Name, $"the property '{missing.JsonName}'");
        }
    }

    private void CheckProperty(PropertyModel model, JProperty property)
    {
        if (property.Value.Type is JTokenType.Null)
        {
            if (model.IsRequired)
            {
                Misfit(property, "a value that is not null");
            }

            return;
        }

        List<PropertyModel> shapes = [.. model.Alternatives.Prepend(model)];
        if (shapes.Find(shape => Fits(shape, property.Value)) is { } fitting)
        {
            CheckInside(fitting, property.Value);
        }
        else
        {
            Misfit(property, string.Join(" or ", shapes.Select(Expected).Distinct()));
        }
    }

    private void CheckInside(PropertyModel model, JToken value)
    {
        if (model.Kind is ValueKind.ClassScores)
        {
            CheckClasses((JArray)value);
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

    private void CheckObjects(ObjectModel type, IEnumerable<JToken> values)
    {
        foreach (JToken element in values)
        {
            if (element is JObject inner)
            {
                Check(type, inner);
            }
            else if (type.StringForm is null || element.Type is not JTokenType.String)
            {
                diagnostics.Add(Descriptors.MisfitInSample, SchemaDocument.PositionOf(element), type.Name, "an object");
            }
        }
    }

    /// <summary>A row of which no class is known is one of an open vocabulary, or of a model that is not known: that is said once.</summary>
    private void CheckClasses(JArray row)
    {
        List<JToken> unknown = [];
        bool isAnyKnown = false;
        foreach (JToken name in row.Select(static element => (element as JObject)?["class"]).OfType<JToken>())
        {
            if (name.Type is not JTokenType.String)
            {
                diagnostics.Add(Descriptors.MisfitInSample, SchemaDocument.PositionOf(name), "class", "a string");
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
            string of = isAnyKnown ? "any vocabulary" + Suggestion.For((string)name!, classes) : "any vocabulary, nor is any class beside it";
            diagnostics.Add(Descriptors.UnknownInSample, SchemaDocument.PositionOf(name), "class", (string)name!, of);
        }
    }

    private void Misfit(JProperty property, string expected) => diagnostics.Add(Descriptors.MisfitInSample, SchemaDocument.PositionOf(property.Value), property.Name, expected);

    private static bool Fits(PropertyModel model, JToken value) => model.Kind switch
    {
        ValueKind.Object => value.Type is JTokenType.Object or JTokenType.String,
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
        ValueKind.Int32 or ValueKind.Int64 => value.Type is JTokenType.Integer || (value.Type is JTokenType.Float && (double)value == Math.Floor((double)value)),
        ValueKind.Double => value.Type is JTokenType.Integer or JTokenType.Float,
        ValueKind.Decimal => value.Type is JTokenType.String or JTokenType.Integer or JTokenType.Float,
        _ => value.Type is JTokenType.String,
    };

    private static string Expected(PropertyModel model) => model.Kind switch
    {
        ValueKind.Text => "a string or a number",
        ValueKind.Boolean => "true or false",
        ValueKind.Int32 or ValueKind.Int64 => "an integer",
        ValueKind.Double or ValueKind.Decimal => "a number",
        ValueKind.Object => "an object",
        ValueKind.Map => "an object of values that fit",
        ValueKind.ValueList => "an array of values that fit",
        ValueKind.ObjectList or ValueKind.ClassScores => "an array of objects",
        ValueKind.StringList => "an array of strings",
        _ => "a string",
    };
}
