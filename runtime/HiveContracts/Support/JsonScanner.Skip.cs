using System.Runtime.CompilerServices;

namespace HiveContracts.Support;

public ref partial struct JsonScanner
{
    /// <summary>Goes behind the value at hand, which is checked to the letter.</summary>
    internal void Skip()
    {
        int bottom = depth;
        ulong objects = 0; // which of those entered are objects and no arrays, the last in the lowest bit: as many as may lie in each other
        while (true)
        {
            char next = Next;
            if (next is '{' or '[')
            {
                bool isObject = next == '{';
                Enter(next, "");
                objects = (objects << 1) | (isObject ? 1UL : 0);
                if (More(isObject ? '}' : ']'))
                {
                    if (isObject)
                    {
                        SkipName();
                    }

                    continue;
                }

                objects >>= 1;
            }
            else
            {
                SkipScalar(next);
            }

            // Behind a value: leave what ends here, and go to the next value in what does not.
            while (true)
            {
                if (depth == bottom)
                {
                    return;
                }

                bool isObject = (objects & 1) != 0;
                if (More(isObject ? '}' : ']'))
                {
                    if (isObject)
                    {
                        SkipName();
                    }

                    break;
                }

                objects >>= 1;
            }
        }
    }

    private void SkipName()
    {
        SkipPlainString();
        if (Next == ':')
        {
            position++;
            SkipWhiteSpace();
        }
        else
        {
            SkipColon();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipScalar(char next)
    {
        switch (next)
        {
            case '"':
                SkipPlainString();
                break;
            case 't':
                SkipWord("true"u8);
                break;
            case 'f':
                SkipWord("false"u8);
                break;
            case 'n':
                SkipWord("null"u8);
                break;
            default:
                if (WireFormat.ReadPlainInteger(document[position..], out _) is > 0 and int length)
                {
                    position += length;
                }
                else
                {
                    SkipNumber();
                }

                break;
        }
    }

    /// <summary>Goes behind a string, which most often is plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipPlainString()
    {
        int end = position + 1 + JsonText.LengthOfPlain(document[(position + 1)..]);
        if (end < document.Length && document[end] == '"')
        {
            position = end + 1;
        }
        else
        {
            SkipString();
        }
    }

    private void SkipWord(ReadOnlySpan<byte> word)
    {
        if (!document[position..].StartsWith(word))
        {
            throw Malformed("a value");
        }

        position += word.Length;
    }

    /// <summary>Goes behind the number at hand.</summary>
    /// <returns>Its bytes.</returns>
    private ReadOnlySpan<byte> SkipNumber()
    {
        int start = position;
        int at = position;
        if (At(at) == '-')
        {
            at++;
        }

        at = At(at) == '0' ? at + 1 : SkipDigits(at, "a value");
        if (At(at) == '.')
        {
            at = SkipDigits(at + 1, "a digit");
        }

        if (At(at) is 'e' or 'E')
        {
            at++;
            at = SkipDigits(At(at) is '+' or '-' ? at + 1 : at, "a digit");
        }

        position = at;
        return document[start..at];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly char At(int at) => (uint)at < (uint)document.Length ? (char)document[at] : '\0';

    private int SkipDigits(int at, string expected)
    {
        if (At(at) is < '0' or > '9')
        {
            position = at;
            throw Malformed(expected);
        }

        while (At(at) is >= '0' and <= '9')
        {
            at++;
        }

        return at;
    }
}
