using System.Collections.Immutable;
using HiveContracts.Generator.Contracts;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Checks;

/// <summary>Finds the contracts of referenced projects. Those that this project has access to are not generated again.</summary>
internal static class ReferencedContracts
{
    public static IEnumerable<ReferencedContract> Read(MetadataReference reference, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return reference switch
            {
                CompilationReference project => CompilationContracts.Read(project.Compilation, cancellation),
                PortableExecutableReference file when file.GetMetadata() is AssemblyMetadata assembly && assembly.GetModules() is [{ } module, ..] =>
                    AssemblyContracts.Read(module.GetMetadataReader()),
                _ => [],
            };
        }
        catch (Exception unreadable) when (unreadable is BadImageFormatException or IOException)
        {
            return []; // the compiler reports what is wrong with the file
        }
    }

    /// <summary>The contracts that code of an assembly can name: public ones, and internal ones of projects with <c>InternalsVisibleTo</c> it.</summary>
    public static EquatableArray<ReferencedContract> Accessible(
        (ImmutableArray<ReferencedContract> Contracts, string Assembly) input, CancellationToken cancellation) =>
        input.Contracts
            .Where(contract => contract.IsPublic || contract.Friends.Contains(input.Assembly, StringComparer.OrdinalIgnoreCase))
            .ToEquatableArray();

    /// <summary>The contracts that this project generates itself.</summary>
    public static IEnumerable<ContractModel> Own(
        (ReadResult Read, EquatableArray<ReferencedContract> Referenced) input, CancellationToken cancellation) =>
        input.Read.Contracts.Where(contract => !input.Referenced.Any(referenced => referenced.Namespace == contract.Namespace));

    /// <summary>Reports namespaces for which this project has another schema than the referenced one.</summary>
    public static EquatableArray<DiagnosticInfo> Check(
        (ReadResult Read, EquatableArray<ReferencedContract> Referenced) input, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        foreach (ContractModel contract in input.Read.Contracts.Where(static contract => !contract.IsDefault))
        {
            ReferencedContract? referenced = input.Referenced.FirstOrDefault(candidate => candidate.Namespace == contract.Namespace);
            if (referenced is not null && referenced.Fingerprint != contract.Fingerprint.Fingerprint)
            {
                diagnostics.Add(Descriptors.OtherContract, null, contract.Namespace, referenced.Assembly);
            }
        }

        return diagnostics.ToEquatableArray();
    }
}
