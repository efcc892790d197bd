using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    private const string InvalidUnicode = "Expected a string of valid Unicode, found bytes or an escape that are none.";

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

    /// <summary>Goes behind the string at hand, which is checked but for the surrogates in its escapes.</summary>
    /// <returns>Whether it has no escapes.</returns>
    private bool SkipString()
    {
        int start = position;
        bool isPlain = true;
        bool isAscii = true;
        int at = position + 1;
        while (true)
        {
            ReadOnlySpan<byte> rest = document[at..];
            int length = isAscii ? Utf8Scan.CountPlain(rest) : Utf8Scan.CountUnescaped(rest);
            if (length == rest.Length)
            {
                position = document.Length;
                throw Malformed("the end of a string");
            }

            at += length;
            switch (rest[length])
            {
                case (byte)'"':
                    position = at + 1;
                    if (!isAscii && !Utf8.IsValid(document[start..position]))
                    {
                        throw FailureAt(start, InvalidUnicode);
                    }

                    return isPlain;
                case (byte)'\\':
                    isPlain = false;
                    at += EscapeLength(at);
                    break;
                case >= 0x80:
                    isAscii = false;
                    break;
                default:
                    position = at;
                    throw Failure("Not JSON: expected a string without control characters, which are escaped in JSON.");
            }
        }
    }

    private int EscapeLength(int at)
    {
        char escape = at + 1 < document.Length ? (char)document[at + 1] : '\0';
        if (escape is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't')
        {
            return 2;
        }

        if (escape == 'u' && at + 6 <= document.Length && char.IsAsciiHexDigit((char)document[at + 2]) && char.IsAsciiHexDigit((char)document[at + 3])
            && char.IsAsciiHexDigit((char)document[at + 4]) && char.IsAsciiHexDigit((char)document[at + 5]))
        {
            return 6;
        }

        position = at;
        throw Failure("Not JSON: expected an escape that JSON has.");
    }

    /// <summary>The text of a string that was skipped, quotes included; at fault where a surrogate in it stands alone.</summary>
    private readonly string Unescape(ReadOnlySpan<byte> quoted)
    {
        ReadOnlySpan<byte> text = quoted[1..^1];
        char[]? rented = null;
        Span<char> buffer = text.Length <= 128 ? stackalloc char[128] : rented = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            return Unescape(text, buffer) is >= 0 and int length ? new string(buffer[..length]) : throw FailureAt(OffsetOf(quoted), InvalidUnicode);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }
        }
    }

    /// <summary>Writes the text that a string spells; -1 where a surrogate stands alone.</summary>
    private static int Unescape(ReadOnlySpan<byte> text, Span<char> output)
    {
        int length = 0;
        bool hasCodeUnits = false;
        while (!text.IsEmpty)
        {
            if (text[0] != '\\')
            {
                int plain = text.IndexOf((byte)'\\');
                plain = plain < 0 ? text.Length : plain;
                length += Encoding.UTF8.GetChars(text[..plain], output[length..]);
                text = text[plain..];
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
                (byte)'u' => (char)((Hex(text[2]) << 12) | (Hex(text[3]) << 8) | (Hex(text[4]) << 4) | Hex(text[5])),
                byte itself => (char)itself,
            };
            text = text[(text[1] == 'u' ? 6 : 2)..];
        }

        return !hasCodeUnits || AreSurrogatesPaired(output[..length]) ? length : -1;
    }

    private static int Hex(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static bool AreSurrogatesPaired(ReadOnlySpan<char> text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))
            {
                return false;
            }

            at++;
        }

        return true;
    }

    /// <summary>Where a piece of the document stands in it.</summary>
    private readonly int OffsetOf(ReadOnlySpan<byte> piece) => document.Overlaps(piece, out int offset) ? offset : position;
}
