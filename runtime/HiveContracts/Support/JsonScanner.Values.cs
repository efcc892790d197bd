using System.Globalization;
using System.Text.Json;

namespace HiveContracts.Support;

public ref partial struct JsonScanner
{
    /// <summary>Reads a string.</summary>
    public readonly string ReadString()
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            throw Unexpected("a string");
        }

        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException invalid)
        {
            throw Failure(InvalidUnicode, invalid);
        }
    }

    /// <summary>Reads a string of at least some characters.</summary>
    public readonly string ReadString(int minLength)
    {
        string value = ReadString();
        return ValueCheck.LengthOf(value) >= minLength ? value : throw Failure(string.Create(CultureInfo.InvariantCulture, $"Expected a string of at least {minLength} character(s)."));
    }

    /// <summary>Reads a string, or a number as its text.</summary>
    public readonly string ReadText(int property, ref PropertyNotes? notes)
    {
        if (reader.TokenType is not JsonTokenType.Number)
        {
            return ReadString();
        }

        (notes ??= new()).AddSpelling(property, reader.ValueSpan);
        return WireFormat.Text(reader.ValueSpan);
    }

    /// <summary>Reads a boolean.</summary>
    public readonly bool ReadBoolean() => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Unexpected("true or false"),
    };

    /// <summary>Reads a number without a fraction into 64 bits.</summary>
    public readonly long ReadInt64(int property, ref PropertyNotes? notes)
    {
        if (reader.TokenType is not JsonTokenType.Number)
        {
            throw Unexpected("an integer");
        }

        if (reader.TryGetInt64(out long value))
        {
            return value;
        }

        // JSON Schema counts 1.0 and 1e2 among the integers.
        if (WireFormat.TryInt64(reader.ValueSpan, out value))
        {
            (notes ??= new()).AddSpelling(property, reader.ValueSpan);
            return value;
        }

        throw Unexpected("an integer of 64 bits");
    }

    /// <summary>Reads a number without a fraction into 32 bits.</summary>
    public readonly int ReadInt32(int property, ref PropertyNotes? notes)
    {
        long value = ReadInt64(property, ref notes);
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw Unexpected("an integer of 32 bits");
    }

    /// <summary>Reads a number.</summary>
    public readonly double ReadDouble()
    {
        if (reader.TokenType is not JsonTokenType.Number)
        {
            throw Unexpected("a number");
        }

        return reader.TryGetDouble(out double value) && double.IsFinite(value) ? value : throw Unexpected("a number in the range of a double");
    }

    /// <summary>Reads a decimal number, spelled as a number or in a string; a string or number that is none is noted, and null.</summary>
    public readonly decimal? ReadDecimal(int property, ref PropertyNotes? notes)
    {
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            throw Unexpected("a decimal number");
        }

        if (!WireFormat.TryDecimal(RawScalar(), out decimal value))
        {
            (notes ??= new()).AddMisfit(property, RawScalar());
            return null;
        }

        if (!WireFormat.IsWrittenAs(value, RawScalar()))
        {
            (notes ??= new()).AddSpelling(property, RawScalar());
        }

        return value;
    }

    /// <summary>Reads a date and time; a string that is none is noted, and null.</summary>
    public readonly DateTimeOffset? ReadDateTimeOffset(int property, ref PropertyNotes? notes)
    {
        string text = ReadString();
        if (!WireFormat.TryDateTimeOffset(text, out DateTimeOffset value))
        {
            (notes ??= new()).AddMisfit(property, RawScalar());
            return null;
        }

        if (WireFormat.Text(value) != text)
        {
            (notes ??= new()).AddSpelling(property, RawScalar());
        }

        return value;
    }

    /// <summary>Reads an absolute URI; a string that is none, or has none of the schemes, is noted, and null.</summary>
    public readonly Uri? ReadUri(int property, ref PropertyNotes? notes, params string[] schemes)
    {
        if (ValueCheck.TryUri(ReadString(), schemes, out Uri? value))
        {
            return value;
        }

        (notes ??= new()).AddMisfit(property, RawScalar());
        return null;
    }

    /// <summary>Reads a file that a form carries as bytes and JSON as Base64.</summary>
    public readonly MediaFile ReadMediaFile()
    {
        try
        {
            return MediaFile.FromBytes(Convert.FromBase64String(ReadString()));
        }
        catch (FormatException invalid)
        {
            throw Failure("Expected Base64 in a string.", invalid);
        }
    }

    /// <summary>Reads any value and keeps its JSON.</summary>
    public JsonValue ReadAny() => JsonValue.Parse(RawValue());

    /// <summary>Reads a value of a generated type.</summary>
    public T Read<T>()
        where T : IContract<T> => T.Read(ref this);

    /// <summary>Reads an array of values of one generated type; a null among them is an error.</summary>
    public ContractList<T> ReadList<T>()
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
    public ContractList<T> ReadListOrOne<T>(int property, ref PropertyNotes? notes)
        where T : IContract<T>
    {
        if (IsArray)
        {
            return ReadList<T>();
        }

        (notes ??= new()).AddOne(property);
        return new([T.Read(ref this)]);
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

    private readonly ReadOnlySpan<byte> RawScalar() => document.Slice(Offset, start + (int)reader.BytesConsumed - Offset);
}
