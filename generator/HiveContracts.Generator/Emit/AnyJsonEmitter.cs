using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the type of a file whose values are not objects: a record that holds any JSON. Validation checks it against the schema.</summary>
internal static class AnyJsonEmitter
{
    public static void Write(CodeWriter code, AnyJsonModel type)
    {
        TypeEmitter.WriteSummary(code, type);
        code.Line("/// <param name=\"Value\">The value.</param>");
        TypeEmitter.WriteAttributes(code, type.Name, hasUnionAttribute: false);
        string declaration = $"{TypeEmitter.Accessibility(type)} sealed partial record {type.Name}(global::HiveContracts.JsonValue Value)";
        using (code.Open($"{declaration} : global::HiveContracts.IContract<{type.Name}>"))
        {
            ParseEmitter.Write(code, type.Name);
            code.Lines($$"""

                static {{type.Name}} global::HiveContracts.IContract<{{type.Name}}>.Read(ref global::HiveContracts.Support.JsonReader reader) =>
                    new(reader.ReadAny());

                void global::HiveContracts.IContract<{{type.Name}}>.Write(global::HiveContracts.Support.JsonWriter writer) => writer.Write(Value);
                """);
            ValidatorEmitter.WriteValidate(code, type.Name, type.ValidationKey);
        }
    }
}
