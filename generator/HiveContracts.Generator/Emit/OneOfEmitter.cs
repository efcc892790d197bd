using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints a one-of: a record that holds exactly one of several values, by construction.</summary>
internal static class OneOfEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        if (type.Cases.Count == 0)
        {
            return;
        }

        List<(int Index, PropertyModel Property)> cases = [.. type.Cases.Select(index => (index, type.Properties[index]))];
        code.Lines($$"""

            private readonly int chosen;
            private readonly object value;

            private {{type.Name}}(int chosen, object value)
            {
                this.chosen = chosen;
                this.value = value;
            }
            """);
        foreach ((int index, PropertyModel property) in cases)
        {
            (string valueType, string local) = (ValueNames.TypeOf(property), ValueNames.LocalOf(property));
            code.Line();
            code.Summary(property.Summary);
            using (code.Open($"public static {type.Name} From{property.Name}({valueType} {local})"))
            {
                code.Line($"ArgumentNullException.ThrowIfNull({local});");
                code.Line($"return new {type.Name}({index}, {local});");
            }

            code.Line();
            code.Line($"/// <summary>Whether <c>{CodeWriter.Doc(property.JsonName)}</c> is the one, and its value.</summary>");
            using (code.Open($"public bool TryGet{property.Name}([NotNullWhen(true)] out {valueType}? {local})"))
            {
                code.Line($"{local} = chosen == {index} ? ({valueType})value : null;");
                code.Line($"return {local} is not null;");
            }
        }

        WriteMatch(code, cases);
    }

    private static void WriteMatch(CodeWriter code, List<(int Index, PropertyModel Property)> cases)
    {
        string functions = string.Join(", ", cases.Select(static one => $"Func<{ValueNames.TypeOf(one.Property)}, TResult> {ValueNames.LocalOf(one.Property)}"));
        code.Line();
        code.Line("/// <summary>Makes a result of the one that is there.</summary>");
        using (code.Open($"public TResult Match<TResult>({functions}) => chosen switch", "};"))
        {
            WriteArms(code, cases);
        }

        string actions = string.Join(", ", cases.Select(static one => $"Action<{ValueNames.TypeOf(one.Property)}> {ValueNames.LocalOf(one.Property)}"));
        code.Line();
        code.Line("/// <summary>Does something with the one that is there.</summary>");
        using (code.Open($"public void Switch({actions})"))
        using (code.Open("switch (chosen)"))
        {
            for (int i = 0; i < cases.Count; i++)
            {
                PropertyModel property = cases[i].Property;
                code.Line(i == cases.Count - 1 ? "default:" : $"case {cases[i].Index}:");
                code.Line($"    {ValueNames.LocalOf(property)}(({ValueNames.TypeOf(property)})value);");
                code.Line("    break;");
            }
        }
    }

    private static void WriteArms(CodeWriter code, List<(int Index, PropertyModel Property)> cases)
    {
        for (int i = 0; i < cases.Count; i++)
        {
            PropertyModel property = cases[i].Property;
            string pattern = i == cases.Count - 1 ? "_" : $"{cases[i].Index}";
            code.Line($"{pattern} => {ValueNames.LocalOf(property)}(({ValueNames.TypeOf(property)})value),");
        }
    }
}
