using System.Globalization;

namespace HiveContracts.Fuzz;

internal sealed partial class DocumentGenerator
{
    // Documents share a few layouts, so that the caches of layouts and names matter.
    private const int LayoutCount = 24;

    private static readonly string[][] Layouts = [.. Enumerable.Range(0, LayoutCount).Select(CreateLayout)];

    private static string[] CreateLayout(int number)
    {
        var dice = new Dice((ulong)number);
        string[] classes = [.. Shapes.Classes[number % 3 == 0 ? 0 : dice.Below(Shapes.Classes.Length)]];
        if (dice.OneIn(3))
        {
            dice.Shuffle<string>(classes);
        }

        // Layouts that start alike, of a few classes and of many.
        IEnumerable<string> layout = classes.Take(number % 4 == 0 ? 40 : 1 + (number % 7));
        return [.. dice.OneIn(3) ? layout.Append("unknown_" + number).Append(Strings.Similar(dice)) : layout];
    }

    // One score in so many may be of another scale. Only where all are probabilities, Max looks at the highest scores that reading has found.
    private int oddScores = 8;

    private void WriteScores()
    {
        string[] layout = dice.OneIn(12)
            ? [.. Enumerable.Range(0, dice.Small(8)).Select(_ => dice.OneIn(2) ? Strings.Similar(dice) : Strings.Text(dice))]
            : dice.PickFrom(Layouts);
        bool isSeverity = Shapes.Classes[1].Contains(layout.FirstOrDefault());
        bool isShuffled = dice.OneIn(4);
        int oddElements = style.IsPlain ? 0 : dice.Pick(0, 0, 0, 30, 5);
        if (isShuffled)
        {
            // Each frame has its own order.
            layout = [.. layout];
            numbers.Shuffle<string>(layout);
            if (!style.IsPlain && numbers.OneIn(12) && layout.Length > 0)
            {
                layout[numbers.Below(layout.Length)] = layout[0]; // a class twice, and another one missing
            }
        }

        string gap = style.IsPlain ? "" : style.ItemGap();
        string colon = style.IsPlain ? ":" : style.Colon();
        string separator = dice.OneIn(3) ? "," + gap : ",";
        int index = 0;
        WriteArray(layout.Length, () =>
        {
            string name = layout[index++];
            if (oddElements > 0 && dice.OneIn(oddElements))
            {
                WriteOddElement(name, isSeverity);
                return;
            }

            string quoted = Strings.Quote(dice, style, name);
            json.Append('{').Append(gap).Append("\"class\"").Append(colon).Append(quoted).Append(separator)
                .Append("\"score\"").Append(colon).Append(Score(isSeverity)).Append(gap).Append('}');
        });
    }

    /// <summary>Writes an element with something else than one class and one score.</summary>
    private void WriteOddElement(string name, bool isSeverity)
    {
        string quoted = Strings.Quote(dice, style, name);
        string score = Score(isSeverity);
        json.Append(dice.Below(12) switch
        {
            0 => $"{{\"score\":{score},\"class\":{quoted}}}",
            1 => $"{{\"class\":{quoted}}}",
            2 => $"{{\"class\":{quoted},\"score\":null}}",
            3 => $"{{\"class\":{quoted},\"score\":{score},\"label\":\"{dice.Pick("", "L", "\\n")}\"}}",
            4 => $"{{\"class\":{quoted},\"score\":{score},\"extra\":{Any(dice)}}}",
            5 => $"{{\"class\":{quoted},\"score\":{score},\"score\":{Score(isSeverity)}}}",
            6 => $"{{\"class\":\"x\",\"class\":{quoted},\"score\":{score},\"class\":null}}",
            7 => $"{{\"cl\\u0061ss\":{quoted},\"score\":{score}}}",
            8 => $"{{\"class\":\"gun_in_hand\",\"score\":{score}}}",
            9 => $"{{ \"class\":{quoted},\"score\":{score}}}",
            10 => style.Mistakes == 0
                ? "{\"class\":\"a\"}"
                : dice.Pick("{}", "null", "{\"class\":null}", "{\"score\":1}", "1", "{\"class\":\"a\",\"score\":\"1\"}"),
            _ => $"{{\"class\":{quoted},\"score\":{score} }}",
        });
    }

    private string Score(bool isSeverity) => isSeverity && !numbers.OneIn(50) ? numbers.Between(-1, 3).ToString(CultureInfo.InvariantCulture)
        : style.IsPlain ? Numbers.Shortest(numbers.Bits() / (double)ulong.MaxValue)
        : numbers.OneIn(oddScores) ? Numbers.Score(numbers)
        : Numbers.Shortest(numbers.Bits() / (double)ulong.MaxValue);
}
