using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads the keywords of an object that name its properties: which have to be there, alone or together.</summary>
internal sealed class RequiredChoices(JObject schema, List<PropertyModel> properties, DiagnosticBag diagnostics, Func<string, bool> isNullable)
{
    /// <summary>The properties of <c>oneOf</c> or <c>anyOf</c>, by index, where each choice is one required property.</summary>
    public EquatableArray<int> Read(string keyword)
    {
        var found = new List<int>();
        if (diagnostics.IsValidated && (!schema.ContainsKey("type") || keyword == "anyOf"))
        {
            return []; // validation knows more of it than types can say
        }

        if (keyword == "anyOf" && schema["anyOf"] is { } any && schema.ContainsKey("oneOf"))
        {
            diagnostics.AddUnlessValidated(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(any.Parent!), "anyOf", " beside a oneOf");
            return [];
        }

        foreach (JObject choice in (schema[keyword] as JArray)?.OfType<JObject>() ?? [])
        {
            if (choice.Count != 1 || choice["required"] is not JArray { Count: 1 } required)
            {
                diagnostics.AddUnlessValidated(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(choice), keyword, " unless every choice is one required property");
                return [];
            }

            if (Find(required[0], isDemanded: true) is not { } property)
            {
                if (diagnostics.IsValidated)
                {
                    return [];
                }

                continue;
            }

            if (found.Contains(property))
            {
                diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(required[0]), (string)required[0]!, "another property in each choice");
                continue;
            }

            found.Add(property);
        }

        return found.ToEquatableArray();
    }

    /// <summary>The properties of a one-of, by index.</summary>
    public EquatableArray<int> ReadCases(string typeName)
    {
        EquatableArray<int> cases = Read("oneOf");
        if (diagnostics.IsValidated && !schema.ContainsKey("x-form") && cases.Any(index => !IsAlwaysThere(properties[index])))
        {
            return []; // what a document may have there is not what tells that it is there; validation knows
        }

        foreach (PropertyModel unfit in cases.Select(index => properties[index]).Where(one => one.Kind is ValueKind.ClassScores || one.Variants.Count > 0 || one.TypeName == typeName))
        {
            diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(schema["oneOf"]!.Parent!), "oneOf", $"choices of one type each, and none of the type itself, which '{unfit.JsonName}' has not");
        }

        foreach (PropertyModel one in cases.Select(index => properties[index]))
        {
            if (schema["properties"]?[one.JsonName]?["type"] is JArray types && types.FirstOrDefault(static type => (string?)type == "null") is { } ofNull)
            {
                diagnostics.Add(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(ofNull), "type: null", " for a choice of a one-of: a property that is null is none that is there");
            }
        }

        if (cases.Count > 0 && schema["required"] is { } required)
        {
            diagnostics.AddUnlessValidated(Descriptors.UntranslatedKeyword, JsonFile.PositionOf(required.Parent!), "required", " beside a oneOf");
            for (int i = 0; i < properties.Count; i++)
            {
                properties[i] = properties[i] with { IsRequired = false };
            }
        }

        return cases;
    }

    /// <summary>Whether a member has a value whenever the document has one that fits.</summary>
    private bool IsAlwaysThere(PropertyModel property) =>
        property.Kind is not (ValueKind.Any or ValueKind.DateTimeOffset or ValueKind.DateOnly or ValueKind.Uri or ValueKind.Decimal or ValueKind.Int32 or ValueKind.Int64) && !isNullable(property.JsonName);

    /// <summary>Reports what a form cannot carry.</summary>
    public void CheckForm()
    {
        foreach (PropertyModel property in properties.Where(static property => property.Kind is ValueKind.ObjectList or ValueKind.StringList or ValueKind.ValueList or ValueKind.Map or ValueKind.ClassScores || property.Variants.Count > 0))
        {
            if (schema.ContainsKey("x-form"))
            {
                diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(schema["properties"]![property.JsonName]!.Parent!), property.JsonName, "a string, a number, a boolean, an object or a file in a form");
            }
        }
    }

    /// <summary>The property that says which task a document is about.</summary>
    public int? ReadTaskId()
    {
        if (schema["x-task-id"] is not { } name || Find(name) is not { } property)
        {
            return null;
        }

        if (properties[property] is { Kind: ValueKind.String or ValueKind.Uuid, IsRequired: true, Variants.Count: 0 })
        {
            return property;
        }

        diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(name), "x-task-id", "the name of a string property that is required");
        return null;
    }

    /// <summary>The property that a string is read into.</summary>
    public int? ReadStringForm()
    {
        if (schema["x-string-form"] is not { } name || Find(name) is not { } property)
        {
            return null;
        }

        if ((properties[property].Kind.IsString() || properties[property].Kind is ValueKind.Enum) && !properties.Exists(static one => one.IsRequired) && !schema.ContainsKey("oneOf") && !schema.ContainsKey("anyOf"))
        {
            return property;
        }

        diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(name), "x-string-form", "the name of a string property, in an object that requires none");
        return null;
    }

    /// <summary>Reports what <c>required</c> names and <c>properties</c> lacks.</summary>
    public void CheckRequired()
    {
        foreach (JToken name in schema["required"] ?? new JArray())
        {
            Find(name, isDemanded: true);
        }
    }

    private int? Find(JToken name, bool isDemanded = false)
    {
        string wanted = name.Type is JTokenType.String ? (string)name! : "";
        int property = properties.FindIndex(candidate => candidate.JsonName == wanted);
        if (property >= 0)
        {
            return property;
        }

        string nearest = Suggestion.For(wanted, properties.Select(static candidate => candidate.JsonName));
        if (!isDemanded || !diagnostics.IsValidated)
        {
            diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(name), wanted, "one of the properties" + nearest);
        }

        return null;
    }
}
