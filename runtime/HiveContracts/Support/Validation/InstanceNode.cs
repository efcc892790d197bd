namespace HiveContracts.Support;

/// <summary>A value of the document that is validated: where it stands, and what is in it.</summary>
internal sealed class InstanceNode
{
    /// <summary>Where the value starts in the document, and where it ends.</summary>
    internal int Start { get; private set; }

    internal int End { get; private set; }

    /// <summary>The properties of an object, in the document's order.</summary>
    internal List<KeyValuePair<string, InstanceNode>>? Properties { get; private set; }

    /// <summary>The elements of an array.</summary>
    internal List<InstanceNode>? Items { get; private set; }

    /// <summary>Reads the value at hand.</summary>
    internal static InstanceNode Read(ref JsonScanner scanner)
    {
        var node = new InstanceNode { Start = scanner.Position };
        if (scanner.IsObject)
        {
            node.Properties = [];
            scanner.BeginObject();
            while (scanner.NextProperty(out string name))
            {
                node.Properties.Add(new(name, Read(ref scanner)));
            }
        }
        else if (scanner.IsArray)
        {
            node.Items = [];
            scanner.BeginArray();
            while (scanner.NextElement())
            {
                node.Items.Add(Read(ref scanner));
            }
        }
        else
        {
            scanner.Skip();
        }

        node.End = scanner.Position;
        return node;
    }

    /// <summary>The property with a name; of several, the last.</summary>
    internal InstanceNode? Find(string name)
    {
        for (int i = Properties!.Count - 1; i >= 0; i--)
        {
            if (Properties[i].Key == name)
            {
                return Properties[i].Value;
            }
        }

        return null;
    }
}
