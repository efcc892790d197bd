using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints class scores: an array's elements, and a view for each vocabulary.</summary>
internal static class ClassScoresEmitter
{
    /// <summary>Views of a row print its elements, and not each of their members.</summary>
    public const string ToStringMethod = """

        /// <summary>The elements, known to the schema or not.</summary>
        public override string ToString() => Row.ToString();
        """;

    public static void Write(CodeWriter code, ClassScoresModel type)
    {
        code.Lines("""
            using global::System;
            using global::System.Collections;
            using global::System.Collections.Generic;
            using global::HiveContracts;
            using global::HiveContracts.Support;

            """);
        code.Summary(type.Origin.Summary);
        code.Line("/// <param name=\"Row\">The elements as they were read.</param>");
        using (code.Open($"{TypeEmitter.Visibility(type)} readonly record struct {type.Name}(ClassScoreRow Row) : IReadOnlyList<ClassScore>"))
        {
            string vocabularies = string.Join(", ", type.Vocabularies.Select(static vocabulary => vocabulary.KeyName + ".Vocabulary"));
            foreach (VocabularyModel vocabulary in type.Vocabularies)
            {
                code.Line($"/// <summary>The scores by the names of <c>{vocabulary.Name}</c>.</summary>");
                code.Line($"public {vocabulary.ViewName} {vocabulary.Name} => new(Row);");
                code.Line();
            }

            code.Lines($$"""
                /// <summary>What the schema knows of models' classes.</summary>
                public static ContractList<Vocabulary> Vocabularies => ContractList.Create<Vocabulary>([{{vocabularies}}]);

                /// <summary>Whether the document has the array, if only an empty one.</summary>
                public bool IsPresent => Row.IsPresent;

                /// <summary>How many elements there are.</summary>
                public int Count => Row.Count;

                /// <summary>An element by its place on the wire.</summary>
                public ClassScore this[int index] => Row[index];

                /// <summary>The score of a class by its name, known to the schema or not; null where it is not there, or has no score.</summary>
                public double? this[string name] => Row.Find(name)?.Score;

                /// <summary>The score of a class by its name in UTF-8.</summary>
                public double? this[ReadOnlySpan<byte> utf8Name] => Row.Find(utf8Name)?.Score;

                /// <summary>The vocabulary that most of the classes are of; null where they are of none. Which one to read by is yours to choose.</summary>
                public Vocabulary? BestFit => Row.BestFit([{{vocabularies}}]);

                /// <summary>Class scores of one's own making.</summary>
                public static {{type.Name}} Create(ReadOnlySpan<ClassScore> scores) => new(new ClassScoreRow(scores));

                /// <summary>The first element of a class, known to the schema or not; null where there is none.</summary>
                public ClassScore? Find(string name) => Row.Find(name);

                /// <summary>The elements with the highest scores, highest first.</summary>
                public ContractList<ClassScore> Top(int count) => Row.Top(count);

                /// <summary>Goes through the elements in wire order.</summary>
                public ClassScoreRow.Enumerator GetEnumerator() => Row.GetEnumerator();

                IEnumerator<ClassScore> IEnumerable<ClassScore>.GetEnumerator() => ((IEnumerable<ClassScore>)Row).GetEnumerator();

                IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Row).GetEnumerator();
                """);
            code.Lines(ToStringMethod);
        }
    }
}
