using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the type of an <c>enum</c>: a string whose known values have names, and which may be another one, as what a service sends may.</summary>
internal static class EnumEmitter
{
    public static void Write(CodeWriter code, EnumModel type)
    {
        code.Lines("""
            using global::System.Text.Json.Serialization;
            using global::HiveContracts;
            using global::HiveContracts.Support;

            """);
        code.Summary(type.Origin.Summary.Length > 0 ? type.Origin.Summary : $"One of {string.Join(", ", type.Values.Select(static value => value.Value))}, or what comes besides.");
        code.Line($"[JsonConverter(typeof(OpenValueConverter<{type.Name}>))]");
        using (code.Open($"{TypeEmitter.Visibility(type)} readonly record struct {type.Name} : IOpenValue<{type.Name}>"))
        {
            WriteName(code, type);
            foreach (EnumValueModel value in type.Values)
            {
                code.Lines($"""

                    /// <summary><c>{CodeWriter.Doc(value.Value)}</c>.</summary>
                    public static {type.Name} {value.Name} => new(Names.{value.Name});
                    """);
            }

            code.Lines($$"""

                /// <summary>All that the schema knows, in its order.</summary>
                public static ContractList<{{type.Name}}> All { get; } = [{{string.Join(", ", type.Values.Select(static value => value.Name))}}];

                static {{type.Name}} IOpenValue<{{type.Name}}>.Create(string name) => new(name);

                /// <summary>The string.</summary>
                public override string ToString() => Name;

                /// <summary>Whether both have the same string.</summary>
                public bool Equals({{type.Name}} other) => Name == other.Name;

                /// <inheritdoc/>
                public override int GetHashCode() => Name.GetHashCode();

                """);
            WriteNames(code, type);
        }
    }

    private static void WriteName(CodeWriter code, EnumModel type) => code.Lines($$"""
        private readonly string? name;

        /// <summary>Takes any string, known or not.</summary>
        /// <exception cref="global::System.ArgumentNullException">There is none.</exception>
        public {{type.Name}}(string name) => this.name = name ?? throw new global::System.ArgumentNullException(nameof(name));

        /// <summary>The string; empty for <c>default</c>.</summary>
        public string Name => name ?? "";

        /// <summary>Whether the schema knows it.</summary>
        public bool IsKnown => Name is {{string.Join(" or ", type.Values.Select(static value => "Names." + value.Name))}};
        """);

    private static void WriteNames(CodeWriter code, EnumModel type)
    {
        code.Line("/// <summary>The strings as constants, for <c>switch</c> over <see cref=\"Name\"/>.</summary>");
        using (code.Open("public static class Names"))
        {
            foreach (EnumValueModel value in type.Values)
            {
                code.Line($"/// <summary>See <see cref=\"{type.Name}.{value.Name}\"/>.</summary>");
                code.Line($"public const string {value.Name} = {CodeWriter.Literal(value.Value)};");
            }
        }
    }
}
