using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the members of a one-of: a record that holds exactly one of several values, by construction.</summary>
internal static class OneOfEmitter
{
    public static void WriteFields(CodeWriter code, ObjectModel type)
    {
        if (type.IsOneOf)
        {
            code.Lines($"""

                {Attributes.Hidden}
                private readonly int chosen;

                {Attributes.Hidden}
                private readonly object value;
                """);
        }
    }

    public static void Write(CodeWriter code, ObjectModel type)
    {
        if (!type.IsOneOf)
        {
            return;
        }

        code.Lines("""

            /// <summary>Always true: exactly one value is there.</summary>
            public bool HasValue => true;

            /// <summary>The value that is there, as an object.</summary>
            public object? Value => value;
            """);
        foreach (int index in type.Cases)
        {
            WriteCase(code, type, index, type.Properties[index]);
            if (type.HasUnionCases)
            {
                WriteUnionCase(code, type, type.Properties[index]);
            }
        }

        WriteMatch(code, type);
        WriteSwitch(code, type);
    }

    private static void WriteCase(CodeWriter code, ObjectModel type, int index, PropertyModel property)
    {
        (string valueType, string local) = (ValueSyntax.TypeOf(property.Value), ValueSyntax.LocalOf(property));
        string limit = property.Value.MaxLength is { } maxLength ? $", int maxLength = {maxLength}" : "";
        code.Line();
        code.Summary(property.Summary, $"Creates an instance with <c>{CodeWriter.Doc(property.JsonName)}</c>.");
        if (property.Value.MaxLength is not null)
        {
            code.Line($"/// <param name=\"{local.TrimStart('@')}\">The value.</param>");
            code.Line("/// <param name=\"maxLength\">The maximum number of characters. Pass another number where Hive allows more.</param>");
        }

        if (Checked(property, local) != local)
        {
            code.Line("/// <exception cref=\"global::System.ArgumentException\">The value does not fit the schema.</exception>");
        }

        using (code.Open($"public static {type.Name} From{property.Name}({valueType} {local}{limit})"))
        {
            code.Line($"global::System.ArgumentNullException.ThrowIfNull({local});");
            code.Line($"return new {type.Name}({index}, {Checked(property, local)});");
        }

        WriteShortcut(code, type, property, local, limit);
        code.Line();
        code.Line($"/// <summary>Returns whether the value is <c>{CodeWriter.Doc(property.JsonName)}</c>, and the value.</summary>");
        using (code.Open($"public bool TryGet{property.Name}({Attributes.NotNullWhenTrue} out {valueType}? {local})"))
        {
            code.Line($"{local} = chosen == {index} ? ({valueType})value : null;");
            code.Line($"return {local} is not null;");
        }
    }

    /// <summary>Prints a method that takes the string from which the value is usually made: a URL, the path of a file, or a text.</summary>
    private static void WriteShortcut(CodeWriter code, ObjectModel type, PropertyModel property, string local, string limit)
    {
        if (property.Kind is ValueKind.Uri)
        {
            code.Lines($$"""

                /// <inheritdoc cref="From{{property.Name}}({{ValueSyntax.TypeOf(property.Value)}})"/>
                /// <exception cref="global::System.UriFormatException">The string is not an absolute URI.</exception>
                public static {{type.Name}} From{{property.Name}}(string {{local}}) =>
                    From{{property.Name}}(new global::System.Uri({{local}}, global::System.UriKind.Absolute));
                """);
        }
        else if (property == type.FileCase)
        {
            code.Lines($$"""

                /// <summary>Creates an instance with a file, which is opened when the form is sent.</summary>
                /// <param name="path">The path of the file. Its name is sent, too.</param>
                /// <exception cref="global::System.IO.FileNotFoundException">The file does not exist.</exception>
                public static {{type.Name}} FromFile(string path) => From{{property.Name}}(global::HiveContracts.MediaFile.FromFile(path));
                """);
        }
        else if (property == type.TextCase)
        {
            code.Lines($$"""

                /// <inheritdoc cref="From{{property.Name}}"/>
                public static {{type.Name}} FromText(string {{local}}{{limit}}) => From{{property.Name}}({{local}}{{(limit.Length > 0 ? ", maxLength" : "")}});
                """);
        }
    }

    /// <summary>Prints what C# 15 needs of a union case: a constructor and a TryGetValue. In earlier versions they are ordinary members.</summary>
    private static void WriteUnionCase(CodeWriter code, ObjectModel type, PropertyModel property)
    {
        (string valueType, string local) = (ValueSyntax.TypeOf(property.Value), ValueSyntax.LocalOf(property));
        code.Lines($$"""

            /// <summary>The same as <see cref="From{{property.Name}}({{valueType}})"/>.</summary>
            public {{type.Name}}({{valueType}} {{local}})
                : this(From{{property.Name}}({{local}}))
            {
            }

            /// <summary>The same as <see cref="TryGet{{property.Name}}"/>.</summary>
            public bool TryGetValue({{Attributes.NotNullWhenTrue}} out {{valueType}}? {{local}}) => TryGet{{property.Name}}(out {{local}});
            """);
    }

    private static string Checked(PropertyModel property, string local) => property.Value switch
    {
        { Schemes.Count: > 0 } => $"global::HiveContracts.Support.Guard.Uri({local}{ValueSyntax.Schemes(property.Value)})",
        { MaxLength: not null } => $"global::HiveContracts.Support.Guard.Length({local}, {property.Value.MinLength ?? 0}, maxLength)",
        { MinLength: { } minLength } => $"global::HiveContracts.Support.Guard.Length({local}, {minLength}, int.MaxValue)",
        _ => local,
    };

    private static void WriteMatch(CodeWriter code, ObjectModel type)
    {
        IEnumerable<string> functions = type.Cases
            .Select(index => type.Properties[index])
            .Select(static property => $"global::System.Func<{ValueSyntax.TypeOf(property.Value)}, TResult> {ValueSyntax.LocalOf(property)}");
        code.Line();
        code.Line("/// <summary>Returns the result of the function for the value that is there.</summary>");
        using (code.Open($"public TResult Match<TResult>({string.Join(", ", functions)}) => chosen switch", "};"))
        {
            foreach (int index in type.Cases)
            {
                PropertyModel property = type.Properties[index];
                code.Line($"{(index == type.Cases[^1] ? "_" : $"{index}")} => {ValueSyntax.LocalOf(property)}(({ValueSyntax.TypeOf(property.Value)})value),");
            }
        }
    }

    private static void WriteSwitch(CodeWriter code, ObjectModel type)
    {
        IEnumerable<string> actions = type.Cases
            .Select(index => type.Properties[index])
            .Select(static property => $"global::System.Action<{ValueSyntax.TypeOf(property.Value)}> {ValueSyntax.LocalOf(property)}");
        code.Line();
        code.Line("/// <summary>Calls the action for the value that is there.</summary>");
        using (code.Open($"public void Switch({string.Join(", ", actions)})"))
        using (code.Open("switch (chosen)"))
        {
            foreach (int index in type.Cases)
            {
                PropertyModel property = type.Properties[index];
                code.Line(index == type.Cases[^1] ? "default:" : $"case {index}:");
                code.Line($"    {ValueSyntax.LocalOf(property)}(({ValueSyntax.TypeOf(property.Value)})value);");
                code.Line("    break;");
            }
        }
    }
}
