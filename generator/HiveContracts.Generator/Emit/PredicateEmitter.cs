using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints members that tell whether strings have one of some values.</summary>
internal static class PredicateEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        foreach (PredicateModel predicate in type.Predicates)
        {
            code.Line();
            WriteSummary(code, predicate);
            code.Line($"public bool {predicate.Name} => {string.Join(" && ", predicate.Conditions.Select(Expression))};");
        }
    }

    private static void WriteSummary(CodeWriter code, PredicateModel predicate)
    {
        if (predicate.Conditions is [{ } only])
        {
            code.Line($"/// <summary>Whether {Describe(only)}.</summary>");
            return;
        }

        code.Lines("""
            /// <summary>
            /// Whether all of these hold:
            /// <list type="bullet">
            """);
        foreach (ConditionModel condition in predicate.Conditions)
        {
            code.Line($"/// <item>{Describe(condition)}</item>");
        }

        code.Lines("""
            /// </list>
            /// </summary>
            """);
    }

    private static string Describe(ConditionModel condition)
    {
        string values = string.Join(" or ", condition.Values.Select(CodeWriter.Literal).Concat(condition.IncludesNull ? ["missing"] : []));
        string elements = condition.IsOfAllElements ? " in every element, and there are elements" : "";
        return $"<c>{CodeWriter.Doc(condition.Pointer)}</c> is {CodeWriter.Doc(values)}{elements}";
    }

    private static string Expression(ConditionModel condition)
    {
        string pattern = string.Join(" or ", condition.Values.Select(CodeWriter.Literal).Concat(condition.IncludesNull ? ["null"] : []));
        if (!condition.IsOfAllElements)
        {
            return $"{string.Join("?.", condition.Path)} is {pattern}";
        }

        string path = string.Join("?.", condition.Path.Skip(1));
        return $"{condition.Path[0]} is {{ Count: > 0 }} && global::System.Linq.Enumerable.All({condition.Path[0]}, static item => item.{path} is {pattern})";
    }
}
