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

            /// <summary>Always true: one of them is always there.</summary>
            public bool HasValue => true;

            /// <summary>The one that is there, as an object.</summary>
            public object? Value => value;
            """);
        foreach ((int index, PropertyModel property) in cases)
        {
            WriteCase(code, type, index, property);
            if (HasUnionCases(type))
            {
                WriteUnionCase(code, type, index, property);
            }
        }

        WriteMatch(code, cases);
    }

    /// <summary>Whether the type of a value tells which case it is, as a union of C# has it.</summary>
    public static bool HasUnionCases(ObjectModel type) => type.Cases.Count > 0 && type.Cases.Select(index => ValueNames.TypeOf(type.Properties[index])).Distinct().Count() == type.Cases.Count;

    private static void WriteCase(CodeWriter code, ObjectModel type, int index, PropertyModel property)
    {
        (string valueType, string local) = (ValueNames.TypeOf(property), ValueNames.LocalOf(property));
        string limit = property.MaxLength is { } maxLength ? $", int maxLength = {maxLength}" : "";
        code.Line();
        code.Summary(property.Summary);
        if (property.MaxLength is not null)
        {
            code.Line($"/// <param name=\"{local.TrimStart('@')}\">The value.</param>");
            code.Line("/// <param name=\"maxLength\">How many characters it may have: give another number where Hive allows more.</param>");
        }

        if (Check(property, local) != local)
        {
            code.Line("/// <exception cref=\"ArgumentException\">The value does not fit the schema.</exception>");
        }

        using (code.Open($"public static {type.Name} From{property.Name}({valueType} {local}{limit})"))
        {
            code.Line($"global::System.ArgumentNullException.ThrowIfNull({local});");
            code.Line($"return new {type.Name}({index}, {Check(property, local)});");
        }

        code.Line();
        code.Line($"/// <summary>Whether <c>{CodeWriter.Doc(property.JsonName)}</c> is the one, and its value.</summary>");
        using (code.Open($"public bool TryGet{property.Name}([NotNullWhen(true)] out {valueType}? {local})"))
        {
            code.Line($"{local} = chosen == {index} ? ({valueType})value : null;");
            code.Line($"return {local} is not null;");
        }
    }

    /// <summary>What C# 15 looks for in a union: a constructor and a TryGetValue for each case. In C# 14 they are ordinary members.</summary>
    private static void WriteUnionCase(CodeWriter code, ObjectModel type, int index, PropertyModel property)
    {
        (string valueType, string local) = (ValueNames.TypeOf(property), ValueNames.LocalOf(property));
        code.Lines($$"""

            /// <summary>The same as <see cref="From{{property.Name}}"/>.</summary>
            public {{type.Name}}({{valueType}} {{local}})
                : this(From{{property.Name}}({{local}}))
            {
            }

            /// <summary>The same as <see cref="TryGet{{property.Name}}"/>.</summary>
            public bool TryGetValue([NotNullWhen(true)] out {{valueType}}? {{local}}) => TryGet{{property.Name}}(out {{local}});
            """);
    }

    private static string Check(PropertyModel property, string local) => property switch
    {
        { Schemes.Count: > 0 } => $"global::HiveContracts.Support.Guard.Uri({local}{ValueNames.Schemes(property)})",
        { MaxLength: not null } => $"global::HiveContracts.Support.Guard.Length({local}, {property.MinLength ?? 0}, maxLength)",
        { MinLength: { } minLength } => $"global::HiveContracts.Support.Guard.Length({local}, {minLength}, int.MaxValue)",
        _ => local,
    };

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
