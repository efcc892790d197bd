using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the method that makes a form of a record.</summary>
internal static class FormEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        if (!type.IsForm)
        {
            return;
        }

        if (type.AnswerType is { } answer)
        {
            List<string> files = [.. Enumerable.Range(0, type.Properties.Count).Where(index => type.Properties[index].Kind is ValueKind.MediaFile).Select(index => $"({WriteEmitter.Value(type, index)}) is not {{ IsRepeatable: false }}")];
            code.Line();
            code.Line($"bool IFormRequest<{answer}>.IsRepeatable => {(files.Count == 0 ? "true" : string.Join(" && ", files))};");
        }

        code.Line();
        code.Line("/// <summary>The form: multipart where there is a file in it, urlencoded otherwise.</summary>");
        using (code.Open("public HttpContent ToFormContent()"))
        {
            code.Line("var form = new FormWriter();");
            for (int i = 0; i < type.Properties.Count; i++)
            {
                code.Line($"form.Add({CodeWriter.Literal(type.Properties[i].JsonName)}, {WriteEmitter.Value(type, i)});");
            }

            code.Line("form.AddUnknown(preserved);");
            code.Line("return form.ToContent();");
        }

        code.Lines("""

            /// <summary>Reads it back from a form's fields and files. A field that the schema does not know is kept.</summary>
            /// <exception cref="ContractException">The form does not fit the schema; the exception names the field.</exception>
            """);
        using (code.Open($"public static {type.Name} FromForm(IEnumerable<KeyValuePair<string, string>> fields, IEnumerable<KeyValuePair<string, MediaFile>>? files = null)"))
        {
            code.Line("var form = new FormReader(propertyNames, fields, files);");
            string arguments = "";
            if (type.Cases.Count > 0)
            {
                arguments = "(chosen, value)";
                WriteChoice(code, type);
            }

            using (code.Open($"return new {type.Name}{arguments}", "};"))
            {
                for (int i = 0; i < type.Properties.Count; i++)
                {
                    if (!type.Cases.Contains(i))
                    {
                        PropertyModel property = type.Properties[i];
                        code.Line($"{property.Name} = {(property.IsRequired ? $"form.Require({i}, {Read(property, i)})" : Read(property, i))},");
                    }
                }

                code.Line("preserved = form.Notes,");
            }
        }
    }

    private static void WriteChoice(CodeWriter code, ObjectModel type)
    {
        code.Line($"int chosen = form.Choose({CodeWriter.Literal(ReadEmitter.CaseNames(type))}, {string.Join(", ", type.Cases)});");
        using (code.Open("object value = chosen switch", "};"))
        {
            for (int i = 0; i < type.Cases.Count; i++)
            {
                int index = type.Cases[i];
                code.Line($"{(i == type.Cases.Count - 1 ? "_" : index.ToString(System.Globalization.CultureInfo.InvariantCulture))} => form.Require({index}, {Read(type.Properties[index], index)}),");
            }
        }
    }

    private static string Read(PropertyModel property, int index) => property.Kind switch
    {
        _ when property.MinLength is { } minLength => $"form.ReadString({index}, {minLength})",
        ValueKind kind when kind.IsString() || kind is ValueKind.Text or ValueKind.Uuid => $"form.ReadString({index})",
        ValueKind.Enum => $"(form.ReadString({index}) is {{ }} given{index} ? new {property.TypeName}(given{index}) : ({property.TypeName}?)null)",
        ValueKind.Uri => $"form.ReadUri({index}{ValueNames.Schemes(property)})",
        ValueKind.MediaFile => $"form.ReadMediaFile({index})",
        ValueKind.Object => $"form.ReadObject<{property.TypeName}>({index})",
        ValueKind.DateOnly or ValueKind.DateTimeOffset => $"form.Read{property.Kind}({index})",
        ValueKind.Any => $"form.ReadJson({index}, static json => (JsonValue?)new JsonValue(json))",
        _ => $"form.ReadJson({index}, static json => ({ValueNames.TypeOf(property)}?)json.Get{property.Kind}())",
    };
}
