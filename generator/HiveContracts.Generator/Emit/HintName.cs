using System.Text;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Makes the name of a generated file. File systems allow 255 bytes, and the compiler writes the file where a project asks for it.</summary>
internal static class HintName
{
    private const int MaxBytes = 150;

    public static string Of(TypeModel type)
    {
        string name = $"{type.Origin.Namespace}.{type.FileName}";
        if (Encoding.UTF8.GetByteCount(name) <= MaxBytes)
        {
            return name + ".g.cs";
        }

        // The start of the name, and a hash of all of it.
        var hash = new StableHash();
        hash.Add(name);
        int length = name.Length;
        while (Encoding.UTF8.GetByteCount(name[..length]) > MaxBytes || char.IsHighSurrogate(name[length - 1]))
        {
            length--;
        }

        return $"{name[..length]}.{hash}.g.cs";
    }
}
