using System.Runtime.CompilerServices;

namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    /// <summary>Goes behind the value at hand, which is checked to the letter.</summary>
    internal void Skip()
    {
        // In variables of its own, which stay in registers.
        ReadOnlySpan<byte> text = document;
        int at = position;
        int level = 0;
        ulong objects = 0; // which of those entered are objects and no arrays, the last in the lowest bit: as many as may lie in each other
        while (true)
        {
            if ((objects & 1) != 0)
            {
                at = EndOfName(text, at);
            }

            char next = At(text, at);
            if (next is '{' or '[')
            {
                if (depth + ++level > MaxDepth)
                {
                    position = at;
                    throw TooDeep();
                }

                objects = (objects << 1) | (next == '{' ? 1UL : 0);
                at = Utf8Scan.SkipWhiteSpace(text, at + 1);
                if (At(text, at) != next + 2) // both brackets are two before those that close them
                {
                    continue;
                }
            }
            else
            {
                at = EndOfScalar(text, at, next);
                if (level == 0)
                {
                    break;
                }

                at = Utf8Scan.SkipWhiteSpace(text, at);
            }

            // Leave what ends here, and go to the next value in what does not.
            while (level > 0 && At(text, at) != ',')
            {
                if (At(text, at) != ((objects & 1) != 0 ? '}' : ']'))
                {
                    position = at;
                    throw Malformed((objects & 1) != 0 ? "',' or '}'" : "',' or ']'");
                }

                at++;
                level--;
                objects >>= 1;
                if (level > 0)
                {
                    at = Utf8Scan.SkipWhiteSpace(text, at);
                }
            }

            if (level == 0)
            {
                break;
            }

            at = Utf8Scan.SkipWhiteSpace(text, at + 1);
        }

        position = at;
        isFirst = false;
    }

    /// <summary>Goes behind the number at hand.</summary>
    /// <returns>Its bytes.</returns>
    private ReadOnlySpan<byte> SkipNumber()
    {
        int start = position;
        position = EndOfNumber(document, start);
        return document[start..position];
    }

    private void SkipWord(ReadOnlySpan<byte> word) => position = EndOfWord(document, position, word);

    /// <summary>Where the value of a property starts whose name starts at an index.</summary>
    private int EndOfName(ReadOnlySpan<byte> text, int at)
    {
        if (At(text, at) != '"')
        {
            position = at;
            throw Malformed("a property name in double quotes");
        }

        at = EndOfString(text, at);
        if (At(text, at) != ':')
        {
            at = Utf8Scan.SkipWhiteSpace(text, at);
            if (At(text, at) != ':')
            {
                position = at;
                throw Malformed("':'");
            }
        }

        return Utf8Scan.SkipWhiteSpace(text, at + 1);
    }

    private int EndOfScalar(ReadOnlySpan<byte> text, int at, char next) => next switch
    {
        '"' => EndOfString(text, at),
        't' => EndOfWord(text, at, "true"u8),
        'f' => EndOfWord(text, at, "false"u8),
        'n' => EndOfWord(text, at, "null"u8),
        _ => EndOfNumber(text, at),
    };

    /// <summary>Where a string ends, which most often is plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int EndOfString(ReadOnlySpan<byte> text, int at)
    {
        int end = at + 1 + Utf8Scan.CountPlain(text[(at + 1)..]);
        if (At(text, end) == '"')
        {
            return end + 1;
        }

        position = at;
        SkipString();
        return position;
    }

    private int EndOfWord(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> word)
    {
        if (text[at..].StartsWith(word))
        {
            return at + word.Length;
        }

        position = at;
        throw Malformed("a value");
    }

    private int EndOfNumber(ReadOnlySpan<byte> text, int at)
    {
        if (At(text, at) == '-')
        {
            at++;
        }

        at = At(text, at) == '0' ? at + 1 : EndOfDigits(text, at, "a value");
        if (At(text, at) == '.')
        {
            at = EndOfDigits(text, at + 1, "a digit");
        }

        if (At(text, at) is 'e' or 'E')
        {
            at++;
            at = EndOfDigits(text, At(text, at) is '+' or '-' ? at + 1 : at, "a digit");
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int EndOfDigits(ReadOnlySpan<byte> text, int at, string expected)
    {
        if (!char.IsAsciiDigit(At(text, at)))
        {
            position = at;
            throw Malformed(expected);
        }

        do
        {
            at++;
        }
        while (char.IsAsciiDigit(At(text, at)));
        return at;
    }

    /// <summary>The byte at an index; 0, which no JSON has, behind the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static char At(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length ? (char)text[at] : '\0';
}
