using System.Collections.Immutable;
using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Checks;

/// <summary>Holds the contracts against a baseline: what breaks their users is an error in the schema, at line and column.</summary>
internal static class BaselineCheck
{
    public static EquatableArray<DiagnosticInfo> Check(((ReleasedContracts Released, KnownContracts Known) Models, ImmutableArray<SchemaFile> Files) input, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ReleasedContracts released = input.Models.Released;
        var diagnostics = new DiagnosticBag();
        var documents = new Dictionary<SchemaFile, JsonFile>();
        foreach (ContractModel before in released.Contracts)
        {
            List<SchemaFile> files = [.. input.Files.Where(file => file.Namespace == before.Namespace).OrderBy(static file => file.Path, StringComparer.Ordinal)];
            if (input.Models.Known.Find(before.Namespace) is { } now)
            {
                foreach (BreakingChange change in ContractComparison.Compare(before, now))
                {
                    diagnostics.Add(Descriptors.BreakingChange, Find(files, change.Source, documents) ?? StartOf(released.Path), change.What);
                }
            }
            else if (files.Count == 0)
            {
                diagnostics.Add(Descriptors.BreakingChange, StartOf(released.Path), $"the namespace {before.Namespace} is gone");
            }
        }

        return released.Diagnostics.Concat(diagnostics.ToEquatableArray()).ToEquatableArray();
    }

    private static FilePosition StartOf(string path) => new(path, 0, 0, 0, 0);

    /// <summary>The place of what a pointer leads to, or of the nearest thing around it that is still there.</summary>
    private static FilePosition? Find(List<SchemaFile> files, string source, Dictionary<SchemaFile, JsonFile> documents)
    {
        string[] parts = source.Split(['#'], 2);
        if ((files.Find(candidate => candidate.Name == parts[0]) ?? files.FirstOrDefault()) is not { } file)
        {
            return null;
        }

        if (!documents.TryGetValue(file, out JsonFile? document))
        {
            document = documents[file] = JsonFile.Read(file, new DiagnosticBag())!;
        }

        JToken at = document.Root;
        foreach (string step in (parts.Length == 1 || file.Name != parts[0] ? "" : parts[1]).Split(['/'], StringSplitOptions.RemoveEmptyEntries))
        {
            JToken? next = at switch
            {
                JObject map => map[step],
                JArray list when int.TryParse(step, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int index) && index < list.Count => list[index],
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            at = next;
        }

        return JsonFile.PositionOf(at.Parent as JProperty ?? at);
    }
}
