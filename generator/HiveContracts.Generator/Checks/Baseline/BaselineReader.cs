using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Checks;

/// <summary>Reads the schemas of a baseline into the contracts that they were.</summary>
internal static class BaselineReader
{
    public static ReleasedContracts Read((BaselineFile File, BuildOptions Options) input, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var diagnostics = new DiagnosticBag();
        JsonFile? document = JsonFile.ReadJson(new SchemaFile(input.File.Path, "", input.File.Text), diagnostics, isSample: false);
        if (document?.Value is not JObject)
        {
            if (document is not null)
            {
                ReportUnreadable(diagnostics, document.Value);
            }

            return new ReleasedContracts { Path = input.File.Path, Contracts = [], Diagnostics = diagnostics.ToEquatableArray() };
        }

        var files = new List<SchemaFile>();
        foreach (JProperty entry in document.Root.Properties())
        {
            int slash = entry.Name.IndexOf('/');
            if (slash < 1 || entry.Value is not (JObject or JValue { Type: JTokenType.Boolean }))
            {
                ReportUnreadable(diagnostics, entry);
                continue;
            }

            files.Add(new SchemaFile(entry.Name, entry.Name[..slash], JsonFile.TextOf(entry.Value)));
        }

        ReadResult read = SchemaReader.Read(([.. files], input.Options), cancellation);
        foreach (DiagnosticInfo error in read.Diagnostics.Where(static diagnostic => diagnostic.IsError))
        {
            // Its place is one in the entry: the entry's own is near enough for a file that nobody writes by hand.
            ReportUnreadable(diagnostics, (JToken?)document.Root.Property(error.Position?.Path ?? "") ?? document.Root);
        }

        return new ReleasedContracts { Path = input.File.Path, Contracts = read.Contracts, Diagnostics = diagnostics.ToEquatableArray() };
    }

    private static void ReportUnreadable(DiagnosticBag diagnostics, JToken at) => diagnostics.Add(
        Descriptors.BadValue, JsonFile.PositionOf(at), at is JProperty entry ? entry.Name : "the baseline", "a schema that can be read, as 'dotnet build -t:WriteHiveBaseline' writes it");
}

/// <summary>The contracts of a baseline.</summary>
internal sealed record ReleasedContracts
{
    public required string Path { get; init; }

    public required EquatableArray<ContractModel> Contracts { get; init; }

    /// <summary>What is wrong with the baseline itself.</summary>
    public required EquatableArray<DiagnosticInfo> Diagnostics { get; init; }
}
