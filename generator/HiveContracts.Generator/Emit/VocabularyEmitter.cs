using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints what a vocabulary becomes: keys, a view, heads.</summary>
internal static class VocabularyEmitter
{
    private const string Usings = """
        using global::System;
        using global::HiveContracts;
        using global::HiveContracts.Support;

        """;

    public static void WriteKey(CodeWriter code, ClassKeyModel type)
    {
        VocabularyModel vocabulary = type.Vocabulary;
        string negative = string.Join(", ", vocabulary.Classes.Select(static (one, index) => (one, index)).Where(static pair => pair.one.IsNegative).Select(static pair => pair.index));
        code.Lines(Usings);
        code.Line($"/// <summary>A class of <c>{vocabulary.Name}</c> as a value. {CodeWriter.Doc(type.Origin.Summary)}</summary>");
        using (code.Open($"{TypeEmitter.Visibility(type)} readonly record struct {type.Name} : I{vocabulary.Scale}Key"))
        {
            code.Lines($$"""
                private readonly int number;

                private {{type.Name}}(int index) => number = index + 1;

                /// <summary>The names on the wire.</summary>
                public static Vocabulary Vocabulary { get; } = new(
                    {{CodeWriter.Literal(vocabulary.Name)}},
                    [
                """);
            foreach (string line in NameLines(vocabulary))
            {
                code.Line("        " + line);
            }

            code.Lines($$"""
                    ],
                    [{{negative}}]);

                /// <summary>All classes, in the schema's order.</summary>
                public static ContractList<{{type.Name}}> All => Vocabulary.Keys(static index => new {{type.Name}}(index));

                /// <summary>The index in the vocabulary; -1 for <c>default</c>, which is no class.</summary>
                public int Index => number - 1;

                /// <summary>The name on the wire.</summary>
                public string Name => Vocabulary[Index];

                /// <summary>Whether the class says that there is nothing.</summary>
                public bool IsNegative => Vocabulary.IsNegative(Index);
                """);
            code.Line();
            for (int i = 0; i < vocabulary.Classes.Count; i++)
            {
                WriteClassSummary(code, vocabulary.Classes[i]);
                code.Line($"public static {type.Name} {vocabulary.Classes[i].Name} => new({i});");
            }

            code.Lines($$"""

                /// <summary>Finds a class by its name on the wire.</summary>
                public static bool TryParse(string name, out {{type.Name}} key)
                {
                    key = new(Vocabulary.IndexOf(name));
                    return key.Index >= 0;
                }

                /// <summary>The name on the wire.</summary>
                public override string ToString() => Index < 0 ? "" : Name;
                """);
        }
    }

    public static void WriteView(CodeWriter code, ClassViewModel type)
    {
        VocabularyModel vocabulary = type.Vocabulary;
        code.Lines(Usings);
        code.Summary(type.Origin.Summary);
        code.Line("/// <param name=\"Row\">The elements as they were read.</param>");
        (string valueType, string remarks) = vocabulary.Scale switch
        {
            Scale.Severity => ("Severity", "A severity for each class; null where Hive did not send it, which is neither 0 nor \"not supported\"."),
            _ => ("double", "A probability of 0..1 for each class; null where Hive did not send it, which is not 0."),
        };
        code.Line($"/// <remarks>{remarks} Scores of another scale are an InvalidOperationException: they are another model's.</remarks>");
        using (code.Open($"{TypeEmitter.Visibility(type)} readonly record struct {type.Name}(ClassScoreRow Row)"))
        {
            if (vocabulary.Heads.Count > 0)
            {
                code.Lines($"""
                    /// <summary>The same scores by heads.</summary>
                    public {vocabulary.HeadsName} Heads => new(Row);

                    """);
            }

            code.Lines($$"""
                /// <summary>The score of a class; null where Hive did not send it.</summary>
                /// <exception cref="ArgumentOutOfRangeException">The key is <c>default</c>, which is no class.</exception>
                public {{valueType}}? this[{{vocabulary.KeyName}} key] => Row.{{vocabulary.Scale}}(key);
                [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)] private {{valueType}}? scoreAt(int index) => Row.{{vocabulary.Scale}}<{{vocabulary.KeyName}}>(index);
                """);
            code.Line();
            for (int i = 0; i < vocabulary.Classes.Count; i++)
            {
                WriteClassSummary(code, vocabulary.Classes[i]);
                code.Line($"public {valueType}? {vocabulary.Classes[i].Name} => scoreAt({i});");
            }

            code.Lines(ClassScoresEmitter.ToStringMethod);
        }
    }

    public static void WriteHeads(CodeWriter code, HeadsModel type)
    {
        VocabularyModel vocabulary = type.Vocabulary;
        code.Lines(Usings);
        code.Line($"/// <summary>The heads of <c>{vocabulary.Name}</c>: classes that exclude each other. {CodeWriter.Doc(type.Origin.Summary)}</summary>");
        code.Line("/// <param name=\"Row\">The elements as they were read.</param>");
        using (code.Open($"{TypeEmitter.Visibility(type)} readonly record struct {type.Name}(ClassScoreRow Row)"))
        {
            foreach (HeadModel head in vocabulary.Heads)
            {
                code.Line($"private static readonly int[] classesOf{head.Name} = [{string.Join(", ", head.Classes)}];");
            }

            foreach (HeadModel head in vocabulary.Heads)
            {
                string classes = string.Join(", ", head.Classes.Select(index => $"<c>{CodeWriter.Doc(vocabulary.Classes[index].JsonName)}</c>"));
                code.Line();
                code.Line($"/// <summary>{classes}.</summary>");
                code.Line($"public HeadScores {head.Name} => new(Row, {vocabulary.KeyName}.Vocabulary, classesOf{head.Name});");
            }

            code.Lines(ClassScoresEmitter.ToStringMethod);
        }
    }

    /// <summary>The names as literals, a few to a line.</summary>
    private static IEnumerable<string> NameLines(VocabularyModel vocabulary) => vocabulary.Classes
        .Select(static (one, index) => (Name: CodeWriter.Literal(one.JsonName) + ",", Line: index / 6))
        .GroupBy(static pair => pair.Line, static pair => pair.Name)
        .Select(static line => string.Join(" ", line));

    private static void WriteClassSummary(CodeWriter code, ClassModel one) =>
        code.Line($"/// <summary><c>{CodeWriter.Doc(one.JsonName)}</c>{(one.IsNegative ? ": the head's negative class" : "")}.</summary>");
}
