using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    private const string InvalidUnicode = "Expected a string of valid Unicode, found invalid UTF-8 or an unpaired surrogate.";

    /// <summary>Reads a string.</summary>
    public string ReadString()
    {
        if (Next != '"')
        {
            throw Unexpected("a string");
        }

        ReadOnlySpan<byte> text = document[(position + 1)..];
        int length = Utf8Scan.CountPlain(text);
        if (length < text.Length && text[length] == '"')
        {
            position += length + 2;
            return StringCache.GetOrCreate(text[..length]);
        }

        int start = position;
        SkipString();
        return Unescape(document[start..position]);
    }

    /// <summary>Skips the next string. It is checked, except for unpaired surrogates in its escapes.</summary>
    /// <returns>Whether the string has no escapes.</returns>
    private bool SkipString()
    {
        int start = position;
        bool isPlain = true;
        bool isAscii = true;
        int index = position + 1;
        while (true)
        {
            ReadOnlySpan<byte> rest = document[index..];
            int length = isAscii ? Utf8Scan.CountPlain(rest) : Utf8Scan.CountUnescaped(rest);
            if (length == rest.Length)
            {
                position = document.Length;
                throw Malformed("the end of a string");
            }

            index += length;
            switch (rest[length])
            {
                case (byte)'"':
                    position = index + 1;
                    if (!isAscii && !Utf8.IsValid(document[start..position]))
                    {
                        throw FailureAt(start, InvalidUnicode);
                    }

                    return isPlain;
                case (byte)'\\':
                    isPlain = false;
                    index += EscapeLength(index);
                    break;
                case >= 0x80:
                    isAscii = false;
                    break;
                default:
                    position = index;
                    throw Failure("Invalid JSON: expected an escape sequence, found a control character in a string.");
            }
        }
    }

    /// <summary>Returns the length of the escape sequence at an index.</summary>
    private int EscapeLength(int index)
    {
        char escape = index + 1 < document.Length ? (char)document[index + 1] : '\0';
        if (escape is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't')
        {
            return 2;
        }

        if (escape == 'u' && index + 6 <= document.Length && char.IsAsciiHexDigit((char)document[index + 2]) && char.IsAsciiHexDigit((char)document[index + 3])
            && char.IsAsciiHexDigit((char)document[index + 4]) && char.IsAsciiHexDigit((char)document[index + 5]))
        {
            return 6;
        }

        position = index;
        throw Failure("Invalid JSON: expected a valid escape sequence, found a backslash before something else.");
    }

    /// <summary>Reads a string; false, without moving, if it contains an unpaired surrogate.</summary>
    internal bool TryReadString(out string value)
    {
        int start = position;
        SkipString();
        bool isValid = TryUnescape(document[start..position], out value);
        position = isValid ? position : start;
        return isValid;
    }

    /// <summary>Reads a string that may contain unpaired surrogates.</summary>
    internal string ReadUncheckedString()
    {
        int start = position;
        SkipString();
        TryUnescape(document[start..position], out string value);
        return value;
    }

    /// <summary>Returns the text of a string that was skipped.</summary>
    /// <param name="quoted">The string, including its quotes.</param>
    /// <exception cref="ContractException">The string contains an unpaired surrogate.</exception>
    private readonly string Unescape(ReadOnlySpan<byte> quoted) =>
        TryUnescape(quoted, out string value) ? value : throw FailureAt(OffsetOf(quoted), InvalidUnicode);

    /// <summary>Gets the text of a string that was skipped; false if it contains an unpaired surrogate.</summary>
    private static bool TryUnescape(ReadOnlySpan<byte> quoted, out string value)
    {
        ReadOnlySpan<byte> text = quoted[1..^1];
        char[]? rented = null;
        Span<char> buffer = text.Length <= 128 ? stackalloc char[128] : rented = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            int length = Unescape(text, buffer, out bool isValid);
            value = new string(buffer[..length]);
            return isValid;
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }
        }
    }

    /// <summary>Writes the text of a string without its escapes.</summary>
    /// <returns>The length of the text.</returns>
    private static int Unescape(ReadOnlySpan<byte> text, Span<char> output, out bool isValid)
    {
        int length = 0;
        bool hasCodeUnits = false;
        while (!text.IsEmpty)
        {
            if (text[0] != '\\')
            {
                int unescaped = text.IndexOf((byte)'\\');
                unescaped = unescaped < 0 ? text.Length : unescaped;
                length += Encoding.UTF8.GetChars(text[..unescaped], output[length..]);
                text = text[unescaped..];
                continue;
            }

            hasCodeUnits |= text[1] == 'u';
            output[length++] = text[1] switch
            {
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                (byte)'u' => (char)((HexValue(text[2]) << 12) | (HexValue(text[3]) << 8) | (HexValue(text[4]) << 4) | HexValue(text[5])),
                byte character => (char)character,
            };
            text = text[(text[1] == 'u' ? 6 : 2)..];
        }

        isValid = !hasCodeUnits || AreSurrogatesPaired(output[..length]);
        return length;
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static bool AreSurrogatesPaired(ReadOnlySpan<char> text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(text[index]) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]))
            {
                return false;
            }

            index++;
        }

        return true;
    }

    /// <summary>Returns the offset of a part of the document; the reader's position if it is not one.</summary>
    private readonly int OffsetOf(ReadOnlySpan<byte> part) => document.Overlaps(part, out int offset) ? offset : position;
}
