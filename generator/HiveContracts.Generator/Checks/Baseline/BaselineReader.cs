using System.Collections.Immutable;
using HiveContracts.Generator.Build;
using HiveContracts.Generator.Contracts;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>Reads the schemas of a baseline into contracts.</summary>
internal static class BaselineReader
{
    /// <summary>The folder of the default schema in the names of entries.</summary>
    private const string DefaultFolder = ".hivecontracts/";

    /// <summary>The entry that says of each namespace whether documents are validated. Baselines of earlier versions do not have it.</summary>
    private const string ValidationEntry = "validation";

    private const string Expected = "must be a schema, as 'dotnet build -t:WriteHiveBaseline' writes it";

    public static ReleasedContracts Read(
        ((BaselineFile File, BuildOptions Options) Baseline, EquatableArray<string> Validated) input, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        (BaselineFile file, BuildOptions options) = input.Baseline;
        var diagnostics = new DiagnosticBag();
        JsonNode? baseline = new JsonFile(file.Path, file.Text).Parse(diagnostics, DuplicateKeys.Refuse);
        if (baseline is not (null or JsonObject))
        {
            diagnostics.Add(Descriptors.BadValue, baseline.Position, "the baseline", $"must be an object of schemas, but is {baseline.Description}");
        }

        Dictionary<string, JsonProperty> validation = ReadValidation(baseline as JsonObject, diagnostics);
        var files = new List<ReleasedFile>();
        foreach (JsonProperty entry in (baseline?.AsProperties() ?? []).Where(static entry => entry.Name != ValidationEntry))
        {
            // The name of an entry is the namespace, a slash and the path of the file in the project.
            int slash = entry.Name.IndexOf('/');
            if (slash > 0 && entry.Value is JsonObject or JsonBoolean)
            {
                bool isDefault = entry.Name.IndexOf(DefaultFolder, StringComparison.Ordinal) == slash + 1;
                string name = entry.Name[..slash];

                // A baseline that does not say whether documents were validated is compared as if the setting had not changed.
                bool isValidated = validation.TryGetValue(name, out JsonProperty? value) ? value.Value.AsString() == "on" : input.Validated.Contains(name);
                var schema = new SchemaFile(entry.Name, name, entry.Value.Spelling, isDefault) { Validation = isValidated ? "on" : "off" };
                files.Add(new ReleasedFile(schema, entry.Position));
            }
            else
            {
                diagnostics.Add(Descriptors.BadValue, entry.Position, entry.Name, Expected);
            }
        }

        ImmutableArray<SchemaFile> schemas = FileNames.Distinguish([.. files.Select(static file => file.File)], cancellation);
        files = [.. files.Zip(schemas, static (released, schema) => released with { File = schema })];
        ReadResult read = ProjectReader.Read((schemas, options), cancellation);
        foreach (DiagnosticInfo error in read.Diagnostics.Where(static diagnostic => diagnostic.IsError))
        {
            // The position of the entry is exact enough in a file that a command writes.
            JsonProperty? entry = (baseline as JsonObject)?.Property(error.Position?.Path ?? "");
            diagnostics.Add(Descriptors.BadValue, entry?.Position ?? baseline?.Position, entry?.Name ?? "the baseline", Expected);
        }

        return new ReleasedContracts
        {
            Path = file.Path,
            Contracts = [.. read.Contracts.Where(static contract => !contract.HasErrors)],
            Files = files.ToEquatableArray(),
            Unvalidated = validation.Values
                .Where(static value => value.Value.AsString() == "off")
                .Select(static value => new ReleasedNamespace(value.Name, value.Position))
                .ToEquatableArray(),
            Diagnostics = diagnostics.ToEquatableArray(),
        };
    }

    /// <summary>Reads for which namespaces validation was on or off; reports other values.</summary>
    private static Dictionary<string, JsonProperty> ReadValidation(JsonObject? baseline, DiagnosticBag diagnostics)
    {
        if (baseline?.Property(ValidationEntry) is { Value: not JsonObject } wrong)
        {
            string problem = $"must be an object that has on or off for each namespace, but is {wrong.Value.Description}";
            diagnostics.Add(Descriptors.BadValue, wrong.Position, wrong.Name, problem);
        }

        IReadOnlyList<JsonProperty> values = baseline?[ValidationEntry]?.AsProperties() ?? [];
        foreach (JsonProperty value in values.Where(static value => value.Value.AsString() is not ("on" or "off")))
        {
            diagnostics.Add(Descriptors.BadValue, value.Position, value.Name, $"must be on or off, but is {value.Value}");
        }

        return values.ToDictionary(static value => value.Name);
    }
}
