using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the methods that write a record as a form and read it from one.</summary>
internal static class FormEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        if (type.IsForm)
        {
            WriteIsRepeatable(code, type);
            WriteToForm(code, type);
            WriteFromForm(code, type);
        }
    }

    private static void WriteIsRepeatable(CodeWriter code, ObjectModel type)
    {
        if (type.AnswerType is not { } answer)
        {
            return;
        }

        List<string> files =
        [
            .. Enumerable.Range(0, type.Properties.Count)
                .Where(index => type.Properties[index].Kind is ValueKind.MediaFile)
                .Select(index => $"({WriteEmitter.Value(type, index)}) is not {{ IsRepeatable: false }}"),
        ];
        code.Line();
        code.Line($"bool global::HiveContracts.IFormRequest<{answer}>.IsRepeatable => {(files.Count == 0 ? "true" : string.Join(" && ", files))};");
    }

    private static void WriteToForm(CodeWriter code, ObjectModel type)
    {
        code.Line();
        code.Line("/// <summary>Writes the form: multipart if it has a file, urlencoded otherwise.</summary>");
        using (code.Open("public global::System.Net.Http.HttpContent ToFormContent()"))
        {
            code.Line("var form = new global::HiveContracts.Support.FormWriter();");
            for (int i = 0; i < type.Properties.Count; i++)
            {
                code.Line($"form.Add({CodeWriter.Literal(type.Properties[i].JsonName)}, {WriteEmitter.Value(type, i)});");
            }

            code.Line("form.AddPreserved(preserved, propertyNames);");
            code.Line("return form.ToContent();");
        }
    }

    private static void WriteFromForm(CodeWriter code, ObjectModel type)
    {
        code.Lines($"""

            /// <summary>Reads a form from its fields and files. Fields that the schema does not know are kept.</summary>
            /// <exception cref="global::HiveContracts.ContractException">The form does not fit the schema. The exception names the field.</exception>
            public static {type.Name} FromForm(
            """);
        code.Line($"    {PairsOf("string")} fields,");
        using (code.Open($"    {PairsOf("global::HiveContracts.MediaFile")}? files = null)"))
        {
            code.Line("var form = new global::HiveContracts.Support.FormReader(propertyNames, fields, files);");
            if (type.IsOneOf)
            {
                WriteChoice(code, type);
            }

            using (code.Open($"return new {type.Name}{(type.IsOneOf ? "(chosen, value)" : "")}", "};"))
            {
                for (int i = 0; i < type.Properties.Count; i++)
                {
                    PropertyModel property = type.Properties[i];
                    if (!type.IsCase(i))
                    {
                        string value = ValueSyntax.ReadForm(property, i);
                        code.Line($"{property.Name} = {(property.IsRequired ? $"form.Require({i}, {value})" : value)},");
                    }
                }

                code.Line("preserved = form.Preserved,");
            }
        }
    }

    private static string PairsOf(string type) =>
        $"global::System.Collections.Generic.IEnumerable<global::System.Collections.Generic.KeyValuePair<string, {type}>>";

    private static void WriteChoice(CodeWriter code, ObjectModel type)
    {
        code.Line($"int chosen = form.Choose([{string.Join(", ", type.Cases)}]);");
        using (code.Open("object value = chosen switch", "};"))
        {
            foreach (int index in type.Cases)
            {
                code.Line($"{(index == type.Cases[^1] ? "_" : $"{index}")} => form.Require({index}, {ValueSyntax.ReadForm(type.Properties[index], index)}),");
            }
        }
    }
}
