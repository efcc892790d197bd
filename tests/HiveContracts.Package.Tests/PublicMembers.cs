using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace HiveContracts.Package.Tests;

/// <summary>
/// The public and protected members of an assembly. A type's key is its documentation ID; a member's key is its kind, its full name and
/// the number of its parameters, such as <c>M:Namespace.Type.Method/2</c>.
/// </summary>
internal static class PublicMembers
{
    /// <summary>Returns the key of a documentation ID.</summary>
    public static string KeyOf(string documentationId)
    {
        if (documentationId.StartsWith("T:", StringComparison.Ordinal))
        {
            return documentationId;
        }

        int open = documentationId.IndexOf('(', StringComparison.Ordinal);
        string name = open < 0 ? documentationId : documentationId[..open];
        int arity = name.IndexOf("``", StringComparison.Ordinal);
        return $"{(arity < 0 ? name : name[..arity])}/{(open < 0 ? 0 : CountParameters(documentationId.AsSpan(open + 1)))}";
    }

    /// <summary>Reads the keys of an assembly's public and protected types and members.</summary>
    public static HashSet<string> Read(Stream assembly)
    {
        using var file = new PEReader(assembly);
        MetadataReader reader = file.GetMetadataReader();
        return
        [
            .. reader.TypeDefinitions
                .Select(reader.GetTypeDefinition)
                .Where(type => IsPublic(reader, type))
                .SelectMany(type => KeysOf(reader, type, NameOf(reader, type))),
        ];
    }

    private static IEnumerable<string> KeysOf(MetadataReader reader, TypeDefinition type, string typeName)
    {
        yield return $"T:{typeName}";
        foreach (MethodDefinition method in type.GetMethods().Select(reader.GetMethodDefinition).Where(IsPublic))
        {
            yield return $"M:{typeName}.{reader.GetString(method.Name).Replace('.', '#')}/{CountParameters(reader, method.Signature)}";
        }

        foreach (FieldDefinition field in type.GetFields().Select(reader.GetFieldDefinition).Where(IsPublic))
        {
            yield return $"F:{typeName}.{reader.GetString(field.Name)}/0";
        }

        foreach (PropertyDefinition property in type.GetProperties().Select(reader.GetPropertyDefinition))
        {
            PropertyAccessors accessors = property.GetAccessors();
            if (IsPublicMethod(accessors.Getter) || IsPublicMethod(accessors.Setter))
            {
                yield return $"P:{typeName}.{reader.GetString(property.Name)}/{CountParameters(reader, property.Signature)}";
            }
        }

        foreach (EventDefinition @event in type.GetEvents().Select(reader.GetEventDefinition).Where(@event => IsPublicMethod(@event.GetAccessors().Adder)))
        {
            yield return $"E:{typeName}.{reader.GetString(@event.Name)}/0";
        }

        bool IsPublicMethod(MethodDefinitionHandle handle) => !handle.IsNil && IsPublic(reader.GetMethodDefinition(handle));
    }

    private static string NameOf(MetadataReader reader, TypeDefinition type)
    {
        string name = reader.GetString(type.Name);
        if (type.IsNested)
        {
            return $"{NameOf(reader, reader.GetTypeDefinition(type.GetDeclaringType()))}.{name}";
        }

        return type.Namespace.IsNil ? name : $"{reader.GetString(type.Namespace)}.{name}";
    }

    private static bool IsPublic(MetadataReader reader, TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
            IsPublic(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    private static bool IsPublic(MethodDefinition method) =>
        (method.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static bool IsPublic(FieldDefinition field) =>
        (field.Attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static int CountParameters(MetadataReader reader, BlobHandle signature)
    {
        BlobReader blob = reader.GetBlobReader(signature);
        if (blob.ReadSignatureHeader().IsGeneric)
        {
            blob.ReadCompressedInteger(); // the number of type parameters
        }

        return blob.ReadCompressedInteger();
    }

    /// <summary>Counts the parameters of a documentation ID after its opening parenthesis.</summary>
    private static int CountParameters(ReadOnlySpan<char> parameters)
    {
        int count = 1;
        int depth = 0;
        foreach (char c in parameters)
        {
            depth += c switch { '{' or '[' or '(' => 1, '}' or ']' or ')' => -1, _ => 0 };
            count += c == ',' && depth == 0 ? 1 : 0;
        }

        return count;
    }
}
