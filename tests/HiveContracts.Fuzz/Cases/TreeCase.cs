namespace HiveContracts.Fuzz;

/// <summary>Objects that code created: what is written is what was put in, and reads back as an equal value.</summary>
internal sealed class TreeCase() : FuzzCase("trees", 40)
{
    public override void Run(Dice dice, Input input)
    {
        Root root = Root.Pick(dice);
        byte[] document = DocumentGenerator.Generate(dice, root.Shape, isPlain: true);
        input.Run(document, plain => Check(root, plain));
    }

    private static void Check(Root root, byte[] document)
    {
        // A document that is made smaller may not be plain any more.
        if (NodeReader.Read(document) is not { } node || Acceptance.Check(root.Shape, node) is not null || !IsPlain(root.Shape, node))
        {
            return;
        }

        object tree = TreeBuilder.Build(root.Shape, node);
        byte[] written = root.Write(tree);
        Node? writtenNode = NodeReader.Read(written);
        FuzzFailure.Check(writtenNode is not null, "what is written", "JSON", written);
        FuzzFailure.Check(WrittenJson.IsSame(root.Shape, node, writtenNode), "what is written", document, written);

        object read = root.Parse(written);
        FuzzFailure.Check(tree.Equals(read) && read.Equals(tree), "reading what was written", "an equal value", written);
        FuzzFailure.AreEqual("hash code after reading", tree.GetHashCode(), read.GetHashCode());
        TypedValues.Check(root.Shape, writtenNode, read);
        CheckCopies(tree);
    }

    /// <summary>A copy with another value, and the old value again, is equal to the original.</summary>
    private static void CheckCopies(object tree)
    {
        switch (tree)
        {
            case TaskCallback callback:
                TaskCallback copy = callback with { Metadata = callback.Metadata + "x" };
                FuzzFailure.Check(copy != callback, "a copy with other metadata", "another value", copy.ToJson());
                FuzzFailure.AreEqual("a copy of the copy", callback, copy with { Metadata = callback.Metadata });
                FuzzFailure.AreEqual("metadata that is read", copy.Metadata, TaskCallback.Parse(copy.ToUtf8Bytes()).Metadata);
                break;
            case TaskResponse { InputText: null } response:
                TaskResponse other = response with { InputText = "other" };
                FuzzFailure.AreEqual("a copy with another choice", "other", TaskResponse.Parse(other.ToUtf8Bytes()).InputText);
                FuzzFailure.AreEqual("a copy with another choice", null, other.Input);
                break;
        }
    }

    private static bool IsPlain(Shape shape, Node node) => node.Kind is NodeKind.Object
        && node.Properties.TrueForAll(property => property.Value.Kind is not NodeKind.Null && shape.Find(property.Name) is { } known
            && IsPlain(known.VariantFor(property.Value.Kind), property.Value))
        && node.Properties.DistinctBy(static property => property.Name).Count() == node.Properties.Count;

    private static bool IsPlain(PropertyShape property, Node node) => property.Kind switch
    {
        ValueKind.TextOrNumber => node.Kind is NodeKind.Text,
        ValueKind.DateTime => Values.DateTime(node.Text!, out _) is { } time && time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null) == node.Text,
        ValueKind.Uri => Values.IsUri(node.Text!) == true,
        ValueKind.Decimal => node.Kind is NodeKind.Number && Values.Decimal(node) is not null,
        ValueKind.Double => BitConverter.DoubleToUInt64Bits(Values.Double(node)) != BitConverter.DoubleToUInt64Bits(-0.0),
        ValueKind.Scores => node.Items.TrueForAll(static item => IsPlain(Shapes.Score, item)),
        ValueKind.Any or ValueKind.Values => false,
        ValueKind.Int32 => ExactNumber.ToInt64(node.RawText) is >= int.MinValue and <= int.MaxValue,
        ValueKind.Int64 => ExactNumber.ToInt64(node.RawText) is not null,
        ValueKind.Object => IsPlain(property.Object!, node),
        ValueKind.Objects or ValueKind.ObjectsOrOne => node.Kind is NodeKind.Array && node.Items.TrueForAll(item => IsPlain(property.Object!, item)),
        _ => true,
    };
}
