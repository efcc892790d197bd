using System.Reflection;
using System.Reflection.Metadata;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks;

/// <summary>Finds the contracts of a compiled assembly.</summary>
internal static class AssemblyContracts
{
    public static IEnumerable<ReferencedContract> Read(MetadataReader reader)
    {
        // Most references are to the framework, whose assemblies do not use this package.
        if (!reader.IsAssembly || !UsesHiveContracts(reader))
        {
            return [];
        }

        return [.. reader.TypeDefinitions.Select(reader.GetTypeDefinition)
            .Where(type => reader.StringComparer.Equals(type.Name, ResolverModel.TypeName))
            .Select(type => Contract(reader, type))
            .OfType<ReferencedContract>()];
    }

    private static bool UsesHiveContracts(MetadataReader reader) => reader.AssemblyReferences
        .Any(handle => reader.StringComparer.Equals(reader.GetAssemblyReference(handle).Name, "HiveContracts"));

    private static ReferencedContract? Contract(MetadataReader reader, TypeDefinition resolver) =>
        ArgumentsOf(reader, resolver.GetCustomAttributes(), FingerprintModel.AttributeName).FirstOrDefault() is { } fingerprint
            ? new ReferencedContract
            {
                Assembly = reader.GetString(reader.GetAssemblyDefinition().Name),
                Namespace = reader.GetString(resolver.Namespace),
                Fingerprint = fingerprint,
                IsPublic = (resolver.Attributes & TypeAttributes.VisibilityMask) is TypeAttributes.Public,
                Friends = ArgumentsOf(reader, reader.GetAssemblyDefinition().GetCustomAttributes(), ReferencedContract.FriendAttribute)
                    .Select(ReferencedContract.FriendName)
                    .ToEquatableArray(),
            }
            : null;

    /// <summary>The argument of each attribute of a class that is defined in another assembly and takes one string.</summary>
    private static IEnumerable<string?> ArgumentsOf(MetadataReader reader, CustomAttributeHandleCollection attributes, string className)
    {
        foreach (CustomAttribute attribute in attributes.Select(reader.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind is HandleKind.MemberReference
                && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
                && reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)type).Name, className))
            {
                BlobReader value = reader.GetBlobReader(attribute.Value);
                value.ReadUInt16(); // the prolog
                yield return value.ReadSerializedString();
            }
        }
    }
}
