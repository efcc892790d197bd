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
            WriteStringForm(code, type);
            WriteLocals(code, type);
            WriteLoop(code, type);
            WriteResult(code, type);
        }
    }

    private static void WriteStringForm(CodeWriter code, ObjectModel type)
    {
        if (type.TakesAnything)
        {
            using (code.Open("if (!scanner.IsObject)"))
            {
                code.Line($"return new {type.Name} {{ wireNotes = scanner.ReadOther() }};");
            }

            code.Line();
            return;
        }

        if (type.StringForm is not { } index)
        {
            return;
        }

        using (code.Open("if (scanner.IsString)"))
        {
            code.Line($"return new {type.Name} {{ {type.Properties[index].Name} = {ValueNames.Read(type.Properties[index], index)}, wireNotes = global::HiveContracts.Support.PropertyNotes.StringForm }};");
        }

        code.Line();
    }

    private static void WriteLocals(CodeWriter code, ObjectModel type)
    {
        if (type.Cases.Count > 0)
        {
            code.Line("int chosen = -1;");
            code.Line("object? value = null;");
        }

        foreach (PropertyModel property in MemberEmitter.Members(type))
        {
            code.Line(property.Kind switch
            {
                ValueKind.ClassScores => $"{property.TypeName} {ValueNames.LocalOf(property)} = default;",
                ValueKind.Uri when property.IsLazy => $"LazyUri {ValueNames.LocalOf(property)} = default;",
                _ => $"{ValueNames.TypeOf(property)}? {ValueNames.LocalOf(property)} = null;",
            });
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
        {
            if (type.Properties.Count == 0)
            {
                return; // all there is is noted on the way
            }

            using CodeWriter.Block block = code.Open("switch (property)");
            for (int i = 0; i < type.Properties.Count; i++)
            {
                PropertyModel property = type.Properties[i];
                if (type.Cases.Contains(i))
                {
                    code.Line($"case {i}: // {CodeWriter.Literal(property.JsonName)}");
                    code.Line($"    scanner.Choose(wireNames, {i}, ref chosen, {CodeWriter.Literal(CaseNames(type))});");
                    code.Line($"    value = {ValueNames.Read(property, i)};");
                    code.Line("    break;");
                }
                else if (property.Alternatives.Count > 0)
                {
                    WriteShapes(code, property, i);
                }
                else
                {
                    string value = RowEmitter.NumberOf(type, property) is >= 0 and int number ? $"scanner.ReadDouble({number})" : ValueNames.Read(property, i);
                    code.Line($"case {i}: {ValueNames.LocalOf(property)} = {value}; break; // {CodeWriter.Literal(property.JsonName)}");
                }
            }
        }
    }

    /// <summary>An assignment for each JSON type that the value may have.</summary>
    private static void WriteShapes(CodeWriter code, PropertyModel property, int index)
    {
        foreach (PropertyModel shape in property.Alternatives)
        {
            code.Line($"case {index} when scanner.Is{shape.JsonType}: {ValueNames.LocalOf(shape)} = {ValueNames.Read(shape, index)}; break;");
        }

        code.Line($"case {index}: {ValueNames.LocalOf(property)} = {ValueNames.Read(property, index)}; break; // {CodeWriter.Literal(property.JsonName)}");
    }

    private static void WriteResult(CodeWriter code, ObjectModel type)
    {
        code.Line();
        if (type.Cases.Count > 0)
        {
            WriteMissing(code, "value is null", "exactly one of " + CaseNames(type) + ", with a value that fits it,");
        }

        if (type.AtLeastOne.Count > 0)
        {
            IEnumerable<PropertyModel> members = type.AtLeastOne.SelectMany(index => type.Properties[index].Alternatives.Prepend(type.Properties[index]));
            WriteMissing(code, string.Join(" && ", members.Select(IsMissing)), "at least one of " + NamesOf(type, type.AtLeastOne));
        }

        foreach (PropertyModel property in type.Properties.Where(static property => property.IsRequired && (property.Alternatives.Count > 0 || property.Kind is ValueKind.ClassScores)))
        {
            WriteMissing(code, string.Join(" && ", property.Alternatives.Prepend(property).Select(IsMissing)), $"'{property.JsonName}'");
        }

        using (code.Open($"return new {type.Name}{(type.Cases.Count > 0 ? "(chosen, value)" : "")}", "};"))
        {
            foreach (PropertyModel property in MemberEmitter.Members(type))
            {
                string local = ValueNames.LocalOf(property);
                string target = property.IsLazy ? MemberEmitter.FieldOf(property) : property.Name;
                string missing = property is { IsRequiredMember: true, Kind: not ValueKind.ClassScores } ? $" ?? throw scanner.Missing({CodeWriter.Literal($"'{property.JsonName}'{(MayMisfit(property) ? ", with a value that its type can hold," : "")}")})" : "";
                code.Line($"{target} = {local}{missing},");
            }

            code.Line("wireNotes = notes,");
        }
    }

    /// <summary>Whether a value of the right JSON type may still be none of the member's.</summary>
    private static bool MayMisfit(PropertyModel property) => property.Kind is ValueKind.DateTimeOffset or ValueKind.DateOnly or ValueKind.Uri or ValueKind.Decimal;

    private static string IsMissing(PropertyModel property) => ValueNames.LocalOf(property) + (property.Kind is ValueKind.ClassScores ? ".IsPresent is false" : property.IsLazy ? " == default" : " is null");

    private static void WriteMissing(CodeWriter code, string condition, string expected)
    {
        using (code.Open($"if ({condition})"))
        {
            code.Line($"throw scanner.Missing({CodeWriter.Literal(expected)});");
        }

        code.Line();
    }

    /// <summary>The names of a one-of's properties, for messages.</summary>
    internal static string CaseNames(ObjectModel type) => NamesOf(type, type.Cases);

    private static string NamesOf(ObjectModel type, IEnumerable<int> indexes) => string.Join(", ", indexes.Select(index => $"'{type.Properties[index].JsonName}'"));
}
