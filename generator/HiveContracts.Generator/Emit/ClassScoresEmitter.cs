using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints class scores: the elements of an array, and a view for each vocabulary.</summary>
internal static class ClassScoresEmitter
{
    /// <summary>The ToString of class scores, views and heads: it returns the elements; a record's own would return the members.</summary>
    public const string ToStringMethod = """

        /// <summary>Returns the elements, known to the schema or not.</summary>
        public override string ToString() => Row.ToString();
        """;

    /// <summary>The interface by which System.Text.Json creates class scores, views and heads.</summary>
    public static string ViewInterface(string type) => $"global::HiveContracts.Support.IClassScoreView<{type}>";

    /// <summary>The member of <see cref="ViewInterface"/>.</summary>
    public static string FromRow(string type) => $"""

        static {type} {ViewInterface(type)}.FromRow(global::HiveContracts.ClassScoreRow row) => new(row);
        """;

    public static void Write(CodeWriter code, ClassScoresModel type)
    {
        TypeEmitter.WriteSummary(code, type);
        code.Line("/// <param name=\"Row\">The elements.</param>");
        code.Line(Attributes.GeneratedCode);
        code.Line(Attributes.Converter(type.Converter, type.Name));
        string declaration = $"{TypeEmitter.Accessibility(type)} readonly record struct {type.Name}(global::HiveContracts.ClassScoreRow Row)";
        const string ScoreList = "global::System.Collections.Generic.IReadOnlyList<global::HiveContracts.ClassScore>";
        using (code.Open($"{declaration} : {ScoreList}, {ViewInterface(type.Name)}"))
        {
            foreach (VocabularyModel vocabulary in type.Vocabularies)
            {
                code.Lines($"""
                    /// <summary>The scores by the classes of <c>{vocabulary.Name}</c>.</summary>
                    public {vocabulary.ViewName} {vocabulary.Name} => new(Row);

                    """);
            }

            WriteMembers(code, type);
            code.Lines(ToStringMethod);
            code.Lines(FromRow(type.Name));
        }
    }

    private static void WriteMembers(CodeWriter code, ClassScoresModel type)
    {
        const string Enumerable = "global::System.Collections.Generic.IEnumerable<global::HiveContracts.ClassScore>";
        string vocabularies = string.Join(", ", type.Vocabularies.Select(static vocabulary => vocabulary.KeyName + ".Vocabulary"));
        code.Lines($$"""
            /// <summary>The vocabularies of the schema.</summary>
            public static global::HiveContracts.ContractList<global::HiveContracts.Vocabulary> Vocabularies => [{{vocabularies}}];

            /// <summary>Whether the document has the array. It may be empty.</summary>
            public bool IsPresent => Row.IsPresent;

            /// <summary>The number of elements.</summary>
            public int Count => Row.Count;

            /// <summary>An element, in the order of the document.</summary>
            public global::HiveContracts.ClassScore this[int index] => Row[index];

            /// <summary>The score of a class, known to the schema or not; null if the class is absent or has no score.</summary>
            public double? this[string name] => Row.Find(name)?.Score;

            /// <summary>The score of a class by its name in UTF-8; null if the class is absent or has no score.</summary>
            public double? this[global::System.ReadOnlySpan<byte> utf8Name] => Row.Find(utf8Name)?.Score;

            /// <summary>The vocabulary that has most of the classes; null if none has any.</summary>
            public global::HiveContracts.Vocabulary? BestFit => Row.BestFit([{{vocabularies}}]);

            /// <summary>Creates class scores.</summary>
            public static {{type.Name}} Create(global::System.ReadOnlySpan<global::HiveContracts.ClassScore> scores) =>
                new(new global::HiveContracts.ClassScoreRow(scores));

            /// <summary>Returns the first element of a class, known to the schema or not; null if there is none.</summary>
            public global::HiveContracts.ClassScore? Find(string name) => Row.Find(name);

            /// <summary>Returns the elements with the highest scores, highest first.</summary>
            public global::HiveContracts.ContractList<global::HiveContracts.ClassScore> Top(int count) => Row.Top(count);

            /// <summary>Enumerates the elements in the order of the document.</summary>
            public global::HiveContracts.ClassScoreRow.Enumerator GetEnumerator() => Row.GetEnumerator();

            global::System.Collections.Generic.IEnumerator<global::HiveContracts.ClassScore> {{Enumerable}}.GetEnumerator() =>
                (({{Enumerable}})Row).GetEnumerator();

            global::System.Collections.IEnumerator global::System.Collections.IEnumerable.GetEnumerator() =>
                ((global::System.Collections.IEnumerable)Row).GetEnumerator();
            """);
    }
}
