using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints how a frame is made from another one, with other class scores and numbers.</summary>
internal static class FrameEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        if (!type.IsFrame)
        {
            return;
        }

        PropertyModel scores = type.ClassScores!;
        string list = $"global::HiveContracts.ContractList<{type.Name}>";
        code.Lines($"""

            static {list} global::HiveContracts.IContract<{type.Name}>.ReadList(ref global::HiveContracts.Support.JsonReader reader) =>
                reader.ReadFrames<{type.Name}>();

            """);
        const string Parameters = "global::HiveContracts.ClassScoreRow scores, global::System.ReadOnlySpan<double> numbers";
        using (code.Open($"{type.Name} global::HiveContracts.Support.IFrame<{type.Name}>.WithScores({Parameters}) => this with", "};"))
        {
            code.Line($"{scores.Name} = new {scores.TypeName}(scores),");
            for (int i = 0; i < type.FrameNumbers.Count; i++)
            {
                string name = type.FrameNumbers[i].Name;
                code.Line($"{name} = double.IsNaN(numbers[{i}]) ? {name} : numbers[{i}],");
            }
        }
    }
}
