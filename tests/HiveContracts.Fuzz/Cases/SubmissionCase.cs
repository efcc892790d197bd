using System.Text;

namespace HiveContracts.Fuzz;

/// <summary>Submissions: what is read is written again, and two are equal if and only if their JSON is.</summary>
internal sealed class SubmissionCase() : FuzzCase("submissions", 17)
{
    public override void Run(Dice dice, Input input)
    {
        byte[] left = Generate(dice);
        Node node = NodeReader.Read(left)!;
        byte[] right = Rewriter.Rewrite(dice, node, dice.OneIn(2) ? -1 : dice.Below(Rewriter.Count(node)));
        input.Show([.. left, .. "\n"u8, .. right]);
        TaskSubmission submission = TaskSubmission.Parse(left);
        byte[] written = submission.ToUtf8Bytes();
        FuzzFailure.Check(WrittenJson.IsKept(Shapes.Submission, node, NodeReader.Read(written)!), "what is written", left, written);
        CopyRules.Check(dice, Shapes.Submission, submission);
        if (!TaskSubmission.TryParse(right, out TaskSubmission? other, out _))
        {
            return;
        }

        bool areSame = WrittenJson.IsSame(Shapes.Submission, node, NodeReader.Read(right)!);
        FuzzFailure.AreEqual("equality", areSame, submission == other);
        (int hash, int otherHash) = (submission.GetHashCode(), other.GetHashCode());
        FuzzFailure.Check(!areSame || hash == otherHash, "hash codes of equal values", hash, otherHash);
    }

    private static byte[] Generate(Dice dice)
    {
        var style = new JsonStyle(dice);
        List<string> properties =
        [
            dice.Below(3) switch
            {
                0 => "\"media\":\"" + Convert.ToBase64String(BitConverter.GetBytes(dice.Bits())[dice.Below(8)..]) + "\"",
                1 => "\"url\":\"https://x.example/a#" + dice.Pick("one", "two") + "\"",
                _ => "\"text_data\":" + Strings.Quote(dice, style, "a" + Strings.Text(dice)),
            },
        ];
        AddOne(dice, properties, "\"callback_url\":" + dice.Pick("\"https://x.example/hook#a\"", "\"https://x.example/hook\"", "\"no URL\"", "null"));
        AddOne(dice, properties, dice.Pick("\"media\":null", "\"url\":null", "\"text_data\":null")); // also of the one that has a value
        AddOne(dice, properties, "\"metadata\":" + Strings.Quote(dice, style, Strings.Text(dice)));
        AddOne(dice, properties, "\"options\":{\"temperature\":" + Numbers.Score(dice) + ",\"max_tokens\":" + Numbers.Integer(dice) + "}");
        AddOne(dice, properties, "\"unknown\":[" + Numbers.Any(dice) + "]");
        dice.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(properties));
        return Encoding.UTF8.GetBytes("{" + style.ItemGap() + string.Join("," + style.ItemGap(), properties) + "}");
    }

    private static void AddOne(Dice dice, List<string> properties, string property)
    {
        if (dice.OneIn(2))
        {
            properties.Add(property);
        }
    }
}
