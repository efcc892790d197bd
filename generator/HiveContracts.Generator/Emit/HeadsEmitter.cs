using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the heads of a vocabulary.</summary>
internal static class HeadsEmitter
{
    public static void Write(CodeWriter code, HeadsModel type)
    {
        VocabularyModel vocabulary = type.Vocabulary;
        code.Line($"/// <summary>The heads of <c>{vocabulary.Name}</c>: classes that exclude each other. {CodeWriter.Doc(type.Origin.Summary)}</summary>");
        code.Line("/// <param name=\"Row\">The elements.</param>");
        code.Line(Attributes.GeneratedCode);
        code.Line(Attributes.Converter(type.Converter, type.Name));
        string declaration = $"{TypeEmitter.Accessibility(type)} readonly record struct {type.Name}(global::HiveContracts.ClassScoreRow Row)";
        using (code.Open($"{declaration} : {ClassScoresEmitter.ViewInterface(type.Name)}"))
        {
            foreach (HeadModel head in vocabulary.Heads)
            {
                code.Line($"private static readonly int[] classesOf{head.Name} = [{string.Join(", ", head.Classes)}];");
            }

            foreach (HeadModel head in vocabulary.Heads)
            {
                string classes = string.Join(", ", head.Classes.Select(index => $"<c>{CodeWriter.Doc(vocabulary.Classes[index].JsonName)}</c>"));
                code.Lines($"""

                    /// <summary>{classes}.</summary>
                    public global::HiveContracts.HeadScores {head.Name} => new(Row, {vocabulary.KeyName}.Vocabulary, classesOf{head.Name});
                    """);
            }

            code.Lines(ClassScoresEmitter.ToStringMethod);
            code.Lines(ClassScoresEmitter.FromRow(type.Name));
        }
    }
}
