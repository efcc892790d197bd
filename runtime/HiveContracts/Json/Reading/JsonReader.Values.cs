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

        PreservedProperties.AddOtherType(ref preserved, property);
        return StringCache.GetOrCreate(SkipNumber());
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

    /// <summary>Reads an integer. One of more than 64 bits is preserved, and null is returned.</summary>
    public long? ReadInt64(int property, ref PreservedProperties? preserved)
    {
        int start = position;
        return Preserve(ReadInteger(out long value), start, property, ref preserved) ? value : null;
    }

    /// <summary>Reads an integer. One of more than 32 bits is preserved, and null is returned.</summary>
    public int? ReadInt32(int property, ref PreservedProperties? preserved)
    {
        int start = position;
        Spelling written = ReadInteger(out long value);
        return Preserve(value == (int)value ? written : Spelling.Invalid, start, property, ref preserved) ? (int)value : null;
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
        int start = position;
        return Preserve(ReadDecimal(out decimal value), start, property, ref preserved) ? value : null;
    }

    /// <summary>Reads a decimal from a JSON number, or a JSON string that contains one; false if a decimal cannot hold it exactly.</summary>
    internal static bool TryReadDecimal(ReadOnlySpan<byte> json, out decimal value) =>
        json is not [(byte)'"', .. ReadOnlySpan<byte> text, (byte)'"'] ? DecimalText.TryParse(json, out value)
        : !text.Contains((byte)'\\') ? DecimalText.TryParse(text, out value)
        : DecimalText.TryParse(Encoding.UTF8.GetBytes(new JsonReader(json).ReadUncheckedString()), out value);

    /// <summary>Reads a date and time. Another string is preserved, and null is returned.</summary>
    public DateTimeOffset? ReadDateTimeOffset(int property, ref PreservedProperties? preserved)
    {
        int start = position;
        return Preserve(ReadDateTime(out DateTimeOffset value), start, property, ref preserved) ? value : null;
    }

    /// <summary>Reads a date. Another string is preserved, and null is returned.</summary>
    public DateOnly? ReadDateOnly(int property, ref PreservedProperties? preserved)
    {
        int start = position;
        Spelling written = Iso8601.TryReadDate(ReadString(), out DateOnly value) ? Spelling.Usual : Spelling.Invalid;
        return Preserve(written, start, property, ref preserved) ? value : null;
    }

    /// <summary>Reads a URI that is parsed at the first access.</summary>
    public LazyUri ReadUri() => new(ReadString());

    /// <summary>Reads an absolute URI with one of the schemes, or with any if none are given. Another string is preserved, and null is returned.</summary>
    public Uri? ReadUri(int property, ref PreservedProperties? preserved, params string[] schemes)
    {
        int start = position;
        Spelling written = Guard.TryReadUri(ReadString(), schemes, out Uri? value) ? Spelling.Usual : Spelling.Invalid;
        return Preserve(written, start, property, ref preserved) ? value : null;
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

    /// <summary>Reads an integer. The value of one that 64 bits cannot hold is zero.</summary>
    private Spelling ReadInteger(out long value)
    {
        int length = DecimalText.ReadInteger(document[position..], out value);
        if (length > 0)
        {
            position += length;
            return Spelling.Usual;
        }

        int start = position;
        ReadOnlySpan<byte> number = IsNumber ? SkipNumber() : throw Unexpected("an integer");
        JsonNumber exact = JsonNumber.Read(number);
        if (exact.TryGetInt64(out value))
        {
            // To JSON Schema, 1.0 and 1e2 are integers as well.
            return number.ContainsAny((byte)'.', (byte)'e', (byte)'E') || number.SequenceEqual("-0"u8) ? Spelling.Unusual : Spelling.Usual;
        }

        if (exact.IsInteger)
        {
            return Spelling.Invalid;
        }

        position = start;
        throw Unexpected("an integer");
    }

    private Spelling ReadDecimal(out decimal value)
    {
        bool isQuoted = IsString;
        if (!isQuoted && !IsNumber)
        {
            throw Unexpected("a decimal number");
        }

        int length = DecimalText.ReadDecimal(document[(isQuoted ? position + 1 : position)..], isQuoted, out value);
        if (length > 0)
        {
            position += isQuoted ? length + 2 : length;
            return isQuoted ? Spelling.OtherType : Spelling.Usual;
        }

        ReadOnlySpan<byte> json = RawValue();
        return !TryReadDecimal(json, out value) ? Spelling.Invalid
            : isQuoted && DecimalText.IsFormatted(value, json[1..^1]) ? Spelling.OtherType
            : DecimalText.IsFormatted(value, json) ? Spelling.Usual
            : Spelling.Unusual;
    }

    private Spelling ReadDateTime(out DateTimeOffset value)
    {
        if (position + 26 <= document.Length && document[position] == '"' && document[position + 25] == '"'
            && Iso8601.TryReadHiveDateTime(document.Slice(position + 1, 24), out value))
        {
            position += 26;
            return Spelling.Usual;
        }

        string text = ReadString();
        return !Iso8601.TryReadDateTime(text, out value) ? Spelling.Invalid
            : Iso8601.Format(value) == text ? Spelling.Usual
            : Spelling.Unusual;
    }

    /// <summary>Preserves how the value of a property was written, if the writer would write it in another way.</summary>
    /// <returns>Whether the member's type can hold the value.</returns>
    private readonly bool Preserve(Spelling written, int start, int property, ref PreservedProperties? preserved)
    {
        switch (written)
        {
            case Spelling.OtherType:
                PreservedProperties.AddOtherType(ref preserved, property);
                break;
            case Spelling.Unusual:
                PreservedProperties.AddOriginalText(ref preserved, property, document[start..position]);
                break;
            case Spelling.Invalid:
                PreservedProperties.AddInvalidValue(ref preserved, property, document[start..position]);
                break;
        }

        return written is not Spelling.Invalid;
    }
}
