namespace HiveContracts.Fuzz;

/// <summary>Damages documents: flips, deletes, repeats and inserts bytes, and joins parts of two documents.</summary>
internal static class Mutator
{
    private static readonly byte[][] Documents = [.. Resources.Names("documents/").Select(Resources.Read)];

    private static readonly string[] Texts =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "0", "-", ".", "e", ",,", "::", "\"\"", "{}", "[]", "null", "true", "false", "-0", "1e5", "00", "1.", "//",
        "/**/", "nul",
        "\\u0061", "\\ud83d\\ude00", "\\ud800", "\"class\":", "\"score\":", ",\"score\":1", "\"classes\":[", "\"time\":",
        "\t", "\n", "\v", "\f", " ", "\0", "\u001f", "\u007f",
    ];

    private static readonly byte[][] Tokens =
    [
        .. Texts.Select(System.Text.Encoding.UTF8.GetBytes),
        [0x80], [0xC3], [0xC3, 0xA9], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBB, 0xBF], [0xFF],
    ];

    /// <summary>Returns one of the documents of the tests.</summary>
    public static byte[] Document(Dice dice) => dice.PickFrom(Documents);

    /// <summary>Returns a damaged copy of a document.</summary>
    public static byte[] Damage(Dice dice, byte[] document)
    {
        for (int count = 1 + dice.Small(3); count > 0 && document.Length > 0; count--)
        {
            int from = dice.Below(document.Length);
            int length = Math.Min(document.Length - from, dice.OneIn(6) ? dice.Small(80) : dice.Small(4));
            byte[] token = dice.PickFrom(Tokens);
            document = dice.Below(9) switch
            {
                0 => [.. document[..from], (byte)(document[from] ^ (1 << dice.Below(8))), .. document[(from + 1)..]],
                1 => [.. document[..from], (byte)dice.Bits(), .. document[(from + 1)..]],
                2 => [.. document[..from], .. document[(from + length)..]],
                3 => [.. document[..(from + length)], .. document[from..]],
                4 or 5 => [.. document[..from], .. token, .. document[from..]],
                6 => [.. document[..from], .. token, .. document[(from + length)..]],
                7 => document[..from],
                _ => Splice(dice, document, dice.OneIn(2) ? Document(dice) : document),
            };
        }

        return document;
    }

    /// <summary>Replaces a part of a document by one of another, between two equal bytes where there are some.</summary>
    private static byte[] Splice(Dice dice, byte[] document, byte[] other)
    {
        int to = dice.Below(document.Length + 1);
        int from = dice.Below(other.Length);
        int same = Array.IndexOf(other, to < document.Length ? document[to] : (byte)'}', from);
        from = same < 0 ? from : same;
        int length = Math.Min(other.Length - from, dice.Small(400));
        int replaced = Math.Min(document.Length - to, dice.Small(400));
        return [.. document[..to], .. other[from..(from + length)], .. document[(to + replaced)..]];
    }
}
