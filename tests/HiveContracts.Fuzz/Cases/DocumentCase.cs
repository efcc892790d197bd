namespace HiveContracts.Fuzz;

/// <summary>Documents of the default schema's shapes, most of them valid.</summary>
internal sealed class DocumentCase() : FuzzCase("documents", 270)
{
    public override void Run(Dice dice, Input input)
    {
        Root root = Root.Pick(dice);
        input.Run(DocumentGenerator.Generate(dice, root.Shape), document => DocumentCheck.Check(root, document));
    }
}

/// <summary>Documents that are damaged: most of them are no JSON any more.</summary>
internal sealed class DamagedDocumentCase() : FuzzCase("damaged", 220)
{
    public override void Run(Dice dice, Input input)
    {
        Root root = Root.Pick(dice);
        byte[] original = dice.OneIn(3) ? Mutator.Document(dice) : DocumentGenerator.Generate(dice, root.Shape);
        input.Run(Mutator.Damage(dice, original), document => DocumentCheck.Check(root, document));
    }
}
