using System.Runtime.CompilerServices;

namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    /// <summary>Skips the next value, which is checked strictly.</summary>
    internal void Skip()
    {
        // Locals stay in registers.
        ReadOnlySpan<byte> text = document;
        int index = position;
        int level = 0;
        ulong objects = 0; // one bit per level, as many as MaxDepth: 1 for an object, 0 for an array; the current level in the lowest bit
        while (true)
        {
            if ((objects & 1) != 0)
            {
                index = FindValue(text, index);
            }

            char next = ByteAt(text, index);
            if (next is '{' or '[')
            {
                if (depth + ++level > MaxDepth)
                {
                    position = index;
                    throw TooDeep();
                }

                objects = (objects << 1) | (next == '{' ? 1UL : 0);
                index = Utf8Scan.SkipWhiteSpace(text, index + 1);
                if (ByteAt(text, index) != next + 2) // each closing bracket is two after its opening bracket in ASCII
                {
                    continue;
                }
            }
            else
            {
                index = FindScalarEnd(text, index, next);
                if (level == 0)
                {
                    break;
                }

                index = Utf8Scan.SkipWhiteSpace(text, index);
            }

            // Leave the objects and arrays that end here, and move to the next value.
            while (level > 0 && ByteAt(text, index) != ',')
            {
                if (ByteAt(text, index) != ((objects & 1) != 0 ? '}' : ']'))
                {
                    position = index;
                    throw Malformed((objects & 1) != 0 ? "',' or '}'" : "',' or ']'");
                }

                index++;
                level--;
                objects >>= 1;
                if (level > 0)
                {
                    index = Utf8Scan.SkipWhiteSpace(text, index);
                }
            }

            if (level == 0)
            {
                break;
            }

            index = Utf8Scan.SkipWhiteSpace(text, index + 1);
        }

        position = index;
        isFirst = false;
    }

    /// <summary>Skips the next number.</summary>
    /// <returns>The number's bytes.</returns>
    private ReadOnlySpan<byte> SkipNumber()
    {
        int start = position;
        position = FindNumberEnd(document, start);
        return document[start..position];
    }

    private void SkipLiteral(ReadOnlySpan<byte> literal) => position = FindLiteralEnd(document, position, literal);

    /// <summary>Returns the index of the value of the property whose name starts at an index.</summary>
    private int FindValue(ReadOnlySpan<byte> text, int index)
    {
        if (ByteAt(text, index) != '"')
        {
            position = index;
            throw Malformed("a property name in double quotes");
        }

        index = FindStringEnd(text, index);
        if (ByteAt(text, index) != ':')
        {
            index = Utf8Scan.SkipWhiteSpace(text, index);
            if (ByteAt(text, index) != ':')
            {
                position = index;
                throw Malformed("':'");
            }
        }

        return Utf8Scan.SkipWhiteSpace(text, index + 1);
    }

    private int FindScalarEnd(ReadOnlySpan<byte> text, int index, char next) => next switch
    {
        '"' => FindStringEnd(text, index),
        't' => FindLiteralEnd(text, index, "true"u8),
        'f' => FindLiteralEnd(text, index, "false"u8),
        'n' => FindLiteralEnd(text, index, "null"u8),
        _ => FindNumberEnd(text, index),
    };

    /// <summary>Returns the index after a string, which in most cases is plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindStringEnd(ReadOnlySpan<byte> text, int index)
    {
        int end = index + 1 + Utf8Scan.CountPlain(text[(index + 1)..]);
        if (ByteAt(text, end) == '"')
        {
            return end + 1;
        }

        position = index;
        SkipString();
        return position;
    }

    private int FindLiteralEnd(ReadOnlySpan<byte> text, int index, ReadOnlySpan<byte> literal)
    {
        if (text[index..].StartsWith(literal))
        {
            return index + literal.Length;
        }

        position = index;
        throw Malformed("a value");
    }

    private int FindNumberEnd(ReadOnlySpan<byte> text, int index)
    {
        if (ByteAt(text, index) == '-')
        {
            index++;
        }

        index = ByteAt(text, index) == '0' ? index + 1 : FindDigitsEnd(text, index, "a value");
        if (ByteAt(text, index) == '.')
        {
            index = FindDigitsEnd(text, index + 1, "a digit");
        }

        if (ByteAt(text, index) is 'e' or 'E')
        {
            index++;
            index = FindDigitsEnd(text, ByteAt(text, index) is '+' or '-' ? index + 1 : index, "a digit");
        }

        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindDigitsEnd(ReadOnlySpan<byte> text, int index, string expected)
    {
        if (!char.IsAsciiDigit(ByteAt(text, index)))
        {
            position = index;
            throw Malformed(expected);
        }

        do
        {
            index++;
        }
        while (char.IsAsciiDigit(ByteAt(text, index)));
        return index;
    }

    /// <summary>Returns the byte at an index; 0, which valid JSON never contains, after the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static char ByteAt(ReadOnlySpan<byte> text, int index) => (uint)index < (uint)text.Length ? (char)text[index] : '\0';
}
