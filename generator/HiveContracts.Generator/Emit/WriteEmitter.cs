using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the method that the runtime calls to write a record.</summary>
internal static class WriteEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        code.Line();
        using CodeWriter.Block method = code.Open($"void global::HiveContracts.IContract<{type.Name}>.Write(global::HiveContracts.Support.JsonWriter writer)");
        WriteStringForm(code, type);
        if (type.TakesAnyJson)
        {
            IEnumerable<string> unset = type.Members.Where(static member => !member.IsRequiredMember).Select(ValueSyntax.IsAbsent);
            using (code.Open($"if ({string.Join(" && ", unset.Append("writer.TryWriteOther(preserved)"))})"))
            {
                code.Line("return;");
            }

            code.Line();
        }

        code.Line("global::HiveContracts.Support.ObjectWriter properties = writer.BeginObject(propertyNames, preserved);");
        WriteRequirements(code, type);
        for (int i = 0; i < type.Properties.Count; i++)
        {
            WriteProperty(code, type, i);
        }

        code.Line("properties.EndObject();");
    }

    /// <summary>The value of a property; null if the one-of has another one.</summary>
    public static string Value(ObjectModel type, int index)
    {
        PropertyModel property = type.Properties[index];
        if (!type.IsCase(index))
        {
            return Value(property);
        }

        string value = $"chosen == {index} ? ({ValueSyntax.TypeOf(property.Value)}?)value : null";
        return property.Value.Info.WrittenMember is { } member ? $"({value})?.{member}" : value;
    }

    /// <summary>The expression that is written for a member.</summary>
    public static string Value(PropertyModel member) => member switch
    {
        { IsLazy: true } => MemberEmitter.FieldOf(member),
        { Value.Info.WrittenMember: { } written } => $"{member.Name}{(member.IsNullable ? "?." : ".")}{written}",
        _ => member.Name,
    };

    /// <summary>Prints the checks that what the reader requires is there, so that everything that is written can be read.</summary>
    private static void WriteRequirements(CodeWriter code, ObjectModel type)
    {
        for (int i = 0; i < type.Properties.Count; i++)
        {
            PropertyModel property = type.Properties[i];
            if (!property.IsRequired || type.IsCase(i))
            {
                continue;
            }

            if (property.Variants.Count > 0)
            {
                code.Line($"properties.Require({i}, {AnyIsPresent(property.WithVariants)});");
            }
            else if (property.Value.CanBeUnset)
            {
                string member = property.Kind is ValueKind.ClassScores ? property.Name + ".IsPresent" : property.Name;
                code.Line($"properties.Require({i}, {(property.IsLazy ? MemberEmitter.FieldOf(property) : member)});");
            }
        }

        if (type.AtLeastOne.Count > 0)
        {
            string isPresent = AnyIsPresent(type.AtLeastOne.SelectMany(index => type.Properties[index].WithVariants));
            code.Line($"properties.RequireAny([{string.Join(", ", type.AtLeastOne)}], {isPresent});");
        }
    }

    private static string AnyIsPresent(IEnumerable<PropertyModel> members) =>
        string.Join(" || ", members.Select(static member => ValueSyntax.IsPresent(member)));

    /// <summary>Prints the branch that writes a string in place of an object that was read from a string and still has nothing else.</summary>
    private static void WriteStringForm(CodeWriter code, ObjectModel type)
    {
        if (type.StringForm is not { } index)
        {
            return;
        }

        PropertyModel property = type.Properties[index];
        IEnumerable<string> others = type.Members.Where(member => member.Name != property.Name).Select(ValueSyntax.IsAbsent);
        string isAlone = string.Join(" && ", others.Prepend($"{property.Name} is not null"));
        using (code.Open($"if (preserved == global::HiveContracts.Support.PreservedProperties.StringForm && {isAlone})"))
        {
            code.Line($"writer.Write({property.Name}{(property.Kind is ValueKind.Enum ? ".Value.Name" : "")});");
            code.Line("return;");
        }

        code.Line();
    }

    private static void WriteProperty(CodeWriter code, ObjectModel type, int index)
    {
        PropertyModel property = type.Properties[index];
        string condition = "";
        foreach (PropertyModel variant in property.Variants)
        {
            using (code.Open($"{condition}if ({ValueSyntax.IsPresent(variant)})"))
            {
                code.Line(Call(variant.Value, index, Value(variant)));
            }

            condition = "else ";
        }

        string call = Call(property.Value, index, Value(type, index));
        if (property.Variants.Count == 0)
        {
            code.Line(call);
            return;
        }

        using (code.Open("else"))
        {
            code.Line(call);
        }
    }

    /// <summary>The statement that writes a value.</summary>
    public static string Call(ValueModel model, int index, string value) => model switch
    {
        { Element: not null } => CollectionSyntax.Write(model, index, value),
        { Kind: ValueKind.ClassScores } => $"{value}.Write(properties, {index});",
        _ => $"properties.Write({index}, {value});",
    };
}
