namespace HiveContracts;

/// <summary>A value of a document that is validated: its position, and the values inside it.</summary>
internal sealed class InstanceNode
{
    // An object with fewer properties is searched linearly.
    private const int MinIndexedProperties = 16;

    private Dictionary<string, int>? indexes;

    /// <summary>The offset of the value in the document.</summary>
    internal int Start { get; private set; }

    /// <summary>The offset after the value.</summary>
    internal int End { get; private set; }

    /// <summary>The properties of an object, in document order; null if the value is not an object.</summary>
    internal List<KeyValuePair<string, InstanceNode>>? Properties { get; private set; }

    /// <summary>The elements of an array; null if the value is not an array.</summary>
    internal List<InstanceNode>? Items { get; private set; }

    /// <summary>Reads the value at the reader's position.</summary>
    internal static InstanceNode Read(ref JsonReader reader)
    {
        var node = new InstanceNode { Start = reader.Position };
        if (reader.IsObject)
        {
            node.Properties = [];
            reader.BeginObject();
            while (reader.NextProperty(out string name))
            {
                bool isNull = reader.IsNull;
                node.Add(name, Read(ref reader), isNull);
            }
        }
        else if (reader.IsArray)
        {
            node.Items = [];
            reader.BeginArray();
            while (reader.NextElement())
            {
                node.Items.Add(Read(ref reader));
            }
        }
        else
        {
            reader.Skip();
        }

        node.End = reader.Position;
        return node;
    }

    /// <summary>Returns the value of a property; null if there is none.</summary>
    internal InstanceNode? Find(string name) => IndexOf(name) is >= 0 and int index ? Properties![index].Value : null;

    /// <summary>Adds a property. As in generated readers, the last of several with one name wins, unless it is null.</summary>
    private void Add(string name, InstanceNode value, bool isNull)
    {
        if (IndexOf(name) is >= 0 and int index)
        {
            Properties![index] = new(name, isNull ? Properties[index].Value : value);
            return;
        }

        indexes?.Add(name, Properties!.Count);
        Properties!.Add(new(name, value));
        if (Properties.Count == MinIndexedProperties)
        {
            indexes = Properties.Select(static (property, index) => (property.Key, index))
                .ToDictionary(static pair => pair.Key, static pair => pair.index, StringComparer.Ordinal);
        }
    }

    private int IndexOf(string name) =>
        indexes is null ? Properties!.FindIndex(property => property.Key == name) : indexes.GetValueOrDefault(name, -1);
}
