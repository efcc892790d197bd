using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the schemas that documents are validated by, and where a type asks them.</summary>
internal static class RulesEmitter
{
    // JSON never has three of them in a row.
    private const string Quotes = "\"\"\"";

    public static void Write(CodeWriter code, RulesModel type)
    {
        code.Lines($$"""
            using global::HiveContracts.Support;

            /// <summary>What the schemas demand of documents, for validation.</summary>
            internal static class {{type.Name}}
            {
                /// <summary>The schemas, by the keys that the types have.</summary>
                internal static SchemaRules All { get; } = new(
            """);
        code.Line("        " + Quotes);
        foreach (string line in type.Json.Split('\n'))
        {
            code.Line("        " + line);
        }

        code.Line("        " + Quotes + "u8);");
        code.Line("}");
    }

    public static void WriteValidate(CodeWriter code, string typeName, string? key)
    {
        if (key is null)
        {
            return;
        }

        code.Line();
        code.Line($"static void IContract<{typeName}>.Validate(ReadOnlySpan<byte> utf8Json) => {RulesModel.TypeName}.All.Check(utf8Json, {CodeWriter.Literal(key)});");
    }
}
