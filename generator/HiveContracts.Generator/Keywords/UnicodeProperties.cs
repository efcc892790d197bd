using System.Globalization;

namespace HiveContracts.Generator.Keywords;

/// <summary>The characters with a Unicode property, as a <c>pattern</c> names it: general categories, scripts and binary properties.</summary>
internal static class UnicodeProperties
{
    // Codes, other codes and long names of the general categories, as in Unicode's PropertyValueAliases.
    private const string Names =
        "Lu Uppercase_Letter,Ll Lowercase_Letter,Lt Titlecase_Letter,Lm Modifier_Letter,Lo Other_Letter,Mn Nonspacing_Mark,Mc Spacing_Mark,Me Enclosing_Mark,"
        + "Nd Decimal_Number digit,Nl Letter_Number,No Other_Number,Zs Space_Separator,Zl Line_Separator,Zp Paragraph_Separator,Cc Control cntrl,Cf Format,"
        + "Cs Surrogate,Co Private_Use,Pc Connector_Punctuation,Pd Dash_Punctuation,Ps Open_Punctuation,Pe Close_Punctuation,Pi Initial_Punctuation,"
        + "Pf Final_Punctuation,Po Other_Punctuation,Sm Math_Symbol,Sc Currency_Symbol,Sk Modifier_Symbol,So Other_Symbol,Cn Unassigned";

    private const string Groups =
        "L Letter,M Mark Combining_Mark,N Number,Z Separator,C Other,P Punctuation punct,S Symbol,LC Cased_Letter";

    private static readonly string[] Codes = [.. Names.Split(',').Select(static names => names[..2])];

    private static readonly Dictionary<string, string[]> Categories = ReadCategories();

    private static readonly Lazy<byte[]> Astral = new(static () =>
        [.. Enumerable.Range(0x10000, 0x100000).Select(static point => (byte)CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(point), 0))]);

    private static readonly Lazy<Dictionary<string, string>> Ranges = new(ReadRanges);

    /// <summary>Returns the characters with a property, or without it; null if the property is unknown.</summary>
    public static CodePoints? Find(string property, bool isNegated)
    {
        string[] parts = property.Split('=');
        bool isScript = parts is ["Script" or "sc", _];
        string name = parts[^1];
        if (parts is [_] or ["General_Category" or "gc", _] && Categories.TryGetValue(name, out string[]? codes))
        {
            return OfCategories(isNegated ? [.. Codes.Except(codes)] : codes);
        }

        return parts switch
        {
            ["Any"] => Of(isNegated ? [] : [(0, 0x10FFFF)]),
            ["ASCII"] => Of(isNegated ? [(0x80, 0x10FFFF)] : [(0, 0x7F)]),
            ["Assigned"] => OfCategories(isNegated ? ["Cn"] : [.. Codes.Except(["Cn"])]),
            [_] when Ranges.Value.TryGetValue(name, out string? ranges) => Read(ranges, isNegated),
            [_, _] when isScript && Ranges.Value.TryGetValue("sc=" + name, out string? ranges) => Read(ranges, isNegated),
            _ => null,
        };
    }

    private static CodePoints Of(IEnumerable<(int Start, int End)> ranges)
    {
        var points = new CodePoints();
        foreach ((int start, int end) in ranges)
        {
            points.Add(start, end);
        }

        return points;
    }

    private static CodePoints OfCategories(string[] codes)
    {
        var points = new CodePoints();
        bool[] isIncluded = [.. Codes.Select(codes.Contains)];
        foreach (string code in codes.Where(static code => code != "Cs"))
        {
            points.Add($@"\p{{{code}}}");
        }

        byte[] categories = Astral.Value;
        for (int start = 0; start < categories.Length; start++)
        {
            if (!isIncluded[categories[start]])
            {
                continue;
            }

            int end = start;
            while (end + 1 < categories.Length && isIncluded[categories[end + 1]])
            {
                end++;
            }

            points.Add(0x10000 + start, 0x10000 + end);
            start = end;
        }

        return points;
    }

    private static Dictionary<string, string[]> ReadCategories()
    {
        var categories = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (string[] names in Names.Split(',').Concat(Groups.Split(',')).Select(static names => names.Split(' ')))
        {
            string[] codes = names[0] == "LC" ? ["Lu", "Ll", "Lt"] : [.. Codes.Where(code => code == names[0] || code[..1] == names[0])];
            foreach (string name in names)
            {
                categories.Add(name, codes);
            }
        }

        return categories;
    }

    /// <summary>
    /// Reads the file of properties. A line has the names, and the first characters of the ranges in and out of the set in turns: as differences in base 36.
    /// </summary>
    private static Dictionary<string, string> ReadRanges()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        using Stream stream = typeof(UnicodeProperties).Assembly.GetManifestResourceStream("UnicodeProperties.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            int colon = line.IndexOf(':');
            foreach (string name in line[..colon].Split(','))
            {
                found[name] = line[(colon + 1)..];
            }
        }

        return found;
    }

    private static CodePoints Read(string ranges, bool isNegated)
    {
        List<int> starts = isNegated ? [0] : [];
        int point = 0;
        foreach (string difference in ranges.Split(' '))
        {
            point += difference.Aggregate(0, static (number, digit) => (number * 36) + (digit <= '9' ? digit - '0' : digit - 'a' + 10));
            starts.Add(point);
        }

        if (starts.Count % 2 == 1)
        {
            starts.Add(0x110000);
        }

        IEnumerable<(int Start, int End)> pairs = Enumerable.Range(0, starts.Count / 2).Select(index => (starts[2 * index], starts[(2 * index) + 1] - 1));
        return Of(pairs.Where(static range => range.End >= range.Start));
    }
}
