namespace HiveContracts.Fuzz;

/// <summary>How one document is written: its white space, and how often it is odd.</summary>
internal sealed class JsonStyle
{
    private static readonly string[] Layouts = ["", "", "", " ", "\n", "\n  ", "\r\n\t", "  \t ", "\n                    ", "\n\n\n\n"];

    private readonly string beforeItem;
    private readonly string beforeColon;
    private readonly string afterColon;
    private readonly bool isUneven;

    public JsonStyle(Dice dice, bool isPlain = false)
    {
        Dice = dice;
        IsPlain = isPlain;
        beforeItem = dice.PickFrom(Layouts);
        beforeColon = dice.OneIn(8) ? dice.PickFrom(Layouts) : "";
        afterColon = dice.Pick("", "", " ", " ", dice.PickFrom(Layouts));
        isUneven = dice.OneIn(10);

        // Most documents are valid; one in so many has values of wrong types somewhere.
        Mistakes = isPlain || !dice.OneIn(4) ? 0 : dice.Pick(30, 200);
        Oddities = isPlain ? 0 : dice.Pick(0, 60, 12, 5);
    }

    /// <summary>Gets or sets the dice of the decisions that are made while a document is written.</summary>
    public Dice Dice { get; set; }

    /// <summary>Whether everything is written as the writer would write it: no nulls, no unknown or repeated properties, no other spellings.</summary>
    public bool IsPlain { get; }

    /// <summary>One value in so many is of a wrong type; 0 for none.</summary>
    public int Mistakes { get; }

    /// <summary>One decision in so many is an odd one: a null, a repeated property, an escape; 0 for none.</summary>
    public int Oddities { get; }

    public bool IsOdd() => Oddities > 0 && Dice.OneIn(Oddities);

    public bool IsMistaken() => Mistakes > 0 && Dice.OneIn(Mistakes);

    /// <summary>Returns the white space before an item or a closing bracket.</summary>
    public string ItemGap() => isUneven ? Dice.PickFrom(Layouts) : beforeItem;

    /// <summary>Returns a colon and the white space around it.</summary>
    public string Colon() => isUneven ? Dice.PickFrom(Layouts) + ":" + Dice.PickFrom(Layouts) : beforeColon + ":" + afterColon;
}
