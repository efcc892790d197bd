using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the schemas that documents are validated by, and the method that validates a type.</summary>
internal static class ValidatorEmitter
{
    // JSON never has three quotes in a row.
    private const string Quotes = "\"\"\"";

    public static void Write(CodeWriter code, ValidatorModel type)
    {
        code.Line("/// <summary>The schemas that documents are validated by.</summary>");
        code.Line(Attributes.GeneratedCode);
        using (code.Open($"internal static class {type.Name}"))
        {
            code.Line("/// <summary>The schemas by key.</summary>");
            code.Line("internal static global::HiveContracts.Support.SchemaRules All { get; } = new(");
            code.Line("    " + Quotes);
            foreach (string line in type.Json.Split('\n'))
            {
                code.Line("    " + line);
            }

            code.Line("    " + Quotes + "u8);");
        }
    }

    public static void WriteValidate(CodeWriter code, string typeName, string? key)
    {
        if (key is not null)
        {
            code.Line();
            code.Line($"static void global::HiveContracts.IContract<{typeName}>.Validate(global::System.ReadOnlySpan<byte> utf8Json) =>");
            code.Line($"    {ValidatorModel.TypeName}.All.Check(utf8Json, {CodeWriter.Literal(key)});");
        }
    }
}
