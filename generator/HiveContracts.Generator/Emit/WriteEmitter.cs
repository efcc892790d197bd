using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints a record's writer.</summary>
internal static class WriteEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        code.Line();
        using (code.Open($"void IContract<{type.Name}>.Write(JsonWriter writer)"))
        {
            if (type.StringForm is { } form)
            {
                // Only as long as it says nothing else.
                string name = type.Properties[form].Name;
                IEnumerable<string> others = MemberEmitter.Members(type).Where(member => member.Name != name).Select(static member => member.Kind is ValueKind.ClassScores ? $"!{member.Name}.IsPresent" : $"{member.Name} is null");
                using (code.Open($"if (preserved == global::HiveContracts.Support.PreservedProperties.StringForm && {string.Join(" && ", others.Prepend($"{name} is not null"))})"))
                {
                    code.Line($"writer.Write({name}{(type.Properties[form].Kind is ValueKind.Enum ? ".Value.Name" : "")});");
                    code.Line("return;");
                }

                code.Line();
            }

            if (type.TakesAnything)
            {
                using (code.Open("if (writer.TryWriteOther(preserved))"))
                {
                    code.Line("return;");
                }

                code.Line();
            }

            code.Line("ObjectWriter properties = writer.BeginObject(propertyNames, preserved);");
            for (int i = 0; i < type.Properties.Count; i++)
            {
                WriteProperty(code, type, i);
            }

            code.Line("properties.EndObject();");
        }
    }

    private static void WriteProperty(CodeWriter code, ObjectModel type, int index)
    {
        PropertyModel property = type.Properties[index];
        string condition = "";
        foreach (PropertyModel shape in property.Variants)
        {
            using (code.Open($"{condition}if ({shape.Name}{(shape.Kind is ValueKind.ClassScores ? ".IsPresent" : " is not null")})"))
            {
                code.Line(Write(shape, index, Value(shape)));
            }

            condition = "else ";
        }

        string write = Write(property, index, Value(type, index));
        if (property.Variants.Count == 0)
        {
            code.Line(write);
            return;
        }

        using (code.Open("else"))
        {
            code.Line(write);
        }
    }

    private static string Write(PropertyModel property, int index, string value) => property.Kind switch
    {
        ValueKind.ValueList => $"properties.WriteValues({index}, {value}, static (writer, item) => writer.Write(item));",
        ValueKind.Map => $"properties.WriteMap({index}, {value}, static (writer, item) => writer.Write(item));",
        ValueKind.ClassScores => $"properties.Write({index}, {value}.Row);",
        _ when property.TakesOne => $"properties.WriteListOrOne({index}, {value});",
        _ => $"properties.Write({index}, {value});",
    };

    /// <summary>The value of a property, null where the one-of holds another one.</summary>
    public static string Value(ObjectModel type, int index)
    {
        PropertyModel property = type.Properties[index];
        if (!type.Cases.Contains(index))
        {
            return Value(property);
        }

        string value = $"chosen == {index} ? ({ValueNames.TypeOf(property)}?)value : null";
        return property.Kind is ValueKind.Enum ? $"({value})?.Name" : value;
    }

    /// <summary>What is written of a member: of an enum its string.</summary>
    private static string Value(PropertyModel member) => member switch
    {
        { Kind: ValueKind.Enum } => member.Name + (member.IsRequiredMember ? ".Name" : "?.Name"),
        { IsLazy: true } => MemberEmitter.FieldOf(member),
        _ => member.Name,
    };
}
