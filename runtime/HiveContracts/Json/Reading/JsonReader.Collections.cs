namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    /// <summary>Reads an array of values of a generated type. A null element is an error.</summary>
    public ContractList<T> ReadList<T>()
        where T : IContract<T> => T.ReadList(ref this);

    /// <summary>Reads an array of values of a generated type, one element at a time.</summary>
    public ContractList<T> ReadElements<T>()
        where T : IContract<T>
    {
        BeginArray();
        var items = default(ListBuilder<T>);
        while (NextElement())
        {
            items.Add(T.Read(ref this));
        }

        return items.ToList();
    }

    /// <summary>Reads an array of values of a generated type, or a single value, which becomes a list of one.</summary>
    public ContractList<T> ReadListOrOne<T>(int property, ref PreservedProperties? preserved)
        where T : IContract<T>
    {
        if (IsArray)
        {
            return ReadList<T>();
        }

        PreservedProperties.AddSingleValue(ref preserved, property);
        return new(T.Read(ref this));
    }

    /// <summary>Reads an array of strings. A null element is an error.</summary>
    public ContractList<string> ReadStrings()
    {
        BeginArray();
        var items = default(ListBuilder<string>);
        while (NextElement())
        {
            items.Add(ReadString());
        }

        return items.ToList();
    }

    /// <summary>Reads an array of numbers or other values. A null element is an error.</summary>
    public ContractList<T> ReadValues<T>(ElementReader<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        BeginArray();
        var items = default(ListBuilder<T>);
        while (NextElement())
        {
            items.Add(read(ref this));
        }

        return items.ToList();
    }

    /// <summary>Reads an object whose property names are data.</summary>
    public ContractMap<T> ReadMap<T>(ElementReader<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        BeginObject();
        var map = new ContractMap<T>();
        while (NextProperty(out string name))
        {
            map.Set(name, read(ref this));
        }

        return map;
    }
}
