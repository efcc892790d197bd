namespace HiveContracts.Fuzz;

/// <summary>
/// Two documents that are the same JSON, or differ in one place: the values are equal if and only if the JSON is, and equal values have one hash code.
/// </summary>
internal sealed class PairCase() : FuzzCase("pairs", 40)
{
    public override void Run(Dice dice, Input input)
    {
        if (dice.OneIn(4))
        {
            RunAny(dice, input);
            return;
        }

        Root root = Root.Pick(dice);
        byte[] left = DocumentGenerator.Generate(dice, root.Shape);
        if (NodeReader.Read(left) is not { HasLoneSurrogate: false } node || Acceptance.Check(root.Shape, node) is not null)
        {
            return;
        }

        byte[] right = Rewriter.Rewrite(dice, node, dice.OneIn(2) ? -1 : dice.Below(Rewriter.Count(node)));
        input.Show([.. left, .. "\n"u8, .. right]);
        if (NodeReader.Read(right) is not { } rightNode || Acceptance.Check(root.Shape, rightNode) is not null)
        {
            return;
        }

        bool areSame = WrittenJson.IsSame(root.Shape, node, rightNode);
        object value = root.Parse(left);
        object other = root.Parse(right);
        FuzzFailure.AreEqual("equality", areSame, value.Equals(other));
        FuzzFailure.AreEqual("equality the other way round", areSame, other.Equals(value));
        if (!areSame)
        {
            return;
        }

        FuzzFailure.AreEqual("hash codes of equal values", value.GetHashCode(), other.GetHashCode());
        AdditionalProperties properties = root.Shape.GetAdditionalProperties(value);
        AdditionalProperties others = root.Shape.GetAdditionalProperties(other);
        FuzzFailure.AreEqual("additional properties of equal values", properties, others);
        FuzzFailure.AreEqual("hash codes of equal additional properties", properties.GetHashCode(), others.GetHashCode());
    }

    /// <summary>Compares two values of any JSON.</summary>
    private static void RunAny(Dice dice, Input input)
    {
        byte[] left = System.Text.Encoding.UTF8.GetBytes(dice.OneIn(8) ? Numbers.HugeExponent(dice) : DocumentGenerator.Any(dice));
        if (NodeReader.Read(left) is not { HasLoneSurrogate: false } node)
        {
            return;
        }

        byte[] right = Rewriter.Rewrite(dice, node, dice.OneIn(2) ? -1 : dice.Below(Rewriter.Count(node)));
        input.Show([.. left, .. "\n"u8, .. right]);
        bool areSame = WrittenJson.IsSame(node, NodeReader.Read(right)!);
        JsonValue value = JsonValue.Parse(left);
        JsonValue other = JsonValue.Parse(right);
        FuzzFailure.AreEqual("equality", areSame, value == other);
        FuzzFailure.AreEqual("equality the other way round", areSame, other == value);
        FuzzFailure.Check(!areSame || value.GetHashCode() == other.GetHashCode(), "hash codes of equal values", value.GetHashCode(), other.GetHashCode());
    }
}
