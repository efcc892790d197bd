using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Validation.Evaluation;

namespace HiveContracts.Generator.Checks.Samples;

/// <summary>Reports what is wrong with a sample.</summary>
/// <param name="diagnostics">Receives the diagnostics.</param>
/// <param name="errors">The errors that validation finds. They are reported instead of others of the same values.</param>
internal sealed class SampleReport(DiagnosticBag diagnostics, IReadOnlyList<ValidationError> errors)
{
    private readonly HashSet<(string, string)> reported = [];
    private readonly List<ValidationError> errors = [.. errors];

    /// <summary>Reports a property that the schema does not know.</summary>
    public void UnknownProperty(JsonProperty property, string owner, string hint)
    {
        if (!errors.Exists(error => error.Property == property))
        {
            Unknown(property.Position, "property", property.Name, owner, hint);
        }
    }

    /// <summary>Reports a value that the schema does not know.</summary>
    public void UnknownValue(JsonNode value, string kind, string owner, string hint)
    {
        if (!errors.Exists(error => error.Value == value))
        {
            Unknown(value.Position, kind, value.AsString()!, owner, hint);
        }
    }

    /// <summary>Reports a value that the schema does not allow.</summary>
    public void Invalid(JsonNode value, string name, string expected)
    {
        if (!errors.Exists(error => error.Start >= value.Place.Start && error.Start < value.Place.End))
        {
            diagnostics.Add(Descriptors.InvalidValueInSample, value.Position, name, expected);
        }
    }

    /// <summary>Reports that an object is none of the cases of a union, in place of the error that none of the schemas matches.</summary>
    public void NoCase(JsonNode value, JsonObject union, string name, string expected)
    {
        errors.RemoveAll(error => error.Value == union && error.Keyword is "anyOf" or "oneOf");
        Invalid(value, name, expected);
    }

    /// <summary>Reports the errors that validation finds.</summary>
    /// <param name="document">The document.</param>
    /// <param name="typeName">The type of the document.</param>
    public void ReportErrors(JsonNode document, string typeName)
    {
        if (errors.Count == 0)
        {
            return;
        }

        var names = new Dictionary<JsonNode, string>();
        AddNames(document, typeName, names);
        foreach (ValidationError error in errors)
        {
            diagnostics.Add(Descriptors.InvalidValueInSample, error.Position, error.Property?.Name ?? names[error.Value], error.Expected);
        }
    }

    /// <summary>Gives each value the name of the nearest property around it.</summary>
    private static void AddNames(JsonNode value, string name, Dictionary<JsonNode, string> names)
    {
        names.Add(value, name);
        foreach (JsonNode item in value.AsArray())
        {
            AddNames(item, name, names);
        }

        foreach (JsonProperty property in value.AsProperties())
        {
            AddNames(property.Value, property.Name, names);
        }
    }

    /// <summary>Reports what the schema does not know. What is in every frame is reported once.</summary>
    private void Unknown(FilePosition position, string kind, string name, string owner, string hint)
    {
        if (reported.Add((owner, name)))
        {
            diagnostics.Add(Descriptors.UnknownInSample, position, kind, name, owner + hint);
        }
    }
}
