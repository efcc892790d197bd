namespace HiveContracts.Fuzz;

/// <summary>Reads one document and compares everything with the rules.</summary>
internal static class DocumentCheck
{
    public static void Check(Root root, byte[] document)
    {
        Node? node = NodeReader.Read(document);
        Refusal? refusal = node is null ? null : Acceptance.Check(root.Shape, node);
        bool isRead = root.TryParse(document, out object? value, out ContractException? error);
        string expected = node is null ? "refused as no JSON" : refusal is null ? "read" : $"refused at byte {refusal.Offset}";
        FuzzFailure.Check(isRead == (node is not null && refusal is null), "the document", expected, isRead ? "read" : $"refused: {error!.Message}");
        if (!isRead)
        {
            CheckError(document, refusal, error!);
            return;
        }

        if (value is TaskCallback callback && document.Length % 4 > 0)
        {
            SearchRules.Check(OutputsOf(node!), callback.Outputs, document.Length / 2);
        }

        TypedValues.Check(root.Shape, node!, value!);
        CheckWritten(root, node!, value!);
    }

    /// <summary>Returns the outputs of all results of a callback.</summary>
    private static List<Node> OutputsOf(Node callback)
    {
        Node status = Values.Effective(callback, "status")!;
        var outputs = new List<Node>();
        foreach (Node result in status.Kind is NodeKind.Array ? status.Items : [status])
        {
            Node? response = Values.Effective(result, "response");
            if (response?.Kind is NodeKind.Object && Values.Effective(response, "output") is { Kind: NodeKind.Array } output)
            {
                outputs.AddRange(output.Items);
            }
        }

        return outputs;
    }

    private static void CheckError(byte[] document, Refusal? refusal, ContractException error)
    {
        FuzzFailure.Check(error.ByteOffset >= 0 && error.ByteOffset <= document.Length, "offset of the error", $"0 to {document.Length}", error.ByteOffset);
        ReadOnlySpan<byte> before = document.AsSpan(0, (int)error.ByteOffset);
        FuzzFailure.AreEqual("line of the error", before.Count((byte)'\n'), error.LineNumber);
        FuzzFailure.AreEqual("column of the error", before.Length - 1 - before.LastIndexOf((byte)'\n'), error.BytePositionInLine);
        FuzzFailure.Check(!error.Message.Any(char.IsControl), "message", "one line", error.Message);
        if (refusal is null)
        {
            return;
        }

        // The document is JSON, so that the rules say where it does not fit. Other documents may be refused for either reason.
        FuzzFailure.AreEqual("offset of the error", refusal.Offset, error.ByteOffset);
        FuzzFailure.Check(refusal.Path is null || "$" + refusal.Path == error.Path, "path of the error", "$" + refusal.Path, error.Path);
    }

    private static void CheckWritten(Root root, Node node, object value)
    {
        byte[] written = root.Write(value);
        Node? writtenNode = NodeReader.Read(written);
        FuzzFailure.Check(writtenNode is not null, "what is written", "JSON", written);
        FuzzFailure.Check(WrittenJson.IsKept(root.Shape, node, writtenNode), "what is written", "the document", written);
        FuzzFailure.Check(!written.AsSpan().ContainsAny((byte)'\n', (byte)'\r'), "what is written", "one line", written);

        bool isReadAgain = root.TryParse(written, out object? again, out ContractException? error);
        FuzzFailure.Check(isReadAgain, "what is written", "a readable document", error?.Message);
        FuzzFailure.Check(value.Equals(again), "reading again", "an equal value", written);
        FuzzFailure.AreEqual("hash code after reading again", value.GetHashCode(), again!.GetHashCode());
        byte[] writtenAgain = root.Write(again);
        FuzzFailure.Check(written.AsSpan().SequenceEqual(writtenAgain), "writing again", written, writtenAgain);
    }
}
