using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints members that gather a list found inside the elements of another.</summary>
internal static class FlattenEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        foreach (FlattenModel member in type.Flattened)
        {
            string path = string.Join("?.", member.Path.Skip(1));
            code.Line();
            code.Line($"/// <summary>All of <c>{CodeWriter.Doc(member.Pointer)}</c>, in order. Where there are several lists it is made anew at each call: keep it in a variable.</summary>");
            code.Line($"public ContractList<{member.TypeName}> {member.Name} => global::HiveContracts.ContractList.Flatten({member.Path[0]}, static item => item.{path});");
        }
    }
}
