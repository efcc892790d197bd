using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the key type of a vocabulary: its classes as values.</summary>
internal static class ClassKeyEmitter
{
    private const int NamesPerLine = 6;

    public static void Write(CodeWriter code, ClassKeyModel type)
    {
        VocabularyModel vocabulary = type.Vocabulary;
        code.Line($"/// <summary>A class of <c>{vocabulary.Name}</c> as a value. {CodeWriter.Doc(type.Origin.Summary)}</summary>");
        code.Line(Attributes.GeneratedCode);
        code.Line(Attributes.Converter(type.Converter, type.Name));
        code.Line(Attributes.TypeConverter("ClassKeyTypeConverter", type.Name));
        string interfaces = $"global::HiveContracts.I{vocabulary.Scale}Key, global::HiveContracts.Support.IParsableKey<{type.Name}>";
        using (code.Open($"{TypeEmitter.Accessibility(type)} readonly record struct {type.Name} : {interfaces}"))
        {
            WriteVocabulary(code, type);
            WriteMembers(code, type);
            for (int i = 0; i < vocabulary.Classes.Count; i++)
            {
                code.Line();
                WriteClassSummary(code, vocabulary.Classes[i]);
                code.Line($"public static {type.Name} {vocabulary.Classes[i].Name} => new({i});");
            }

            WriteTryParse(code, type);
        }
    }

    /// <summary>Prints the summary of the member of a class.</summary>
    public static void WriteClassSummary(CodeWriter code, ClassModel member) =>
        code.Line($"/// <summary><c>{CodeWriter.Doc(member.JsonName)}</c>{(member.IsNegative ? ": the negative class of its head" : "")}.</summary>");

    private static void WriteVocabulary(CodeWriter code, ClassKeyModel type)
    {
        VocabularyModel vocabulary = type.Vocabulary;
        string negative = string.Join(", ", Enumerable.Range(0, vocabulary.Classes.Count).Where(index => vocabulary.Classes[index].IsNegative));
        code.Lines($$"""
            {{Attributes.Hidden}}
            private readonly int number;

            private {{type.Name}}(int index) => number = index + 1;

            /// <summary>The classes of the vocabulary.</summary>
            public static global::HiveContracts.Vocabulary Vocabulary { get; } = new(
                {{CodeWriter.Literal(vocabulary.Name)}},
                [
            """);
        foreach (string line in NameLines(vocabulary))
        {
            code.Line("        " + line);
        }

        code.Lines($"""
                ],
                [{negative}]);
            """);
    }

    private static void WriteMembers(CodeWriter code, ClassKeyModel type) => code.Lines($$"""

        /// <summary>All classes, in the order of the schema.</summary>
        public static global::HiveContracts.ContractList<{{type.Name}}> All => Vocabulary.Keys(static index => new {{type.Name}}(index));

        /// <summary>The index in the vocabulary; -1 for <c>default</c>, which is not a class.</summary>
        public int Index => number - 1;

        /// <summary>The name in JSON.</summary>
        public string Name => Vocabulary[Index];

        /// <summary>Whether the class says that something is absent.</summary>
        public bool IsNegative => Vocabulary.IsNegative(Index);
        """);

    private static void WriteTryParse(CodeWriter code, ClassKeyModel type) => code.Lines($$"""

        /// <summary>Finds a class by its name in JSON.</summary>
        public static bool TryParse(string name, out {{type.Name}} key)
        {
            key = new(Vocabulary.IndexOf(name));
            return key.Index >= 0;
        }

        /// <summary>Returns the name in JSON; empty for <c>default</c>.</summary>
        public override string ToString() => Index < 0 ? "" : Name;
        """);

    private static IEnumerable<string> NameLines(VocabularyModel vocabulary) => vocabulary.Classes
        .Select(static (member, index) => (Name: CodeWriter.Literal(member.JsonName) + ",", Line: index / NamesPerLine))
        .GroupBy(static pair => pair.Line, static pair => pair.Name)
        .Select(static line => string.Join(" ", line));
}
