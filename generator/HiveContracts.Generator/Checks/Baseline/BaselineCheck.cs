using System.Collections.Immutable;
using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>Compares the contracts with a baseline, and reports breaking changes in the schema, at line and column.</summary>
internal static class BaselineCheck
{
    public static EquatableArray<DiagnosticInfo> Check(
        ((ReleasedContracts Released, KnownContracts Known) Contracts, ImmutableArray<SchemaFile> Files) input,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ReleasedContracts released = input.Contracts.Released;
        var diagnostics = new DiagnosticBag();
        var roots = new Dictionary<SchemaFile, JsonNode?>();
        foreach (ContractModel before in released.Contracts)
        {
            List<SchemaFile> files =
            [
                .. input.Files.Where(file => file.Namespace == before.Namespace).OrderBy(static file => file.Path, StringComparer.Ordinal),
            ];
            if (input.Contracts.Known.Find(before.Namespace) is { } after)
            {
                foreach (BreakingChange change in ContractComparison.Compare(before, after))
                {
                    FilePosition position = PositionOf(change.Location, files, roots) ?? FilePosition.StartOf(released.Path);
                    diagnostics.Add(Descriptors.BreakingChange, position, change.Description);
                }
            }
            else if (files.Count == 0)
            {
                diagnostics.Add(Descriptors.BreakingChange, FilePosition.StartOf(released.Path), $"the namespace {before.Namespace} was removed");
            }
        }

        return released.Diagnostics.Concat(diagnostics.ToEquatableArray()).ToEquatableArray();
    }

    /// <summary>The position of a schema, or of the nearest one around it that still exists; if its file was removed, the start of another file.</summary>
    private static FilePosition? PositionOf(SchemaLocation location, List<SchemaFile> files, Dictionary<SchemaFile, JsonNode?> roots)
    {
        SchemaFile? same = files.Find(file => file.Name == location.File);
        if ((same ?? files.FirstOrDefault()) is not { } file)
        {
            return null;
        }

        if (!roots.TryGetValue(file, out JsonNode? root))
        {
            root = roots[file] = new JsonFile(file.Path, file.Text).Parse(new DiagnosticBag(), DuplicateKeys.Refuse);
        }

        return root is null ? FilePosition.StartOf(file.Path) : JsonPointer.PositionOf(root, same is null ? "" : location.Pointer);
    }
}
