using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints members that join the lists inside the elements of another list.</summary>
internal static class FlattenEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        foreach (FlattenModel member in type.Flattened)
        {
            string path = string.Join("?.", member.Path.Skip(1));
            code.Lines($"""

                /// <summary>
                /// All of <c>{CodeWriter.Doc(member.Pointer)}</c>, in order. Several lists are joined at each call: keep the result in a variable.
                /// </summary>
                public global::HiveContracts.ContractList<{member.TypeName}> {member.Name} =>
                    global::HiveContracts.Support.ContractLists.Flatten({member.Path[0]}, static item => item.{path});
                """);
        }
    }
}
