using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the type of an <c>enum</c>: a string whose known values have names. It holds other strings too, as a service may send them.</summary>
internal static class EnumEmitter
{
    public static void Write(CodeWriter code, EnumModel type)
    {
        string values = string.Join(", ", type.Values.Select(static value => value.Value));
        code.Summary(type.Origin.Summary, $"One of {CodeWriter.Doc(values)}, or another string that the service sends.");
        code.Line(Attributes.GeneratedCode);
        code.Line(Attributes.Converter(type.Converter, type.Name));
        code.Line(Attributes.TypeConverter("OpenValueTypeConverter", type.Name));
        using (code.Open($"{TypeEmitter.Accessibility(type)} readonly record struct {type.Name} : global::HiveContracts.Support.IOpenValue<{type.Name}>"))
        {
            WriteName(code, type);
            foreach (EnumValueModel value in type.Values)
            {
                code.Lines($"""

                    /// <summary><c>{CodeWriter.Doc(value.Value)}</c>.</summary>
                    public static {type.Name} {value.Name} => new(Names.{value.Name});
                    """);
            }

            string all = string.Join(", ", type.Values.Select(static value => value.Name));
            code.Lines($$"""

                /// <summary>The values that the schema knows, in its order.</summary>
                public static global::HiveContracts.ContractList<{{type.Name}}> All { get; } = [{{all}}];

                static {{type.Name}} global::HiveContracts.Support.IOpenValue<{{type.Name}}>.Create(string name) => new(name);

                /// <summary>Creates a value from any string, known or not.</summary>
                public static {{type.Name}} Parse(string s, global::System.IFormatProvider? provider = null) => new(s);

                /// <summary>Creates a value from any string, known or not. Returns false for null.</summary>
                public static bool TryParse(
                    {{Attributes.NotNullWhenTrue}} string? s, global::System.IFormatProvider? provider, out {{type.Name}} result)
                {
                    result = s is null ? default : new(s);
                    return s is not null;
                }

                /// <summary>Returns the string.</summary>
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
        {{Attributes.Hidden}}
        private readonly string? name;

        /// <summary>Creates a value from any string, known or not.</summary>
        /// <exception cref="global::System.ArgumentNullException">The string is null.</exception>
        public {{type.Name}}(string name) => this.name = name ?? throw new global::System.ArgumentNullException(nameof(name));

        /// <summary>The string; empty for <c>default</c>.</summary>
        public string Name => name ?? "";

        /// <summary>Whether the schema knows the value.</summary>
        public bool IsKnown => Name is {{string.Join(" or ", type.Values.Select(static value => "Names." + value.Name))}};
        """);

    private static void WriteNames(CodeWriter code, EnumModel type)
    {
        code.Line("/// <summary>The strings as constants, for a <c>switch</c> over <see cref=\"Name\"/>.</summary>");
        using (code.Open("public static class Names"))
        {
            foreach (EnumValueModel value in type.Values)
            {
                code.Line();
                code.Line($"/// <summary>See <see cref=\"{type.Name}.{value.Name}\"/>.</summary>");
                code.Line($"public const string {value.Name} = {CodeWriter.Literal(value.Value)};");
            }
        }
    }
}
