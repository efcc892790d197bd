using System.Globalization;
using System.Text;

namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    /// <summary>Reads a string of at least <paramref name="minLength"/> characters.</summary>
    public string ReadString(int minLength)
    {
        int start = position;
        string value = ReadString();
        int length = Guard.CountCharacters(value);
        return length >= minLength
            ? value
            : throw FailureAt(start, string.Create(CultureInfo.InvariantCulture, $"Expected a string of at least {minLength} character(s), found {length}."));
    }

    /// <summary>Reads a string, or a number as a string.</summary>
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
                SkipLiteral("true"u8);
                return true;
            case 'f':
                SkipLiteral("false"u8);
                return false;
            default:
                throw Unexpected("true or false");
        }
    }

    /// <summary>Reads an integer of 64 bits, without preserving how it is written.</summary>
    public long ReadInt64()
    {
        PreservedProperties? ignored = null;
        return ReadInt64(0, ref ignored);
    }

    /// <summary>Reads an integer of 64 bits.</summary>
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
            // To JSON Schema, 1.0 and 1e2 are integers as well.
            if (number.ContainsAny((byte)'.', (byte)'e', (byte)'E') || number.SequenceEqual("-0"u8))
            {
                PreservedProperties.AddOriginalText(ref preserved, property, number);
            }

            return value;
        }

        position = start;
        throw Unexpected("a 64-bit integer");
    }

    /// <summary>Reads an integer of 32 bits.</summary>
    public int ReadInt32(int property, ref PreservedProperties? preserved)
    {
        int start = position;
        long value = ReadInt64(property, ref preserved);
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            return (int)value;
        }

        position = start;
        throw Unexpected("a 32-bit integer");
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

            SkipNumber(); // throws at the byte where the number is malformed
        }

        if (!double.IsFinite(value))
        {
            throw Unexpected("a number that a double can hold");
        }

        position += length;
        return value;
    }

    /// <summary>Reads a number; false, without moving, if a double cannot hold it.</summary>
    internal bool TryReadDouble(out double value)
    {
        int length = DoubleReader.Read(document[position..], out value);
        bool isRead = length > 0 && double.IsFinite(value);
        position += isRead ? length : 0;
        return isRead;
    }

    /// <summary>Reads a decimal number from a number or a string. One that a decimal cannot hold exactly is preserved, and null is returned.</summary>
    public decimal? ReadDecimal(int property, ref PreservedProperties? preserved)
    {
        if (!IsNumber && !IsString)
        {
            throw Unexpected("a decimal number");
        }

        bool isQuoted = IsString;
        int length = DecimalText.ReadDecimal(document[(isQuoted ? position + 1 : position)..], isQuoted, out decimal value);
        if (length > 0)
        {
            position += length;
            if (isQuoted)
            {
                position += 2;
                PreservedProperties.AddOtherType(ref preserved, property);
            }

            return value;
        }

        ReadOnlySpan<byte> json = RawValue();
        if (!TryReadDecimal(json, out value))
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
            PreservedProperties.AddOriginalText(ref preserved, property, json);
        }

        return value;
    }

    /// <summary>Reads a decimal from a JSON number, or a JSON string that contains one; false if a decimal cannot hold it exactly.</summary>
    internal static bool TryReadDecimal(ReadOnlySpan<byte> json, out decimal value) =>
        json is not [(byte)'"', .. ReadOnlySpan<byte> text, (byte)'"'] ? DecimalText.TryParse(json, out value)
        : !text.Contains((byte)'\\') ? DecimalText.TryParse(text, out value)
        : DecimalText.TryParse(Encoding.UTF8.GetBytes(new JsonReader(json).ReadUncheckedString()), out value);

    /// <summary>Reads a date and time. Another string is preserved, and null is returned.</summary>
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
            PreservedProperties.AddOriginalText(ref preserved, property, document[start..position]);
        }

        return value;
    }

    /// <summary>Reads a date. Another string is preserved, and null is returned.</summary>
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

    /// <summary>Reads a URI that is parsed at the first access.</summary>
    public LazyUri ReadUri() => new(ReadString());

    /// <summary>Reads an absolute URI with one of the schemes, or with any if none are given. Another string is preserved, and null is returned.</summary>
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

    /// <summary>Reads a file as Base64.</summary>
    public MediaFile ReadMediaFile()
    {
        int start = position;
        try
        {
            return MediaFile.FromBytes(Convert.FromBase64String(ReadString()));
        }
        catch (FormatException exception)
        {
            throw FailureAt(start, "Expected a Base64 string, found a string that is not Base64.", exception);
        }
    }

    /// <summary>Reads any JSON value.</summary>
    public JsonValue ReadAny() => JsonValue.FromChecked(RawValue());

    /// <summary>Reads a value that is not an object, for a type whose schema describes an object, and preserves it.</summary>
    public PreservedProperties ReadOther() => PreservedProperties.FromNonObject(RawValue());

    /// <summary>Reads a value of a generated type.</summary>
    public T Read<T>()
        where T : IContract<T> => T.Read(ref this);
}
