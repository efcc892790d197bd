using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the resolver with which System.Text.Json finds the generated types without reflection.</summary>
internal static class ResolverEmitter
{
    public static void Write(CodeWriter code, ResolverModel type)
    {
        code.Lines($$"""
            /// <summary>
            /// The generated types for System.Text.Json, without reflection. Add <see cref="Default"/> to
            /// <see cref="global::System.Text.Json.JsonSerializerOptions.TypeInfoResolverChain"/>, or pass the metadata of a type to methods that take it.
            /// </summary>
            {{Attributes.GeneratedCode}}
            """);
        const string Interface = "global::System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver";
        using (code.Open($"{TypeEmitter.Accessibility(type)} sealed partial class {type.Name} : {Interface}"))
        {
            code.Lines($$"""
                private readonly global::System.Text.Json.JsonSerializerOptions options;

                private {{type.Name}}() => options = new global::System.Text.Json.JsonSerializerOptions { TypeInfoResolver = this };

                /// <summary>The resolver.</summary>
                public static {{type.Name}} Default { get; } = new();
                """);
            foreach (string name in type.Types)
            {
                code.Lines($"""

                    /// <summary>The metadata of <see cref="global::{type.Origin.Namespace}.{name}"/>.</summary>
                    public global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<{name}> {name} =>
                        global::HiveContracts.Support.ContractTypeInfo.Get<{name}>(options);
                    """);
            }

            WriteGetTypeInfo(code, type);
        }
    }

    private static void WriteGetTypeInfo(CodeWriter code, ResolverModel type)
    {
        code.Lines("""

            /// <summary>Returns the metadata of a generated type; null for any other type.</summary>
            """);
        const string Parameters = "global::System.Type type, global::System.Text.Json.JsonSerializerOptions options";
        using (code.Open($"public global::System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo({Parameters})"))
        {
            foreach (string name in type.Types)
            {
                using (code.Open($"if (type == typeof({name}))"))
                {
                    code.Line($"return global::HiveContracts.Support.ContractTypeInfo.Create<{name}>(options);");
                }

                code.Line();
            }

            foreach (ConvertedType value in type.Values)
            {
                using (code.Open($"if (type == typeof({value.Name}))"))
                {
                    string converter = $"new global::HiveContracts.Support.{value.Converter}<{value.Name}>()";
                    code.Line($"return global::HiveContracts.Support.ContractTypeInfo.Create(options, {converter});");
                }

                code.Line();
            }

            code.Line("return null;");
        }
    }
}
