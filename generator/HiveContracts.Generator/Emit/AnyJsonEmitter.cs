using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the type of a file whose values are not objects: a record that holds the value.</summary>
internal static class AnyJsonEmitter
{
    public static void Write(CodeWriter code, AnyJsonModel type)
    {
        TypeEmitter.WriteSummary(code, type);
        code.Line("/// <param name=\"Value\">The value.</param>");
        TypeEmitter.WriteAttributes(code, type.Name, hasUnionAttribute: false);
        string declaration = $"{TypeEmitter.Accessibility(type)} sealed partial record {type.Name}({ValueSyntax.MemberTypeOf(type.Value)} Value)";
        using (code.Open($"{declaration} : global::HiveContracts.IContract<{type.Name}>"))
        {
            code.Lines($"""
                {Attributes.Hidden}
                private global::HiveContracts.Support.PreservedProperties? preserved;

                """);
            ParseEmitter.Write(code, type.Name);
            code.Line();
            using (code.Open($"static {type.Name} global::HiveContracts.IContract<{type.Name}>.Read(ref global::HiveContracts.Support.JsonReader reader)"))
            {
                code.Line("global::HiveContracts.Support.PreservedProperties? preserved = null;");
                string none = type.Value.IsNullable ? "reader.TryReadNull() ? null : " : "";
                string isNotNull = !type.Value.IsNullable && (type.Value.Value.TakesOne || type.Value.Value.IsPreservedWhole) ? "!" : "";
                code.Line($"return new {type.Name}({none}{ValueSyntax.Read(type.Value, 0)}{isNotNull}) {{ preserved = preserved }};");
            }

            code.Line();
            using (code.Open($"void global::HiveContracts.IContract<{type.Name}>.Write(global::HiveContracts.Support.JsonWriter writer)"))
            {
                code.Line("global::HiveContracts.Support.ObjectWriter properties = writer.BeginValue(preserved);");
                code.Line(WriteEmitter.Call(type.Value.Value, 0, WriteEmitter.Value(type.Value)));
            }

            ValidatorEmitter.WriteValidate(code, type.Name, type.ValidationKey);
        }
    }
}
