using HiveContracts.Generator.Build;
using HiveContracts.Generator.Contracts;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>Reads the schemas of a baseline into contracts.</summary>
internal static class BaselineReader
{
    /// <summary>The folder of the default schema in the names of entries.</summary>
    private const string DefaultFolder = ".hivecontracts/";

    private const string Expected = "must be a schema, as 'dotnet build -t:WriteHiveBaseline' writes it";

    public static ReleasedContracts Read((BaselineFile File, BuildOptions Options) input, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var diagnostics = new DiagnosticBag();
        JsonNode? baseline = new JsonFile(input.File.Path, input.File.Text).Parse(diagnostics, DuplicateKeys.Refuse);
        if (baseline is not (null or JsonObject))
        {
            diagnostics.Add(Descriptors.BadValue, baseline.Position, "the baseline", $"must be an object of schemas, but is {baseline.Description}");
        }

        var files = new List<SchemaFile>();
        foreach (JsonProperty entry in baseline?.AsProperties() ?? [])
        {
            // The name of an entry is the namespace, a slash and the path of the file in the project.
            int slash = entry.Name.IndexOf('/');
            if (slash > 0 && entry.Value is JsonObject or JsonBoolean)
            {
                bool isDefault = entry.Name.IndexOf(DefaultFolder, StringComparison.Ordinal) == slash + 1;
                files.Add(new SchemaFile(entry.Name, entry.Name[..slash], entry.Value.Spelling, isDefault));
            }
            else
            {
                diagnostics.Add(Descriptors.BadValue, entry.Position, entry.Name, Expected);
            }
        }

        ReadResult read = ProjectReader.Read(([.. files], input.Options), cancellation);
        foreach (DiagnosticInfo error in read.Diagnostics.Where(static diagnostic => diagnostic.IsError))
        {
            // The position of the entry is exact enough in a file that a command writes.
            JsonProperty? entry = (baseline as JsonObject)?.Property(error.Position?.Path ?? "");
            diagnostics.Add(Descriptors.BadValue, entry?.Position ?? baseline?.Position, entry?.Name ?? "the baseline", Expected);
        }

        return new ReleasedContracts
        {
            Path = input.File.Path,
            Contracts = [.. read.Contracts.Where(static contract => !contract.HasErrors)],
            Diagnostics = diagnostics.ToEquatableArray(),
        };
    }
}
