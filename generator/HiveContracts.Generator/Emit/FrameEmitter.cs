using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints how a value is made of another one by other class scores and numbers: what tells the frames of a video apart.</summary>
internal static class FrameEmitter
{
    // As many as the reader takes note of.
    private const int MaxNumbers = 4;

    public static void Write(CodeWriter code, ObjectModel type)
    {
        if (!IsFrame(type))
        {
            return;
        }

        PropertyModel scores = ObjectEmitter.ClassScoresOf(type)!;
        code.Line();
        code.Line($"static ContractList<{type.Name}> IContract<{type.Name}>.ReadList(ref JsonReader reader) => reader.ReadFrames<{type.Name}>();");
        code.Line();
        using (code.Open($"{type.Name} IFrame<{type.Name}>.WithRow(ClassScoreRow scores, ReadOnlySpan<double> numbers) => this with", "};"))
        {
            code.Line($"{scores.Name} = new {scores.TypeName}(scores),");
            List<PropertyModel> numbers = NumbersOf(type);
            for (int i = 0; i < numbers.Count; i++)
            {
                code.Line($"{numbers[i].Name} = double.IsNaN(numbers[{i}]) ? {numbers[i].Name} : numbers[{i}],");
            }
        }
    }

    /// <summary>Which of the numbers that tell rows apart a property is; -1 where it is none.</summary>
    public static int NumberOf(ObjectModel type, PropertyModel property) => IsFrame(type) ? NumbersOf(type).IndexOf(property) : -1;

    /// <summary>Whether lists of the type may keep rows.</summary>
    public static bool IsFrame(ObjectModel type) => ObjectEmitter.ClassScoresOf(type) is not null && type.Cases.Count == 0 && type.StringForm is null && !type.TakesAnything;

    private static List<PropertyModel> NumbersOf(ObjectModel type) =>
        [.. type.Properties.Where(static property => property.Kind is ValueKind.Double && property.Variants.Count == 0).Take(MaxNumbers)];
}
