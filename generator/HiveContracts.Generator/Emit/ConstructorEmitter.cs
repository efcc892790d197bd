using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the constructors of a record: one for object initializers, and one that reads the members from a document.</summary>
internal static class ConstructorEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        code.Line();
        if (type.IsOneOf)
        {
            code.Lines($$"""
                private {{type.Name}}(int chosen, object value)
                {
                    this.chosen = chosen;
                    this.value = value;
                }
                """);
        }
        else
        {
            code.Lines($$"""
                /// <summary>Creates an instance for object initializers.</summary>
                public {{type.Name}}()
                {
                }
                """);
        }

        code.Line();
        code.Line("[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]");
        using (code.Open($"private {type.Name}(ref global::HiveContracts.Support.JsonReader reader)"))
        {
            WriteLocals(code, type);
            WriteLoop(code, type);
            WriteEnd(code, type);
        }
    }

    /// <summary>What a value is assigned to as it is read.</summary>
    private static string TargetOf(PropertyModel member) =>
        member.IsCheckedAtTheEnd ? ValueSyntax.LocalOf(member) : member.IsLazy ? MemberEmitter.FieldOf(member) : member.Name;

    private static void WriteLocals(CodeWriter code, ObjectModel type)
    {
        if (type.IsOneOf)
        {
            code.Line("int chosen = -1;");
            code.Line("object? value = null;");
        }

        foreach (PropertyModel member in type.Members.Where(static member => member.IsCheckedAtTheEnd))
        {
            code.Line($"{ValueSyntax.TypeOf(member.Value)}? {ValueSyntax.LocalOf(member)} = null;");
        }

        code.Line("int property = -1;");
        code.Line("reader.BeginObject();");
    }

    private static void WriteLoop(CodeWriter code, ObjectModel type)
    {
        using CodeWriter.Block loop = code.Open("while ((property = reader.NextProperty(propertyNames, property, ref preserved)) >= 0)");
        if (type.Properties.Count == 0)
        {
            return; // the reader preserves all properties
        }

        using CodeWriter.Block block = code.Open("switch (property)");
        for (int i = 0; i < type.Properties.Count; i++)
        {
            PropertyModel property = type.Properties[i];
            string comment = "// " + CodeWriter.Literal(property.JsonName);
            if (type.IsCase(i))
            {
                code.Line($"case {i}: {comment}");
                code.Line($"    reader.Choose(propertyNames, {i}, ref chosen, [{string.Join(", ", type.Cases)}]);");
                code.Line($"    value = {ValueSyntax.Read(property, i)};");
                code.Line("    break;");
            }
            else if (property.Variants.Count > 0)
            {
                WriteVariants(code, property, i, comment);
            }
            else
            {
                code.Line($"case {i}: {TargetOf(property)} = {Read(type, property, i)}; break; {comment}");
            }
        }
    }

    /// <summary>The expression that reads a value. The reader remembers where the numbers of a frame are.</summary>
    private static string Read(ObjectModel type, PropertyModel property, int index) =>
        type.FrameNumbers.ToList().IndexOf(property) is >= 0 and int number ? $"reader.ReadDouble({number})" : ValueSyntax.Read(property, index);

    /// <summary>Prints an assignment for each JSON type that the value may have.</summary>
    private static void WriteVariants(CodeWriter code, PropertyModel property, int index, string comment)
    {
        foreach (PropertyModel variant in property.Variants)
        {
            code.Line($"case {index} when reader.Is{variant.Value.Info.JsonType}: {AssignVariant(property, variant, index)} break;");
        }

        code.Line($"case {index}: {AssignVariant(property, property, index)} break; {comment}");
    }

    /// <summary>The statements that assign one variant and reset the others: the last value of a property that occurs twice counts.</summary>
    private static string AssignVariant(PropertyModel property, PropertyModel variant, int index)
    {
        IEnumerable<string> resets = property.WithVariants.Where(other => other != variant).Select(static other => $"{TargetOf(other)} = default; ");
        return $"{string.Concat(resets)}{TargetOf(variant)} = {ValueSyntax.Read(variant, index)};";
    }

    private static void WriteEnd(CodeWriter code, ObjectModel type)
    {
        code.Line();
        if (type.IsOneOf)
        {
            WriteMissing(code, "value is null", $"MissingOneOf({CodeWriter.Literals(type.JsonNamesOf(type.Cases))})");
            code.Line("this.chosen = chosen;");
            code.Line("this.value = value;");
        }

        if (type.AtLeastOne.Count > 0)
        {
            IEnumerable<PropertyModel> members = type.AtLeastOne.SelectMany(index => type.Properties[index].WithVariants);
            WriteMissing(code, string.Join(" && ", members.Select(IsMissing)), $"MissingAnyOf({CodeWriter.Literals(type.JsonNamesOf(type.AtLeastOne))})");
        }

        foreach (PropertyModel property in type.Properties.Where(static property => property.IsRequired && !property.IsCheckedAtTheEnd))
        {
            WriteMissing(code, string.Join(" && ", property.WithVariants.Select(IsMissing)), MissingProperty(property));
        }

        foreach (PropertyModel member in type.Members.Where(static member => member.IsCheckedAtTheEnd))
        {
            code.Line($"{member.Name} = {ValueSyntax.LocalOf(member)} ?? throw reader.{MissingProperty(member)};");
        }
    }

    private static string MissingProperty(PropertyModel property)
    {
        string name = CodeWriter.Literal(property.JsonName);
        return property.Value.ParsedAs is { } expected ? $"MissingProperty({name}, {CodeWriter.Literal(expected)})" : $"MissingProperty({name})";
    }

    private static string IsMissing(PropertyModel member) =>
        TargetOf(member) + (member.Kind is ValueKind.ClassScores ? ".IsPresent is false" : member.IsLazy ? " == default" : " is null");

    private static void WriteMissing(CodeWriter code, string condition, string error)
    {
        using (code.Open($"if ({condition})"))
        {
            code.Line($"throw reader.{error};");
        }

        code.Line();
    }
}
