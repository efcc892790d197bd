using System.Collections.Immutable;
using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
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
        foreach (ContractModel before in released.Contracts)
        {
            List<SchemaFile> files =
            [
                .. input.Files.Where(file => file.Namespace == before.Namespace).OrderBy(static file => file.Path, StringComparer.Ordinal),
            ];
            if (input.Contracts.Known.Find(before.Namespace) is { } after)
            {
                var places = new ChangePlaces(files, released);
                foreach (BreakingChange change in ContractComparison.Compare(before, after))
                {
                    diagnostics.Add(Descriptors.BreakingChange, places.PositionOf(change.Location, before.Namespace), change.Description);
                }

                if (after.Validator is not null && released.Unvalidated.FirstOrDefault(known => known.Name == before.Namespace) is { } unvalidated)
                {
                    string description = $"validation of {before.Namespace} was turned on: documents that violate the schema can no longer be read";
                    diagnostics.Add(Descriptors.BreakingChange, unvalidated.Position, description);
                }
            }
            else if (files.Count == 0)
            {
                diagnostics.Add(Descriptors.BreakingChange, FilePosition.StartOf(released.Path), $"the namespace {before.Namespace} was removed");
            }
        }

        return released.Diagnostics.Concat(diagnostics.ToEquatableArray()).ToEquatableArray();
    }
}
