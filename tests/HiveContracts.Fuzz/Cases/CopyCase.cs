namespace HiveContracts.Fuzz;

/// <summary>Copies by <c>with</c> of every type that a document leads to: the member that is set shows in the JSON, and nothing else changes.</summary>
internal sealed class CopyCase() : FuzzCase("copies", 40)
{
    public override void Run(Dice dice, Input input)
    {
        Root root = Root.Pick(dice);
        byte[] document = DocumentGenerator.Generate(dice, root.Shape, isPlain: dice.OneIn(4));
        ulong seed = dice.Bits();
        input.Run(document, smaller => Check(root, smaller, new Dice(seed)));
    }

    private static void Check(Root root, byte[] document, Dice dice)
    {
        if (NodeReader.Read(document) is not { } node || Acceptance.Check(root.Shape, node) is not null)
        {
            return;
        }

        (Shape shape, object value) = (root.Shape, root.Parse(document));
        while (!dice.OneIn(3) && FindInside(dice, shape, value) is { } inside)
        {
            (shape, value) = inside;
        }

        CopyRules.Check(dice, shape, value);
    }

    /// <summary>Returns one of the objects that an object has; null if there is none.</summary>
    private static (Shape Shape, object Value)? FindInside(Dice dice, Shape shape, object value)
    {
        List<(Shape, object)> inside = [];
        foreach (PropertyShape member in shape.Properties.SelectMany(static property => property.Variants.Prepend(property)))
        {
            object? found = member.Object is null ? null : member.Get(value);
            if (found is IReadOnlyList<object> { Count: > 0 } list)
            {
                inside.Add((member.Object!, list[dice.Below(list.Count)]));
            }
            else if (found is not null and not IReadOnlyList<object>)
            {
                inside.Add((member.Object!, found));
            }
        }

        return inside.Count == 0 ? null : inside[dice.Below(inside.Count)];
    }
}
