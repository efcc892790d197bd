using System.Text;

namespace HiveContracts.Fuzz;

/// <summary>Numbers that are hard to round, wherever a double can be: alone, as a score that is read token by token, and in rows of a template.</summary>
internal sealed class NumberCase() : FuzzCase("numbers", 80)
{
    public override void Run(Dice dice, Input input)
    {
        var json = new StringBuilder("{\"output\":[");
        int rows = dice.Between(1, 6);
        int classes = dice.Between(1, 4);
        string label = dice.OneIn(4) ? ",\"label\":\"L\"" : "";
        for (int row = 0; row < rows; row++)
        {
            json.Append(row == 0 ? "" : ",").Append("{\"time\":").Append(Number(dice)).Append(",\"classes\":[");
            for (int index = 0; index < classes; index++)
            {
                json.Append(index == 0 ? "" : ",").Append($"{{\"class\":\"c{index}\",\"score\":{Number(dice)}{label}}}");
            }

            json.Append("]}");
        }

        // Fast paths need room behind a number.
        string end = dice.OneIn(2) ? "" : $",\"language\":\"{new string(' ', dice.Between(1, 40))}\"";
        input.Run(Encoding.UTF8.GetBytes(json.Append(']').Append(end).Append('}').ToString()), static document => DocumentCheck.Check(Root.Response, document));
    }

    private static string Number(Dice dice) => dice.OneIn(3) ? Numbers.Score(dice) : Numbers.Any(dice);
}
