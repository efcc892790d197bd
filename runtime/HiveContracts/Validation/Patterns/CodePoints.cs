using System.Globalization;
using System.Text;

namespace HiveContracts;

/// <summary>
/// A set of characters for a regular expression: those up to U+FFFF as the content of a class of .NET, without surrogates, and the others as ranges, which
/// .NET sees as pairs of surrogates.
/// </summary>
internal sealed class CodePoints
{
    private const string Surrogates = @"\uD800-\uDFFF";

    private readonly StringBuilder bmp = new();
    private readonly List<(int Start, int End)> astral = [];

    /// <summary>Adds the characters of a range.</summary>
    internal void Add(int start, int end)
    {
        AddBmp(start, Math.Min(end, 0xD7FF));
        AddBmp(Math.Max(start, 0xE000), Math.Min(end, 0xFFFF));
        if (end > 0xFFFF)
        {
            astral.Add((Math.Max(start, 0x10000), end));
        }
    }

    /// <summary>Adds characters up to U+FFFF.</summary>
    /// <param name="content">The content of a class.</param>
    internal void Add(string content) => bmp.Append(content);

    internal void Add(CodePoints others)
    {
        bmp.Append(others.bmp);
        astral.AddRange(others.astral);
    }

    /// <summary>Adds the characters beyond U+FFFF.</summary>
    internal void AddAstral() => astral.Add((0x10000, 0x10FFFF));

    /// <summary>The regular expression that matches one of the characters, or one of all others.</summary>
    internal string ToPattern(bool isNegated)
    {
        List<(int Start, int End)> pairs = isNegated ? Complement(astral) : Normalize(astral);
        string? single = isNegated ? $"[^{bmp}{Surrogates}]" : bmp.Length > 0 ? $"[{bmp}]" : null;
        List<string> choices = [.. PairsOf(pairs)];
        if (single is not null)
        {
            choices.Add(single);
        }

        return choices.Count switch
        {
            0 => "(?!)",
            1 when single is not null => single,
            _ => $"(?:{string.Join("|", choices)})",
        };
    }

    private void AddBmp(int start, int end)
    {
        if (start <= end)
        {
            bmp.Append(Code(start));
            if (end > start)
            {
                bmp.Append('-').Append(Code(end));
            }
        }
    }

    private static string Code(int unit) => unit switch
    {
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or ' ' => ((char)unit).ToString(),
        > ' ' and < 0x7F => "\\" + (char)unit,
        _ => "\\u" + unit.ToString("X4", CultureInfo.InvariantCulture),
    };

    private static List<(int Start, int End)> Normalize(List<(int Start, int End)> ranges)
    {
        var merged = new List<(int Start, int End)>();
        foreach ((int start, int end) in ranges.OrderBy(static range => range.Start))
        {
            if (merged.Count > 0 && start <= merged[^1].End + 1)
            {
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, end));
            }
            else
            {
                merged.Add((start, end));
            }
        }

        return merged;
    }

    private static List<(int Start, int End)> Complement(List<(int Start, int End)> ranges)
    {
        var others = new List<(int Start, int End)>();
        int next = 0x10000;
        foreach ((int start, int end) in Normalize(ranges))
        {
            if (start > next)
            {
                others.Add((next, start - 1));
            }

            next = end + 1;
        }

        if (next <= 0x10FFFF)
        {
            others.Add((next, 0x10FFFF));
        }

        return others;
    }

    /// <summary>The pairs of surrogates of ranges: those with the same first surrogate together, and first surrogates with all second ones together.</summary>
    private static IEnumerable<string> PairsOf(List<(int Start, int End)> ranges)
    {
        var full = new StringBuilder();
        var seconds = new SortedDictionary<int, StringBuilder>();
        foreach ((int start, int end) in ranges)
        {
            int position = start;
            while (position <= end)
            {
                int high = (position - 0x10000) >> 10;
                int last = Math.Min(end, 0x10000 + (high << 10) + 0x3FF);
                if ((position & 0x3FF) == 0 && (last & 0x3FF) == 0x3FF)
                {
                    int lastHigh = ((end + 1 - 0x10000) >> 10) - 1; // the last first surrogate whose pairs are all in the range
                    full.Append(Code(0xD800 + high)).Append('-').Append(Code(0xD800 + lastHigh));
                    last = 0x10000 + (lastHigh << 10) + 0x3FF;
                }
                else
                {
                    if (!seconds.TryGetValue(high, out StringBuilder? units))
                    {
                        units = new StringBuilder();
                        seconds.Add(high, units);
                    }

                    units.Append(Code(0xDC00 + (position & 0x3FF)));
                    if (last > position)
                    {
                        units.Append('-').Append(Code(0xDC00 + (last & 0x3FF)));
                    }
                }

                position = last + 1;
            }
        }

        if (full.Length > 0)
        {
            yield return $@"[{full}][\uDC00-\uDFFF]";
        }

        foreach (KeyValuePair<int, StringBuilder> pair in seconds)
        {
            yield return $"{Code(0xD800 + pair.Key)}[{pair.Value}]";
        }
    }
}
