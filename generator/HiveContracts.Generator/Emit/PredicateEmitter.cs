using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints members that say whether strings have one of some values.</summary>
internal static class PredicateEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        foreach (PredicateModel flag in type.Predicates)
        {
            code.Line();
            code.Line($"/// <summary>Whether {string.Join(", and ", flag.Conditions.Select(Spoken))}.</summary>");
            code.Line($"public bool {flag.Name} => {string.Join(" && ", flag.Conditions.Select(Expression))};");
        }
    }

    private static string Spoken(ConditionModel condition)
    {
        string values = string.Join(", ", condition.Values.Select(CodeWriter.Literal));
        string alternatives = (values, condition.IncludesNull) switch
        {
            ("", _) => "missing",
            (_, true) => values + " or missing",
            _ => values,
        };
        return $"<c>{CodeWriter.Doc(condition.Pointer)}</c> is {CodeWriter.Doc(alternatives)}{(condition.IsOfAll ? " in every element, of which there is at least one" : "")}";
    }

    private static string Expression(ConditionModel condition)
    {
        string pattern = string.Join(" or ", condition.Values.Select(CodeWriter.Literal).Concat(condition.IncludesNull ? ["null"] : []));
        return condition.IsOfAll
            ? $"{condition.Path[0]} is {{ Count: > 0 }} && {condition.Path[0]}.All(static item => item.{string.Join("?.", condition.Path.Skip(1))} is {pattern})"
            : $"{string.Join("?.", condition.Path)} is {pattern}";
    }
}
