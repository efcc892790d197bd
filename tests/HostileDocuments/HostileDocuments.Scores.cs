namespace HiveContracts.Hostile;

internal static partial class HostileDocuments
{
    private static IEnumerable<HostileDocument> Rows() =>
    [
        Output("one row of many classes", static size => $"{{\"classes\":[{Repeat(size, static i => Element($"c{i}"))}]}}"),
        Output("one class many times", static size => $"{{\"classes\":[{Repeat(size, static _ => Score)}]}}"),
        Output("one class without a score", static size => $"{{\"classes\":[{Repeat(size, static _ => "{\"class\":\"c\"}")}]}}"),
        Output("long class names", static size => $"{{\"classes\":[{Repeat(size, static i => Element(new string('n', 4000) + i))}]}}"),
        Output("one long class name", static size => $"{{\"classes\":[{Element(new string('n', size))}]}}"),
        Output("class names with escapes", static size => $"{{\"classes\":[{Repeat(size, static i => Element($"\\u0063{i}"))}]}}"),
        Output("class names of one hash", static size => $"{{\"classes\":[{Repeat(size, static i => Element(SameHash(i)))}]}}"),
        Output("labels and unknown properties in scores", static size =>
            $"{{\"classes\":[{Repeat(size, static i => $"{{\"class\":\"c{i}\",\"label\":\"l{i}\",\"score\":null,\"u\":{i}}}")}]}}"),
        Output("an unknown property in the last score", static size =>
            $"{{\"classes\":[{Repeat(size, static _ => Score)},{{\"class\":\"c\",\"u\":1}}]}}"),
        Output("spaces in a score", static size => $"{{\"classes\":[{{\"class\":\"c\",{new string(' ', size)}\"score\":0.5}}]}}"),
        Callback("scores in scores", static size => $"\"unknown\":[{Repeat(size, static _ => ScoreInScore(20))}]"),
        Callback("a score around many", static size => $"\"classes\":[{{\"class\":\"a\",\"all\":[{Repeat(size, static _ => Score)}]}}]"),
    ];

    private static IEnumerable<HostileDocument> Frames() =>
    [
        Output("frames of a video", static size => Repeat(size, static i => Frame(i, Enumerable.Range(0, 20)))),
        Output("frames with other classes each", static size => Repeat(size, static i => Frame(i, [i]))),
        Output("frames with other pairs of classes each", static size => Repeat(size, static i => Frame(i, [i / 100, 100 + (i % 100)]))),
        Output("frames of 16 shuffled classes", static size => Repeat(size, static i => Frame(i, Shuffled(i, 16)))),
        Output("frames of 250 shuffled classes", static size => Repeat(size, static i => Frame(i, Shuffled(i, 250)))),
        Output("frames of two orders in turn", static size =>
            Repeat(size, static i => Frame(i, i % 2 == 0 ? Enumerable.Range(0, 9) : Enumerable.Range(0, 9).Reverse()))),
        Output("frames of ever more classes", static size => Repeat(size, static i => Frame(i, Enumerable.Range(0, i % 200)))),
        Output("frames of many and of no classes in turn", static size => Repeat(size, static i => Frame(i, Enumerable.Range(0, i % 2 == 0 ? 300 : 0)))),
        Output("frames with two spellings in turn", static size =>
            Repeat(size, static i => Frame(i, [1, 2, 3]).Replace("\"score\":", i % 2 == 0 ? "\"score\": " : "\"score\":", StringComparison.Ordinal))),
        Output("frames with another text each", static size =>
            Repeat(size, static i => $"{{\"time\":{i},\"language\":\"l{i}\",\"classes\":[{Score}]}}")),
        Output("frames with unknown properties", static size =>
            Repeat(size, static i => $"{{\"time\":{i},\"a\":1,\"b\":2,\"classes\":[{{\"class\":\"c\",\"score\":0.5,\"d\":3}}]}}")),
        Output("frames with two rows", static size => Repeat(size, static _ => $"{{\"classes\":[{Score}],\"classes\":[{Score},{Score}]}}")),
        Output("frames with a null score", static size => Repeat(size, static i => $"{{\"time\":{i},\"classes\":[{{\"class\":\"c\",\"score\":null}}]}}")),
        Callback("frames in many responses", static size =>
            $"\"status\":[{Repeat(size, static i => $"{{\"response\":{{\"output\":[{Frame(0, [i % 30])},{Frame(1, [i % 30])}]}}}}")}]"),
    ];

    private static IEnumerable<HostileDocument> Lists() =>
    [
        Output("empty elements", static size => Repeat(size, static _ => "{}")),
        Output("elements with a time", static size => Repeat(size, static _ => "{\"time\":0}")),
        Output("empty rows", static size => Repeat(size, static _ => "{\"classes\":[]}")),
        Callback("empty results", static size => $"\"status\":[{Repeat(size, static _ => "{}")}]"),
        Callback("empty labels", static size => $"\"status\":[{Repeat(size, static _ => "\"\"")}]"),
        Callback("empty responses", static size => $"\"status\":[{Repeat(size, static _ => "{\"response\":{\"output\":[]}}")}]"),
        Output("empty blocks of text", static size => $"{{\"frame_results\":[{Repeat(size, static _ => "{}")}]}}"),
        Output("empty corners", static size => $"{{\"bounding_poly\":[{{\"vertices\":[{Repeat(size, static _ => "{}")}]}}]}}"),
        Output("any values", static size => $"{{\"frame_results\":[{{\"urls\":[{Repeat(size, static _ => "1")}]}}]}}"),
        Output("many words", static size => $"{{\"words\":[{Repeat(size, static i => $"{{\"time\":{i},\"alternatives\":[{{\"text\":\"w{i}\"}}]}}")}]}}"),
    ];

    private static string Element(string name) => $"{{\"class\":\"{name}\",\"score\":0.5}}";

    private static string Frame(int time, IEnumerable<int> classes) =>
        $"{{\"time\":{time},\"classes\":[{string.Join(',', classes.Select(static number => Element($"k{number}")))}]}}";

    private static int[] Shuffled(int seed, int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(seed).Shuffle(order);
        return order;
    }

    /// <summary>Returns a name of 64 bytes that has the start, the middle and the end of all others: a hash of samples does not tell them apart.</summary>
    private static string SameHash(int number) => $"{new string('s', 8)}{number:D10}{new string('m', 32)}{number:D6}{new string('e', 8)}";

    private static string ScoreInScore(int depth) => depth == 0 ? Score : $"{{\"class\":\"c\",\"score\":0.5,\"of\":[{ScoreInScore(depth - 1)},{Score}]}}";
}
