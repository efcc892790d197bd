using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the resolver by which System.Text.Json finds the generated types without reflection.</summary>
internal static class ResolverEmitter
{
    public static void Write(CodeWriter code, ResolverModel type)
    {
        code.Lines($$"""
            using global::System;
            using global::System.Text.Json;
            using global::System.Text.Json.Serialization.Metadata;
            using global::HiveContracts.Support;

            /// <summary>
            /// The generated types for System.Text.Json, without reflection: add <see cref="Default"/> to <see cref="JsonSerializerOptions.TypeInfoResolverChain"/>,
            /// or give the metadata of one type to the methods that take it.
            /// </summary>
            {{TypeEmitter.Visibility(type)}} sealed class {{type.Name}} : IJsonTypeInfoResolver
            {
                private readonly JsonSerializerOptions options;

                private {{type.Name}}() => options = new JsonSerializerOptions { TypeInfoResolver = this };

                /// <summary>The resolver.</summary>
                public static {{type.Name}} Default { get; } = new();
            """);
        foreach (string name in type.Types)
        {
            code.Lines($$"""

                    /// <summary>The metadata of <see cref="{{name}}"/>.</summary>
                    public JsonTypeInfo<{{name}}> {{name}} => ContractTypeInfo.Get<{{name}}>(options);
                """);
        }

        code.Lines("""

                /// <summary>The metadata of a generated type; null for any other.</summary>
                public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
                {
            """);
        foreach (string name in type.Types)
        {
            code.Lines($$"""
                        if (type == typeof({{name}}))
                        {
                            return ContractTypeInfo.Create<{{name}}>(options);
                        }

                """);
        }

        code.Lines("""
                    return null;
                }
            }
            """);
    }
}
