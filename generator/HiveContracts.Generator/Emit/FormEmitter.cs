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

        code.Line();
        code.Line("/// <summary>The form: multipart where there is a file in it, urlencoded otherwise.</summary>");
        using (code.Open("public HttpContent ToFormContent()"))
        {
            code.Line("var form = new FormBuilder();");
            for (int i = 0; i < type.Properties.Count; i++)
            {
                code.Line($"form.Add({CodeWriter.Literal(type.Properties[i].JsonName)}, {WriteEmitter.Value(type, i)});");
            }

            code.Line("return form.ToContent();");
        }
    }
}
