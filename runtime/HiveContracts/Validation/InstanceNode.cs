namespace HiveContracts;

/// <summary>A value of the document that is validated: where it stands, and what is in it.</summary>
internal sealed class InstanceNode
{
    // So few properties are looked through one by one.
    private const int MaxSearched = 16;

    private Dictionary<string, int>? places;

    /// <summary>Where the value starts in the document, and where it ends.</summary>
    internal int Start { get; private set; }

    internal int End { get; private set; }

    /// <summary>The properties of an object, in the document's order.</summary>
    internal List<KeyValuePair<string, InstanceNode>>? Properties { get; private set; }

    /// <summary>The elements of an array.</summary>
    internal List<InstanceNode>? Items { get; private set; }

    /// <summary>Reads the value at hand.</summary>
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

    /// <summary>The property with a name.</summary>
    internal InstanceNode? Find(string name) => PlaceOf(name) is >= 0 and int place ? Properties![place].Value : null;

    /// <summary>Adds a property; of several with one name, the last that is not null counts, as it does when the document is read.</summary>
    private void Add(string name, InstanceNode value, bool isNull)
    {
        if (PlaceOf(name) is >= 0 and int place)
        {
            Properties![place] = new(name, isNull ? Properties[place].Value : value);
            return;
        }

        places?.Add(name, Properties!.Count);
        Properties!.Add(new(name, value));
        if (Properties.Count == MaxSearched)
        {
            places = Properties.Select(static (property, index) => (property.Key, index)).ToDictionary(static pair => pair.Key, static pair => pair.index, StringComparer.Ordinal);
        }
    }

    private int PlaceOf(string name) => places is null ? Properties!.FindIndex(property => property.Key == name) : places.GetValueOrDefault(name, -1);
}
