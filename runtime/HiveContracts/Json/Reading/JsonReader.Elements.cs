namespace HiveContracts.Support;

/// <summary>
/// Reads the elements of lists and the values of maps. The reader notes if one of them is written in an unusual way, or does not fit its type, so that the
/// property that contains it is preserved as a whole.
/// </summary>
public ref partial struct JsonReader
{
    /// <summary>Reads a null; false, without moving, if the next value is another one.</summary>
    public bool TryReadNull()
    {
        if (!IsNull)
        {
            return false;
        }

        SkipLiteral("null"u8);
        return true;
    }

    /// <summary>Reads an element that is a string, or a number as a string.</summary>
    public string ReadText()
    {
        if (!IsNumber)
        {
            return ReadString();
        }

        Note(Spelling.OtherType);
        return StringCache.GetOrCreate(SkipNumber());
    }

    /// <summary>Reads an element that is an integer of 64 bits.</summary>
    public long ReadInt64()
    {
        Note(ReadInteger(out long value));
        return value;
    }

    /// <summary>Reads an element that is an integer of 32 bits.</summary>
    public int ReadInt32()
    {
        Spelling written = ReadInteger(out long value);
        Note(value == (int)value ? written : Spelling.Invalid);
        return (int)value;
    }

    /// <summary>Reads an element that is a decimal number, or a string that contains one.</summary>
    public decimal ReadDecimal()
    {
        Note(ReadDecimal(out decimal value));
        return value;
    }

    /// <summary>Reads an element that is a date and time.</summary>
    public DateTimeOffset ReadDateTimeOffset()
    {
        Note(ReadDateTime(out DateTimeOffset value));
        return value;
    }

    /// <summary>Reads an element that is a date.</summary>
    public DateOnly ReadDateOnly()
    {
        Note(Iso8601.TryReadDate(ReadString(), out DateOnly value) ? Spelling.Usual : Spelling.Invalid);
        return value;
    }

    /// <summary>Reads an element that is an absolute URI.</summary>
    public Uri ReadAbsoluteUri()
    {
        Note(Guard.TryReadUri(ReadString(), [], out Uri? value) ? Spelling.Usual : Spelling.Invalid);
        return value!; // a list or map with a value that does not fit is dropped
    }

    /// <summary>
    /// Reads an array whose elements may be written in an unusual way. If one does not fit its type, the array is preserved, and null is returned.
    /// </summary>
    public ContractList<T>? ReadValues<T>(int property, ref PreservedProperties? preserved, ElementReader<T> read)
    {
        Spelling outer = BeginWhole(out int start);
        return EndWhole(ReadValues(read), outer, start, property, ref preserved);
    }

    /// <summary>Does the same for an array or a single element, which becomes a list of one.</summary>
    public ContractList<T>? ReadListOrOne<T>(int property, ref PreservedProperties? preserved, ElementReader<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (IsArray)
        {
            return ReadValues(property, ref preserved, read);
        }

        Spelling outer = BeginWhole(out int start);
        ContractList<T>? list = EndWhole(new ContractList<T>(read(ref this)), outer, start, property, ref preserved);
        if (list is not null)
        {
            PreservedProperties.AddSingleValue(ref preserved, property);
        }

        return list;
    }

    /// <summary>Reads an element that is an array or a single element, which becomes a list of one.</summary>
    public ContractList<T> ReadListOrOne<T>(ElementReader<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (IsArray)
        {
            return ReadValues(read);
        }

        Note(Spelling.Unusual);
        return new ContractList<T>(read(ref this));
    }

    /// <summary>
    /// Reads a map whose values may be written in an unusual way. If one does not fit its type, the object is preserved, and null is returned.
    /// </summary>
    public ContractMap<T>? ReadMap<T>(int property, ref PreservedProperties? preserved, ElementReader<T> read)
    {
        Spelling outer = BeginWhole(out int start);
        return EndWhole(ReadMap(read), outer, start, property, ref preserved);
    }

    /// <summary>
    /// Reads a list or map whose schema allows elements of other types, too. If one has another type, the value is preserved, and null is returned.
    /// </summary>
    public T? ReadIfFits<T>(int property, ref PreservedProperties? preserved, ElementReader<T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        JsonReader before = this;
        Spelling outer = BeginWhole(out int start);
        T? value = null;
        try
        {
            value = read(ref this);
        }
        catch (ContractException)
        {
            this = before;
            Skip(); // throws again if the value is not JSON
            spelling = Spelling.Invalid;
        }

        return EndWhole(value!, outer, start, property, ref preserved);
    }

    /// <summary>
    /// Reads a value of a generated type whose schema allows other values than objects, too. Such a value is preserved, and null is returned.
    /// </summary>
    public T? ReadIfObject<T>(int property, ref PreservedProperties? preserved)
        where T : class, IContract<T>
    {
        if (IsObject)
        {
            return T.Read(ref this);
        }

        PreservedProperties.AddInvalidValue(ref preserved, property, RawValue());
        return null;
    }

    /// <summary>Reads an element of a generated type whose schema allows other values than objects, too.</summary>
    public T ReadIfObject<T>()
        where T : class, IContract<T>
    {
        if (IsObject)
        {
            return T.Read(ref this);
        }

        Skip();
        Note(Spelling.Invalid);
        return null!; // a list or map with a value that does not fit is dropped
    }

    private void Note(Spelling written) => spelling = written > spelling ? written : spelling;

    /// <summary>Begins a list or map that is preserved as a whole. It may be inside an element of another one.</summary>
    private Spelling BeginWhole(out int start)
    {
        Spelling outer = spelling;
        spelling = Spelling.Usual;
        start = position;
        return outer;
    }

    /// <summary>Ends a list or map, and preserves it if the writer would write an element in another way.</summary>
    /// <returns>The value; null if an element does not fit its type.</returns>
    private T? EndWhole<T>(T value, Spelling outer, int start, int property, ref PreservedProperties? preserved)
        where T : class
    {
        Spelling written = spelling;
        spelling = outer;
        ReadOnlySpan<byte> json = document[start..position];
        switch (written)
        {
            case Spelling.Usual:
                return value;
            case Spelling.Invalid:
                PreservedProperties.AddInvalidValue(ref preserved, property, json);
                return null;
            default:
                PreservedProperties.AddOriginalText(ref preserved, property, json, value);
                return value;
        }
    }
}
