using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints members that say whether a string has one of some values.</summary>
internal static class FlagEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        foreach (FlagModel flag in type.Flags)
        {
            List<string> values = [.. flag.Values.Select(CodeWriter.Literal)];
            string spoken = string.Join(", ", values) + (flag.IncludesNull ? ", or missing" : "");
            string pattern = string.Join(" or ", flag.IncludesNull ? values.Prepend("null") : values);
            code.Line();
            if (flag.IsOfAll)
            {
                code.Line($"/// <summary>Whether <c>{CodeWriter.Doc(flag.Pointer)}</c> is {CodeWriter.Doc(spoken)}, in every element; false where there is none.</summary>");
                code.Line($"public bool {flag.Name} => {flag.Path[0]} is {{ Count: > 0 }} && {flag.Path[0]}.All(static item => item.{string.Join("?.", flag.Path.Skip(1))} is {pattern});");
            }
            else
            {
                code.Line($"/// <summary>Whether <c>{CodeWriter.Doc(flag.Pointer)}</c> is {CodeWriter.Doc(spoken)}.</summary>");
                code.Line($"public bool {flag.Name} => {string.Join("?.", flag.Path)} is {pattern};");
            }
        }
    }
}
