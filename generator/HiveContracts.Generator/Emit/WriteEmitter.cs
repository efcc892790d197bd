using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints a record's writer.</summary>
internal static class WriteEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        code.Line();
        using (code.Open($"void IContract<{type.Name}>.Write(JsonPrinter printer)"))
        {
            code.Line("ObjectPrinter properties = printer.BeginObject(wireNames, wireNotes);");
            for (int i = 0; i < type.Properties.Count; i++)
            {
                code.Line($"properties.Write({i}, {Value(type, i)}{(type.Properties[i].Kind is ValueKind.ClassScores ? ".Row" : "")});");
            }

            code.Line("properties.EndObject();");
        }
    }

    /// <summary>The value of a property, null where the one-of holds another one.</summary>
    public static string Value(ObjectModel type, int index)
    {
        PropertyModel property = type.Properties[index];
        return type.Cases.Contains(index) ? $"chosen == {index} ? ({ValueNames.TypeOf(property)}?)value : null" : property.Name;
    }
}
