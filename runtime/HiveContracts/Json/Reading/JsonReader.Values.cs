using System.Globalization;

namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    /// <summary>Reads a string of at least some characters.</summary>
    public string ReadString(int minLength)
    {
        int start = position;
        string value = ReadString();
        return Guard.CountCharacters(value) >= minLength
            ? value
            : throw FailureAt(start, string.Create(CultureInfo.InvariantCulture, $"Expected a string of at least {minLength} character(s)."));
    }

    /// <summary>Reads a string, or a number as its text.</summary>
    public string ReadText(int property, ref PreservedProperties? preserved)
    {
        if (!IsNumber)
        {
            return ReadString();
        }

        ReadOnlySpan<byte> number = SkipNumber();
        PreservedProperties.AddOtherType(ref preserved, property);
        return StringCache.GetOrCreate(number);
    }

    /// <summary>Reads a boolean.</summary>
    public bool ReadBoolean()
    {
        switch (Next)
        {
            case 't':
                SkipWord("true"u8);
                return true;
            case 'f':
                SkipWord("false"u8);
                return false;
            default:
                throw Unexpected("true or false");
        }
    }

    /// <summary>Reads a number without a fraction into 64 bits.</summary>
    public long ReadInt64(int property, ref PreservedProperties? preserved)
    {
        int length = DecimalText.ReadInteger(document[position..], out long value);
        if (length > 0)
        {
            position += length;
            return value;
        }

        int start = position;
        ReadOnlySpan<byte> number = IsNumber ? SkipNumber() : throw Unexpected("an integer");
        if (JsonNumber.Read(number).TryGetInt64(out value))
        {
            // JSON Schema counts 1.0 and 1e2 among the integers.
            if (number.ContainsAny((byte)'.', (byte)'e', (byte)'E') || number.SequenceEqual("-0"u8))
            {
                PreservedProperties.AddSpelling(ref preserved, property, number);
            }

            return value;
        }

        position = start;
        throw Unexpected("an integer of 64 bits");
    }

    /// <summary>Reads a number without a fraction into 32 bits.</summary>
    public int ReadInt32(int property, ref PreservedProperties? preserved)
    {
        int start = position;
        long value = ReadInt64(property, ref preserved);
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            return (int)value;
        }

        position = start;
        throw Unexpected("an integer of 32 bits");
    }

    /// <summary>Reads a number.</summary>
    public double ReadDouble()
    {
        int length = DoubleReader.Read(document[position..], out double value);
        if (length == 0)
        {
            if (!IsNumber)
            {
                throw Unexpected("a number");
            }

            SkipNumber(); // says where the number breaks off
        }

        if (!double.IsFinite(value))
        {
            throw Unexpected("a number in the range of a double");
        }

        position += length;
        return value;
    }

    /// <summary>Reads a decimal number, spelled as a number or in a string; a string or number that is none is noted, and null.</summary>
    public decimal? ReadDecimal(int property, ref PreservedProperties? preserved)
    {
        if (!IsNumber && !IsString)
        {
            throw Unexpected("a decimal number");
        }

        bool isText = IsString;
        int length = DecimalText.ReadDecimal(document[(isText ? position + 1 : position)..], isText, out decimal value);
        if (length > 0)
        {
            position += length;
            if (isText)
            {
                position += 2;
                PreservedProperties.AddOtherType(ref preserved, property);
            }

            return value;
        }

        ReadOnlySpan<byte> json = RawValue();

        if (!DecimalText.TryParse(json, out value))
        {
            PreservedProperties.AddInvalidValue(ref preserved, property, json);
            return null;
        }

        if (json[0] == '"' && DecimalText.IsFormatted(value, json[1..^1]))
        {
            PreservedProperties.AddOtherType(ref preserved, property);
        }
        else if (!DecimalText.IsFormatted(value, json))
        {
            PreservedProperties.AddSpelling(ref preserved, property, json);
        }

        return value;
    }

    /// <summary>Reads a date and time; a string that is none is noted, and null.</summary>
    public DateTimeOffset? ReadDateTimeOffset(int property, ref PreservedProperties? preserved)
    {
        if (position + 26 <= document.Length && document[position] == '"' && document[position + 25] == '"'
            && Iso8601.TryReadHiveDateTime(document.Slice(position + 1, 24), out DateTimeOffset value))
        {
            position += 26;
            return value;
        }

        int start = position;
        string text = ReadString();
        if (!Iso8601.TryReadDateTime(text, out value))
        {
            PreservedProperties.AddInvalidValue(ref preserved, property, document[start..position]);
            return null;
        }

        if (Iso8601.Format(value) != text)
        {
            PreservedProperties.AddSpelling(ref preserved, property, document[start..position]);
        }

        return value;
    }

    /// <summary>Reads a date; a string that is none is noted, and null.</summary>
    public DateOnly? ReadDateOnly(int property, ref PreservedProperties? preserved)
    {
        int start = position;
        if (Iso8601.TryReadDate(ReadString(), out DateOnly value))
        {
            return value;
        }

        PreservedProperties.AddInvalidValue(ref preserved, property, document[start..position]);
        return null;
    }

    /// <summary>Reads a URI that is looked at when it is asked for.</summary>
    public LazyUri ReadUri() => new(ReadString());

    /// <summary>Reads an absolute URI; a string that is none, or has none of the schemes, is noted, and null.</summary>
    public Uri? ReadUri(int property, ref PreservedProperties? preserved, params string[] schemes)
    {
        int start = position;
        if (Guard.TryReadUri(ReadString(), schemes, out Uri? value))
        {
            return value;
        }

        PreservedProperties.AddInvalidValue(ref preserved, property, document[start..position]);
        return null;
    }

    /// <summary>Reads a file that a form carries as bytes and JSON as Base64.</summary>
    public MediaFile ReadMediaFile()
    {
        int start = position;
        try
        {
            return MediaFile.FromBytes(Convert.FromBase64String(ReadString()));
        }
        catch (FormatException invalid)
        {
            throw FailureAt(start, "Expected Base64 in a string.", invalid);
        }
    }

    /// <summary>Reads any value and keeps its JSON.</summary>
    public JsonValue ReadAny() => JsonValue.OfChecked(RawValue());

    /// <summary>Reads any value in the place of an object, and preserved its JSON.</summary>
    public PreservedProperties ReadOther() => PreservedProperties.Other(RawValue());

    /// <summary>Reads a value of a generated type.</summary>
    public T Read<T>()
        where T : IContract<T> => T.Read(ref this);
}
