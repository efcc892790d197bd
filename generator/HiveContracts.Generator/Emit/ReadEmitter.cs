using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints a record's reader: a constructor that sets members as their properties come.</summary>
internal static class ReadEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        WriteConstructor(code, type);
        WriteRead(code, type);
    }

    private static void WriteConstructor(CodeWriter code, ObjectModel type)
    {
        if (type.Cases.Count == 0)
        {
            code.Lines($$"""

                /// <summary>Makes one whose members an initializer sets.</summary>
                public {{type.Name}}()
                {
                }
                """);
        }

        code.Line();
        code.Line("[SetsRequiredMembers]");
        using (code.Open($"private {type.Name}(ref JsonReader reader)"))
        {
            WriteLocals(code, type);
            WriteLoop(code, type);
            WriteEnd(code, type);
        }
    }

    private static void WriteRead(CodeWriter code, ObjectModel type)
    {
        code.Line();
        string signature = $"static {type.Name} IContract<{type.Name}>.Read(ref JsonReader reader)";
        if (type.TakesAnything)
        {
            code.Line($"{signature} => reader.IsObject ? new {type.Name}(ref reader) : new {type.Name}{(type.Cases.Count > 0 ? "(-1, null!)" : "")} {{ preserved = reader.ReadOther() }};");
        }
        else if (type.StringForm is { } index)
        {
            code.Line($"{signature} => !reader.IsString ? new {type.Name}(ref reader)");
            code.Line($"    : new {type.Name} {{ {type.Properties[index].Name} = {ValueNames.Read(type.Properties[index], index)}, preserved = global::HiveContracts.Support.PreservedProperties.StringForm }};");
        }
        else
        {
            code.Line($"{signature} => new(ref reader);");
        }
    }

    /// <summary>What has to be there is known at the end.</summary>
    private static void WriteLocals(CodeWriter code, ObjectModel type)
    {
        if (type.Cases.Count > 0)
        {
            code.Line("int chosen = -1;");
            code.Line("object? value = null;");
        }

        foreach (PropertyModel property in MemberEmitter.Members(type).Where(IsChecked))
        {
            code.Line($"{ValueNames.TypeOf(property)}? {ValueNames.LocalOf(property)} = null;");
        }

        code.Lines("""
            int property = -1;
            reader.BeginObject();
            """);
    }

    private static bool IsChecked(PropertyModel property) => property is { IsRequiredMember: true, Kind: not ValueKind.ClassScores };

    /// <summary>What a value is assigned to as it is read.</summary>
    private static string TargetOf(PropertyModel property) => IsChecked(property) ? ValueNames.LocalOf(property) : property.IsLazy ? MemberEmitter.FieldOf(property) : property.Name;

    private static void WriteLoop(CodeWriter code, ObjectModel type)
    {
        using (code.Open("while ((property = reader.NextProperty(propertyNames, property, ref preserved)) >= 0)"))
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
                    code.Line($"    reader.Choose(propertyNames, {i}, ref chosen, {CodeWriter.Literal(CaseNames(type))});");
                    code.Line($"    value = {ValueNames.Read(property, i)};");
                    code.Line("    break;");
                }
                else if (property.Variants.Count > 0)
                {
                    WriteShapes(code, property, i);
                }
                else
                {
                    string value = FrameEmitter.NumberOf(type, property) is >= 0 and int number ? $"reader.ReadDouble({number})" : ValueNames.Read(property, i);
                    code.Line($"case {i}: {TargetOf(property)} = {value}; break; // {CodeWriter.Literal(property.JsonName)}");
                }
            }
        }
    }

    /// <summary>An assignment for each JSON type that the value may have.</summary>
    private static void WriteShapes(CodeWriter code, PropertyModel property, int index)
    {
        foreach (PropertyModel shape in property.Variants)
        {
            code.Line($"case {index} when reader.Is{shape.JsonType}: {Without(property, shape)}{TargetOf(shape)} = {ValueNames.Read(shape, index)}; break;");
        }

        code.Line($"case {index}: {Without(property, property)}{TargetOf(property)} = {ValueNames.Read(property, index)}; break; // {CodeWriter.Literal(property.JsonName)}");
    }

    /// <summary>Forgets the other shapes: of a property that comes twice, the last value counts.</summary>
    private static string Without(PropertyModel property, PropertyModel shape) =>
        string.Concat(property.Variants.Prepend(property).Where(other => other != shape).Select(other => $"{TargetOf(other)} = default; "));

    private static void WriteEnd(CodeWriter code, ObjectModel type)
    {
        code.Line();
        if (type.Cases.Count > 0)
        {
            WriteMissing(code, "value is null", "exactly one of " + CaseNames(type) + ", with a value that fits it,");
            code.Line("this.chosen = chosen;");
            code.Line("this.value = value;");
        }

        if (type.AtLeastOne.Count > 0)
        {
            IEnumerable<PropertyModel> members = type.AtLeastOne.SelectMany(index => type.Properties[index].Variants.Prepend(type.Properties[index]));
            WriteMissing(code, string.Join(" && ", members.Select(IsMissing)), "at least one of " + NamesOf(type, type.AtLeastOne));
        }

        foreach (PropertyModel property in type.Properties.Where(static property => property.IsRequired && !IsChecked(property)))
        {
            WriteMissing(code, string.Join(" && ", property.Variants.Prepend(property).Select(IsMissing)), $"'{property.JsonName}'");
        }

        foreach (PropertyModel property in MemberEmitter.Members(type).Where(IsChecked))
        {
            string expected = $"'{property.JsonName}'{(MayNotFit(property) ? ", with a value that its type can hold," : "")}";
            code.Line($"{property.Name} = {ValueNames.LocalOf(property)} ?? throw reader.Missing({CodeWriter.Literal(expected)});");
        }
    }

    /// <summary>Whether a value of the right JSON type may still be none of the member's.</summary>
    private static bool MayNotFit(PropertyModel property) => property.Kind is ValueKind.DateTimeOffset or ValueKind.DateOnly or ValueKind.Uri or ValueKind.Decimal;

    private static string IsMissing(PropertyModel property) => TargetOf(property) + (property.Kind is ValueKind.ClassScores ? ".IsPresent is false" : property.IsLazy ? " == default" : " is null");

    private static void WriteMissing(CodeWriter code, string condition, string expected)
    {
        using (code.Open($"if ({condition})"))
        {
            code.Line($"throw reader.Missing({CodeWriter.Literal(expected)});");
        }

        code.Line();
    }

    /// <summary>The names of a one-of's properties, for messages.</summary>
    internal static string CaseNames(ObjectModel type) => NamesOf(type, type.Cases);

    private static string NamesOf(ObjectModel type, IEnumerable<int> indexes) => string.Join(", ", indexes.Select(index => $"'{type.Properties[index].JsonName}'"));
}
