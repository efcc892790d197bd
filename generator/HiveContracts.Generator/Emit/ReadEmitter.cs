using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints a record's reader.</summary>
internal static class ReadEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        code.Line();
        using (code.Open($"static {type.Name} IContract<{type.Name}>.Read(ref JsonScanner scanner)"))
        {
            WriteLocals(code, type);
            WriteLoop(code, type);
            WriteResult(code, type);
        }
    }

    private static void WriteLocals(CodeWriter code, ObjectModel type)
    {
        if (type.Cases.Count > 0)
        {
            code.Line("int chosen = -1;");
            code.Line("object? value = null;");
        }

        foreach (PropertyModel property in Members(type))
        {
            code.Line(property.Kind is ValueKind.ClassScores
                ? $"{property.TypeName} {ValueNames.LocalOf(property)} = default;"
                : $"{ValueNames.TypeOf(property)}? {ValueNames.LocalOf(property)} = null;");
        }

        code.Lines("""
            PropertyNotes? notes = null;
            int property = -1;

            scanner.BeginObject();
            """);
    }

    private static void WriteLoop(CodeWriter code, ObjectModel type)
    {
        using (code.Open("while (scanner.NextProperty(wireNames, ref property, ref notes))"))
        using (code.Open("switch (property)"))
        {
            for (int i = 0; i < type.Properties.Count; i++)
            {
                PropertyModel property = type.Properties[i];
                code.Line($"case {i}: // {CodeWriter.Literal(property.JsonName)}");
                if (type.Cases.Contains(i))
                {
                    code.Line($"    scanner.Choose(wireNames, {i}, ref chosen, {CodeWriter.Literal(CaseNames(type))});");
                    code.Line($"    value = {ValueNames.Read(property, i)};");
                }
                else
                {
                    code.Line($"    {ValueNames.LocalOf(property)} = {ValueNames.Read(property, i)};");
                }

                code.Line("    break;");
            }
        }
    }

    private static void WriteResult(CodeWriter code, ObjectModel type)
    {
        code.Line();
        if (type.Cases.Count > 0)
        {
            WriteMissing(code, "value", "exactly one of " + CaseNames(type));
        }

        foreach (PropertyModel property in Members(type).Where(static property => property.IsRequired))
        {
            WriteMissing(code, ValueNames.LocalOf(property), $"'{property.JsonName}'");
        }

        using (code.Open($"return new {type.Name}{(type.Cases.Count > 0 ? "(chosen, value)" : "")}", "};"))
        {
            foreach (PropertyModel property in Members(type))
            {
                string local = ValueNames.LocalOf(property);
                code.Line($"{property.Name} = {local}{(IsNullableValue(property) ? ".Value" : "")},");
            }

            code.Line("wireNotes = notes,");
        }
    }

    private static void WriteMissing(CodeWriter code, string local, string expected)
    {
        using (code.Open($"if ({local} is null)"))
        {
            code.Line($"scanner.MissingProperty({CodeWriter.Literal(expected)});");
        }

        code.Line();
    }

    private static IEnumerable<PropertyModel> Members(ObjectModel type) => type.Properties.Where((_, index) => !type.Cases.Contains(index));

    private static string CaseNames(ObjectModel type) => string.Join(", ", type.Cases.Select(index => $"'{type.Properties[index].JsonName}'"));

    private static bool IsNullableValue(PropertyModel property) => property.IsRequired
        && property.Kind is ValueKind.Boolean or ValueKind.Int32 or ValueKind.Int64 or ValueKind.Double or ValueKind.Decimal or ValueKind.DateTimeOffset or ValueKind.Any;
}
