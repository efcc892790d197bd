namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    /// <summary>Reads an array of values of one generated type; a null among them is an error.</summary>
    public ContractList<T> ReadList<T>()
        where T : IContract<T> => T.ReadList(ref this);

    /// <summary>Reads an array of values of one generated type, each by itself.</summary>
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

    /// <summary>Reads an array of values of one generated type, or one value without an array.</summary>
    public ContractList<T> ReadListOrOne<T>(int property, ref PreservedProperties? preserved)
        where T : IContract<T>
    {
        if (IsArray)
        {
            return ReadList<T>();
        }

        PreservedProperties.AddOne(ref preserved, property);
        return new(T.Read(ref this));
    }

    /// <summary>Reads an array of strings.</summary>
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

    /// <summary>Reads an array of numbers or other values; a null among them is an error.</summary>
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

    /// <summary>Reads a number without a fraction, of which nothing is noted.</summary>
    public long ReadInt64()
    {
        PreservedProperties? ignored = null;
        return ReadInt64(0, ref ignored);
    }

    /// <summary>Which of several objects is at hand, told by the value of one of its properties, wherever that stands.</summary>
    /// <param name="property">The property.</param>
    /// <param name="values">Its values, as JSON.</param>
    public readonly int ChooseByValue(string property, params string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int chosen = -1;
        bool isThere = false;
        JsonReader ahead = this;
        ahead.BeginObject();
        while (ahead.NextProperty(out string name))
        {
            if (name != property)
            {
                ahead.Skip();
                continue;
            }

            int start = ahead.position;
            byte[] value = ahead.RawValue().ToArray();
            chosen = Array.FindIndex(values, known => JsonEquality.AreEqual(System.Text.Encoding.UTF8.GetBytes(known), value));
            isThere = true;
            if (chosen < 0)
            {
                throw FailureAt(start, $"Expected {string.Join(" or ", values)}.");
            }
        }

        if (!isThere)
        {
            throw ahead.Missing($"'{property}'");
        }

        return chosen;
    }

    /// <summary>Which of several objects is at hand, told by which of some properties it has.</summary>
    public readonly int ChooseByProperty(params string[] properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        int chosen = -1;
        JsonReader ahead = this;
        ahead.BeginObject();
        while (ahead.NextProperty(out string name))
        {
            int found = Array.IndexOf(properties, name);
            if (found >= 0 && chosen >= 0 && found != chosen)
            {
                throw ahead.Failure($"Expected exactly one of {string.Join(", ", properties.Select(static known => $"'{known}'"))}, found both '{properties[chosen]}' and '{name}'.");
            }

            chosen = found >= 0 ? found : chosen;
            ahead.Skip();
        }

        if (chosen < 0)
        {
            throw ahead.Missing($"exactly one of {string.Join(", ", properties.Select(static known => $"'{known}'"))}");
        }

        return chosen;
    }
}
