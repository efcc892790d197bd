namespace HiveContracts.Fuzz;

/// <summary>Documents at the edges of accessible memory. A read beyond them ends the process with a fault.</summary>
internal sealed class PageCase() : FuzzCase("pages", 80)
{
    public override void Run(Dice dice, Input input)
    {
        if (GuardedMemory.OfThread is not { } memory)
        {
            return;
        }

        Root root = Root.Pick(dice);
        byte[] document = dice.OneIn(6) ? Mutator.Document(dice) : DocumentGenerator.Generate(dice, root.Shape);

        // Truncated documents end inside of tokens and of rows.
        document = dice.Below(3) switch
        {
            0 => document[..dice.Below(document.Length + 1)],
            1 => Mutator.Damage(dice, document),
            _ => document,
        };
        bool isAtEnd = !dice.OneIn(4);
        input.Run(document, smaller => Check(root, memory, smaller, isAtEnd));
    }

    private static void Check(Root root, GuardedMemory memory, byte[] document, bool isAtEnd)
    {
        Outcome expected = Outcome.Of(root, () => root.Parse(document));
        expected.CheckSame("reading at the edge of memory", Outcome.Of(root, () => root.Parse(memory.Put(document, isAtEnd))));
        try
        {
            _ = ClassScoreReader.ReadAll(memory.Put(document, isAtEnd));
            _ = JsonValue.Parse(memory.Put(document, isAtEnd));
        }
        catch (ContractException)
        {
            // Other cases check which documents are refused.
        }
    }
}
