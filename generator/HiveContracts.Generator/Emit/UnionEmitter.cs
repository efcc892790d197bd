using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints a choice between objects: a record that holds one of them, by construction.</summary>
internal static class UnionEmitter
{
    public static void Write(CodeWriter code, UnionModel type)
    {
        code.Lines("""
            using global::System;
            using global::System.Diagnostics.CodeAnalysis;
            using global::System.Runtime.CompilerServices;
            using global::System.Text.Json.Serialization;
            using global::HiveContracts;
            using global::HiveContracts.Support;

            """);
        code.Summary(type.Origin.Summary);
        code.Line($"[JsonConverter(typeof(ContractConverter<{type.Name}>))]");
        if (type.IsUnion)
        {
            code.Line("[Union]");
        }

        using (code.Open($"{TypeEmitter.Visibility(type)} sealed partial record {type.Name} : IContract<{type.Name}>"))
        {
            code.Lines($$"""
                private readonly object value;

                private {{type.Name}}(object value) => this.value = value;

                /// <summary>Always true: one of them is always there.</summary>
                public bool HasValue => true;

                /// <summary>The one that is there, as an object.</summary>
                public object? Value => value;
                """);
            foreach (UnionCaseModel one in type.Cases)
            {
                WriteCase(code, type, one);
            }

            WriteMatch(code, type);
            ParseEmitter.Write(code, type.Name, isPrinted: true);
            WriteReadAndWrite(code, type);
            RulesEmitter.WriteValidate(code, type.Name, type.RulesKey);
        }
    }

    private static void WriteCase(CodeWriter code, UnionModel type, UnionCaseModel one)
    {
        string told = type.Tag is null ? $"told by <c>{CodeWriter.Doc(one.Text)}</c>" : $"where <c>{CodeWriter.Doc(type.Tag)}</c> is <c>{CodeWriter.Doc(one.Text)}</c>";
        code.Lines($$"""

            /// <summary>A <see cref="{{one.TypeName}}"/>, {{told}}.</summary>
            public {{type.Name}}({{one.TypeName}} value)
                : this((object)(value ?? throw new global::System.ArgumentNullException(nameof(value))))
            {
            }

            /// <summary>Whether it is a <see cref="{{one.TypeName}}"/>, and which.</summary>
            public bool TryGetValue([NotNullWhen(true)] out {{one.TypeName}}? value)
            {
                value = this.value as {{one.TypeName}};
                return value is not null;
            }

            /// <summary>The same as <see cref="{{type.Name}}({{one.TypeName}})"/>.</summary>
            public static implicit operator {{type.Name}}({{one.TypeName}} value) => new(value);
            """);
    }

    private static void WriteMatch(CodeWriter code, UnionModel type)
    {
        code.Line();
        code.Line("/// <summary>Makes a result of the one that is there.</summary>");
        using (code.Open($"public TResult Match<TResult>({string.Join(", ", type.Cases.Select(static (one, index) => $"Func<{one.TypeName}, TResult> case{index}"))}) => value switch", "};"))
        {
            for (int i = 0; i < type.Cases.Count; i++)
            {
                code.Line(i == type.Cases.Count - 1 ? $"_ => case{i}(({type.Cases[i].TypeName})value)," : $"{type.Cases[i].TypeName} found{i} => case{i}(found{i}),");
            }
        }

        code.Line();
        code.Line("/// <summary>Does something with the one that is there.</summary>");
        using (code.Open($"public void Switch({string.Join(", ", type.Cases.Select(static (one, index) => $"Action<{one.TypeName}> case{index}"))})"))
        using (code.Open("switch (value)"))
        {
            for (int i = 0; i < type.Cases.Count; i++)
            {
                code.Line(i == type.Cases.Count - 1 ? "default:" : $"case {type.Cases[i].TypeName} found{i}:");
                code.Line(i == type.Cases.Count - 1 ? $"    case{i}(({type.Cases[i].TypeName})value);" : $"    case{i}(found{i});");
                code.Line("    break;");
            }
        }
    }

    private static void WriteReadAndWrite(CodeWriter code, UnionModel type)
    {
        string texts = string.Join(", ", type.Cases.Select(static one => CodeWriter.Literal(one.Text)));
        string choose = type.Tag is null ? $"reader.ChooseByProperty({texts})" : $"reader.ChooseByValue({CodeWriter.Literal(type.Tag)}, {texts})";
        code.Line();
        using (code.Open($"static {type.Name} IContract<{type.Name}>.Read(ref JsonReader reader) => {choose} switch", "};"))
        {
            for (int i = 0; i < type.Cases.Count; i++)
            {
                code.Line($"{(i == type.Cases.Count - 1 ? "_" : i.ToString(System.Globalization.CultureInfo.InvariantCulture))} => new((object)reader.Read<{type.Cases[i].TypeName}>()),");
            }
        }

        code.Line();
        using (code.Open($"void IContract<{type.Name}>.Write(JsonWriter writer)"))
        using (code.Open("switch (value)"))
        {
            for (int i = 0; i < type.Cases.Count; i++)
            {
                code.Line($"case {type.Cases[i].TypeName} found{i}:");
                code.Line($"    writer.Write(found{i});");
                code.Line("    break;");
            }
        }
    }
}
