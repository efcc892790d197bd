using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the type of an <c>enum</c>: a string whose known values have names, and which may be another one, as what a service sends may.</summary>
internal static class EnumEmitter
{
    public static void Write(CodeWriter code, EnumModel type)
    {
        string values = string.Join(" or ", type.Values.Select(static value => CodeWriter.Literal(value.Value)));
        code.Summary(type.Origin.Summary.Length > 0 ? type.Origin.Summary : $"One of {string.Join(", ", type.Values.Select(static value => value.Value))}, or what comes besides.");
        using (code.Open($"{TypeEmitter.Visibility(type)} readonly record struct {type.Name}"))
        {
            code.Lines($$"""
                private readonly string? name;

                /// <summary>Takes any string, known or not.</summary>
                /// <exception cref="global::System.ArgumentNullException">There is none.</exception>
                public {{type.Name}}(string name) => this.name = name ?? throw new global::System.ArgumentNullException(nameof(name));

                /// <summary>The string; empty for <c>default</c>.</summary>
                public string Name => name ?? "";

                /// <summary>Whether the schema knows it.</summary>
                public bool IsKnown => Name is {{values}};
                """);
            code.Line();
            foreach (EnumValueModel value in type.Values)
            {
                code.Line($"/// <summary><c>{CodeWriter.Doc(value.Value)}</c>.</summary>");
                code.Line($"public static {type.Name} {value.Name} => new({CodeWriter.Literal(value.Value)});");
            }

            code.Lines($$"""

                /// <summary>The string.</summary>
                public override string ToString() => Name;

                /// <summary>Whether both have the same string.</summary>
                public bool Equals({{type.Name}} other) => Name == other.Name;

                /// <inheritdoc/>
                public override int GetHashCode() => Name.GetHashCode();
                """);
        }
    }
}
