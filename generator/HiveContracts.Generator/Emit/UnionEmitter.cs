using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints a discriminated union: a record that holds one of several objects, by construction.</summary>
internal static class UnionEmitter
{
    public static void Write(CodeWriter code, UnionModel type)
    {
        TypeEmitter.WriteSummary(code, type);
        TypeEmitter.WriteAttributes(code, type.Name, type.HasUnionAttribute);
        using (code.Open($"{TypeEmitter.Accessibility(type)} sealed partial record {type.Name} : global::HiveContracts.IContract<{type.Name}>"))
        {
            code.Lines($$"""
                {{Attributes.Hidden}}
                private readonly object value;

                private {{type.Name}}(object value) => this.value = value;

                """);
            foreach (UnionCaseModel unionCase in type.Cases)
            {
                WriteConstructor(code, type, unionCase);
            }

            code.Lines("""
                /// <summary>Always true: exactly one object is there.</summary>
                public bool HasValue => true;

                /// <summary>The object that is there.</summary>
                public object? Value => value;

                """);
            foreach (UnionCaseModel unionCase in type.Cases)
            {
                WriteCase(code, type, unionCase);
            }

            WriteMatch(code, type);
            WriteSwitch(code, type);
            ParseEmitter.Write(code, type.Name);
            WriteRead(code, type);
            WriteWrite(code, type);
            ValidatorEmitter.WriteValidate(code, type.Name, type.ValidationKey);
        }
    }

    private static void WriteConstructor(CodeWriter code, UnionModel type, UnionCaseModel unionCase)
    {
        string mark = type.Discriminator is null
            ? $"the object with <c>{CodeWriter.Doc(unionCase.MarksText)}</c>"
            : $"where <c>{CodeWriter.Doc(type.Discriminator)}</c> is <c>{CodeWriter.Doc(unionCase.MarksText)}</c>";
        code.Lines($$"""
            /// <summary>Creates an instance with a <see cref="{{unionCase.TypeName}}"/>: {{mark}}.</summary>
            public {{type.Name}}({{unionCase.TypeName}} value)
                : this((object)(value ?? throw new global::System.ArgumentNullException(nameof(value))))
            {
            }

            """);
    }

    private static void WriteCase(CodeWriter code, UnionModel type, UnionCaseModel unionCase) => code.Lines($$"""
        /// <summary>Returns whether the object is a <see cref="{{unionCase.TypeName}}"/>, and the object.</summary>
        public bool TryGetValue({{Attributes.NotNullWhenTrue}} out {{unionCase.TypeName}}? value)
        {
            value = this.value as {{unionCase.TypeName}};
            return value is not null;
        }

        /// <summary>The same as <see cref="{{type.Name}}({{unionCase.TypeName}})"/>.</summary>
        public static implicit operator {{type.Name}}({{unionCase.TypeName}} value) => new(value);

        """);

    private static void WriteMatch(CodeWriter code, UnionModel type)
    {
        string functions = string.Join(", ", type.Cases.Select(static (unionCase, index) => $"global::System.Func<{unionCase.TypeName}, TResult> case{index}"));
        code.Line();
        code.Line("/// <summary>Returns the result of the function for the object that is there.</summary>");
        using (code.Open($"public TResult Match<TResult>({functions}) => value switch", "};"))
        {
            for (int i = 0; i < type.Cases.Count; i++)
            {
                code.Line(IsLast(type, i) ? $"_ => case{i}(({type.Cases[i].TypeName})value)," : $"{type.Cases[i].TypeName} found{i} => case{i}(found{i}),");
            }
        }
    }

    private static void WriteSwitch(CodeWriter code, UnionModel type)
    {
        string actions = string.Join(", ", type.Cases.Select(static (unionCase, index) => $"global::System.Action<{unionCase.TypeName}> case{index}"));
        code.Line();
        code.Line("/// <summary>Calls the action for the object that is there.</summary>");
        using (code.Open($"public void Switch({actions})"))
        using (code.Open("switch (value)"))
        {
            for (int i = 0; i < type.Cases.Count; i++)
            {
                code.Line(IsLast(type, i) ? "default:" : $"case {type.Cases[i].TypeName} found{i}:");
                code.Line(IsLast(type, i) ? $"    case{i}(({type.Cases[i].TypeName})value);" : $"    case{i}(found{i});");
                code.Line("    break;");
            }
        }
    }

    private static void WriteRead(CodeWriter code, UnionModel type)
    {
        string marks = CodeWriter.Literals(type.Cases.SelectMany(static unionCase => unionCase.Marks));
        string choose = type.Discriminator is { } discriminator
            ? $"reader.ChooseByValue({CodeWriter.Literal(discriminator)}, {marks})"
            : $"reader.ChooseByProperty({marks})";
        string signature = $"static {type.Name} global::HiveContracts.IContract<{type.Name}>.Read(ref global::HiveContracts.Support.JsonReader reader)";
        code.Line();
        using (code.Open($"{signature} => {choose} switch", "};"))
        {
            int first = 0;
            for (int i = 0; i < type.Cases.Count; i++)
            {
                string indexes = string.Join(" or ", Enumerable.Range(first, type.Cases[i].Marks.Count));
                code.Line($"{(IsLast(type, i) ? "_" : indexes)} => new((object)reader.Read<{type.Cases[i].TypeName}>()),");
                first += type.Cases[i].Marks.Count;
            }
        }
    }

    private static void WriteWrite(CodeWriter code, UnionModel type)
    {
        code.Line();
        using (code.Open($"void global::HiveContracts.IContract<{type.Name}>.Write(global::HiveContracts.Support.JsonWriter writer)"))
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

    private static bool IsLast(UnionModel type, int index) => index == type.Cases.Count - 1;
}
