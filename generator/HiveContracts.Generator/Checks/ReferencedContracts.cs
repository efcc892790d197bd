using System.Collections.Immutable;
using System.Reflection.Metadata;
using HiveContracts.Generator.Contracts;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Checks;

/// <summary>
/// Finds the public contracts of referenced projects by the metadata that the generator puts into assemblies. Such contracts are not generated again.
/// </summary>
internal static class ReferencedContracts
{
    private const string AttributeName = "AssemblyMetadataAttribute";

    public static IEnumerable<ReferencedContract> Read(MetadataReference reference, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return reference switch
            {
                CompilationReference project => ReadProject(project.Compilation.Assembly),
                PortableExecutableReference file when file.GetMetadata() is AssemblyMetadata assembly && assembly.GetModules() is [{ } module, ..] =>
                    ReadAssembly(module.GetMetadataReader()),
                _ => Enumerable.Empty<ReferencedContract>(),
            };
        }
        catch (Exception unreadable) when (unreadable is BadImageFormatException or IOException)
        {
            return []; // the compiler reports what is wrong with the file
        }
    }

    /// <summary>The contracts that this project generates itself.</summary>
    public static IEnumerable<ContractModel> Own((ReadResult Read, ImmutableArray<ReferencedContract> Referenced) input, CancellationToken cancellation) =>
        input.Read.Contracts.Where(contract => !input.Referenced.Any(referenced => referenced.Namespace == contract.Namespace));

    /// <summary>Reports namespaces for which this project has another schema than the referenced one.</summary>
    public static EquatableArray<DiagnosticInfo> Check((ReadResult Read, ImmutableArray<ReferencedContract> Referenced) input, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        foreach (ContractModel contract in input.Read.Contracts.Where(static contract => !contract.IsDefault))
        {
            ReferencedContract? referenced = input.Referenced.FirstOrDefault(candidate => candidate.Namespace == contract.Namespace);
            if (referenced is not null && referenced.Fingerprint != contract.Fingerprint)
            {
                diagnostics.Add(Descriptors.OtherContract, null, contract.Namespace, referenced.Assembly);
            }
        }

        return diagnostics.ToEquatableArray();
    }

    private static IEnumerable<ReferencedContract> ReadProject(IAssemblySymbol assembly) => assembly.GetAttributes()
        .Where(static attribute => attribute.AttributeClass?.Name == AttributeName && attribute.ConstructorArguments.Length == 2)
        .Select(attribute => Contract(assembly.Name, attribute.ConstructorArguments[0].Value as string, attribute.ConstructorArguments[1].Value as string))
        .OfType<ReferencedContract>()
        .ToList();

    private static IEnumerable<ReferencedContract> ReadAssembly(MetadataReader reader)
    {
        // Most references are to the framework, whose assemblies do not use this package.
        if (!reader.IsAssembly || !UsesHiveContracts(reader))
        {
            return [];
        }

        string name = reader.GetString(reader.GetAssemblyDefinition().Name);
        var found = new List<ReferencedContract>();
        foreach (CustomAttributeHandle handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = reader.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind is HandleKind.MemberReference
                && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
                && reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)type).Name, AttributeName))
            {
                BlobReader value = reader.GetBlobReader(attribute.Value);
                value.ReadUInt16(); // the prolog
                if (Contract(name, value.ReadSerializedString(), value.ReadSerializedString()) is { } contract)
                {
                    found.Add(contract);
                }
            }
        }

        return found;
    }

    private static bool UsesHiveContracts(MetadataReader reader) => reader.AssemblyReferences
        .Any(handle => reader.StringComparer.Equals(reader.GetAssemblyReference(handle).Name, "HiveContracts"));

    private static ReferencedContract? Contract(string assembly, string? key, string? value) =>
        key is not null && value is not null && key.StartsWith(ContractModel.MetadataPrefix, StringComparison.Ordinal)
            ? new ReferencedContract(assembly, key[ContractModel.MetadataPrefix.Length..], value)
            : null;
}

/// <summary>A public contract of a referenced assembly.</summary>
internal sealed record ReferencedContract(string Assembly, string Namespace, string Fingerprint);
