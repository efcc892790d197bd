namespace HiveContracts.Support;

public ref partial struct JsonScanner
{
    /// <summary>Goes behind the value at hand, which is checked to the letter.</summary>
    internal void Skip()
    {
        switch (Next)
        {
            case '{':
                BeginObject();
                while (More('}'))
                {
                    SkipString();
                    SkipColon();
                    Skip();
                }

                break;
            case '[':
                BeginArray();
                while (More(']'))
                {
                    Skip();
                }

                break;
            case '"':
                SkipString();
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
                SkipNumber();
                break;
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

    private readonly char At(int at) => at < document.Length ? (char)document[at] : '\0';

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
