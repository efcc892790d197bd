using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the view of a vocabulary: a property for the score of each class.</summary>
internal static class ClassViewEmitter
{
    public static void Write(CodeWriter code, ClassViewModel type)
    {
        VocabularyModel vocabulary = type.Vocabulary;
        (string valueType, string remarks) = vocabulary.Scale switch
        {
            Scale.Severity => (
                "global::HiveContracts.Severity",
                "Severities. A class that Hive did not send is null, which is neither 0 nor \"not supported\"."),
            _ => ("double", "Probabilities of 0..1. A class that Hive did not send is null, which is not 0."),
        };
        TypeEmitter.WriteSummary(code, type);
        code.Line("/// <param name=\"Row\">The elements.</param>");
        code.Line($"/// <remarks>{remarks} Scores of another scale are from another model: reading one throws an InvalidOperationException.</remarks>");
        code.Line(Attributes.GeneratedCode);
        code.Line(Attributes.Converter(type.Converter, type.Name));
        string declaration = $"{TypeEmitter.Accessibility(type)} readonly record struct {type.Name}(global::HiveContracts.ClassScoreRow Row)";
        using (code.Open($"{declaration} : {ClassScoresEmitter.ViewInterface(type.Name)}"))
        {
            if (vocabulary.Heads.Count > 0)
            {
                code.Lines($"""
                    /// <summary>The scores by head.</summary>
                    public {vocabulary.HeadsName} Heads => new(Row);

                    """);
            }

            code.Lines($"""
                /// <summary>The score of a class; null if Hive did not send it.</summary>
                /// <exception cref="global::System.ArgumentOutOfRangeException">The key is <c>default</c>, which is not a class.</exception>
                public {valueType}? this[{vocabulary.KeyName} key] => Row.{vocabulary.Scale}(key);
                """);
            for (int i = 0; i < vocabulary.Classes.Count; i++)
            {
                code.Line();
                ClassKeyEmitter.WriteClassSummary(code, vocabulary.Classes[i]);
                code.Line($"public {valueType}? {vocabulary.Classes[i].Name} => scoreAt({i});");
            }

            code.Lines(ClassScoresEmitter.ToStringMethod);
            code.Lines(ClassScoresEmitter.FromRow(type.Name));
            code.Lines($"""

                {Attributes.Inlined}
                private {valueType}? scoreAt(int index) => Row.{vocabulary.Scale}<{vocabulary.KeyName}>(index);
                """);
        }
    }
}
