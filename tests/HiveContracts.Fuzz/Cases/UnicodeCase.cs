using System.Text;

namespace HiveContracts.Fuzz;

/// <summary>Text of any UTF-16 code units in objects that code creates: a lone surrogate is refused, and everything else is written and read.</summary>
internal sealed class UnicodeCase() : FuzzCase("unicode", 20)
{
    public override void Run(Dice dice, Input input)
    {
        ClassScore[] scores =
        [
            .. Enumerable.Range(0, dice.Small(5)).Select(_ => new ClassScore(Text(dice), dice.OneIn(4) ? null : 0.5, dice.OneIn(2) ? null : Text(dice))),
        ];
        string language = Text(dice);
        input.Show(Encoding.BigEndianUnicode.GetBytes(string.Join('|', scores.Select(static score => score.Name + score.Label).Append(language))));
        bool areScoresValid = Array.TrueForAll(scores, static score => IsValid(score.Name) && IsValid(score.Label ?? ""));
        ClassScores? created = Try(() => (ClassScores?)ClassScores.Create(scores));
        FuzzFailure.AreEqual("creating class scores", areScoresValid, created is not null);
        TaskOutput output = created is { } classes ? new TaskOutput { Classes = classes, Language = language } : new TaskOutput { Language = language };
        string? json = Try(() => output.ToJson());
        FuzzFailure.AreEqual("writing text", IsValid(language), json is not null);
        FuzzFailure.Check(NodeReader.Read(Encoding.UTF8.GetBytes(output.ToString())) is not null, "ToString", "JSON", output.ToString());
        if (json is null)
        {
            return;
        }

        TaskOutput read = TaskOutput.Parse(json);
        FuzzFailure.Check(output == read, "reading text", json, read.ToString());
        FuzzFailure.AreEqual("a text", language, read.Language);
        FuzzFailure.Check(created is null || scores.SequenceEqual(read.Classes), "class scores", string.Join(',', scores), string.Join(',', read.Classes));
    }

    private static T? Try<T>(Func<T> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException)
        {
            return default;
        }
    }

    private static string Text(Dice dice)
    {
        string text = dice.OneIn(4) ? Strings.Similar(dice) : Strings.AnyCharacters(dice);
        int index = dice.Below(text.Length + 1);
        return dice.OneIn(5) ? text.Insert(index, ((char)dice.Between(0xD800, 0xDFFF)).ToString()) : text;
    }

    private static bool IsValid(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogatePair(text, index))
            {
                index++;
            }
            else if (char.IsSurrogate(text[index]))
            {
                return false;
            }
        }

        return true;
    }
}
