using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the type of a file whose root is no object: any JSON, which validation holds against the schema.</summary>
internal static class ValueEmitter
{
    public static void Write(CodeWriter code, ValueModel type)
    {
        code.Lines("""
            using global::System;
            using global::System.Diagnostics.CodeAnalysis;
            using global::System.Text.Json.Serialization;
            using global::HiveContracts;
            using global::HiveContracts.Support;

            """);
        code.Summary(type.Origin.Summary);
        code.Line("/// <param name=\"Value\">The value.</param>");
        code.Line($"[JsonConverter(typeof(ContractConverter<{type.Name}>))]");
        using (code.Open($"{TypeEmitter.Visibility(type)} sealed partial record {type.Name}(JsonValue Value) : IContract<{type.Name}>"))
        {
            ParseEmitter.Write(code, type.Name, isPrinted: true);
            code.Lines($$"""

                static {{type.Name}} IContract<{{type.Name}}>.Read(ref JsonReader reader) => new(reader.ReadAny());

                void IContract<{{type.Name}}>.Write(JsonWriter writer) => writer.Write(Value);
                """);
            RulesEmitter.WriteValidate(code, type.Name, type.RulesKey);
        }
    }
}
