using System.Text;

namespace HiveContracts;

/// <content>Punycode (RFC 3492).</content>
internal static partial class HostNames
{
    private const int Base = 36;
    private const int MinThreshold = 1;
    private const int MaxThreshold = 26;
    private const int InitialBias = 72;
    private const int InitialPoint = 0x80;

    /// <summary>The characters that a text in ASCII stands for; null if it stands for none.</summary>
    private static int[]? Decode(string text)
    {
        int delimiter = text.LastIndexOf('-');
        List<int> points = [.. text[..Math.Max(0, delimiter)].Select(static c => (int)c)];
        if (points.Exists(static point => point > 0x7F))
        {
            return null;
        }

        int point = InitialPoint;
        int bias = InitialBias;
        long position = 0;
        int next = delimiter < 0 ? 0 : delimiter + 1;
        while (next < text.Length)
        {
            long start = position;
            long weight = 1;
            for (int step = Base; ; step += Base)
            {
                int digit = next < text.Length ? DigitOf(text[next++]) : -1;
                position += digit * weight;
                if (digit < 0 || position > int.MaxValue)
                {
                    return null;
                }

                int threshold = ThresholdOf(step, bias);
                if (digit < threshold)
                {
                    break;
                }

                weight *= Base - threshold;
            }

            int count = points.Count + 1;
            bias = Adapt((int)(position - start), count, start == 0);
            point += (int)(position / count);
            position %= count;
            if (point is > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
            {
                return null;
            }

            points.Insert((int)position++, point);
        }

        return [.. points];
    }

    /// <summary>The text in ASCII that stands for characters.</summary>
    private static string Encode(int[] points)
    {
        var text = new StringBuilder();
        foreach (int point in points.Where(static point => point < InitialPoint))
        {
            text.Append((char)point);
        }

        int basic = text.Length;
        int handled = basic;
        if (basic > 0)
        {
            text.Append('-');
        }

        int current = InitialPoint;
        int bias = InitialBias;
        long delta = 0;
        while (handled < points.Length)
        {
            int next = points.Where(point => point >= current).Min();
            delta += (long)(next - current) * (handled + 1);
            current = next;
            foreach (int point in points)
            {
                delta += point < current ? 1 : 0;
                if (point == current)
                {
                    AppendNumber(text, delta, bias);
                    bias = Adapt((int)Math.Min(int.MaxValue, delta), handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
            current++;
        }

        return text.ToString();
    }

    private static void AppendNumber(StringBuilder text, long number, int bias)
    {
        for (int step = Base; ; step += Base)
        {
            int threshold = ThresholdOf(step, bias);
            if (number < threshold)
            {
                text.Append(ToDigit((int)number));
                return;
            }

            text.Append(ToDigit((int)(threshold + ((number - threshold) % (Base - threshold)))));
            number = (number - threshold) / (Base - threshold);
        }
    }

    private static int ThresholdOf(int step, int bias) => Math.Min(MaxThreshold, Math.Max(MinThreshold, step - bias));

    private static int Adapt(int delta, int count, bool isFirst)
    {
        const int Skew = 38;
        const int Damp = 700;
        delta /= isFirst ? Damp : 2;
        delta += delta / count;
        int steps = 0;
        while (delta > (Base - MinThreshold) * MaxThreshold / 2)
        {
            delta /= Base - MinThreshold;
            steps += Base;
        }

        return steps + ((Base - MinThreshold + 1) * delta / (delta + Skew));
    }

    private static int DigitOf(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= '0' and <= '9' => c - '0' + 26,
        _ => -1,
    };

    private static char ToDigit(int digit) => (char)(digit < 26 ? 'a' + digit : '0' + digit - 26);
}
