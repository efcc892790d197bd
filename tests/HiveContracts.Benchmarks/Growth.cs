using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace HiveContracts.Benchmarks;

/// <summary>
/// Documents made to hurt, each in four sizes that double: a reader whose time grows in proportion keeps its time per byte.
/// Prints <c>document bytes ns_per_byte</c> with TABs between.
/// </summary>
internal static class Growth
{
    private const int Rounds = 7;

    private static readonly (string Name, Func<int, string> Make)[] Documents =
    [
        ("unknown properties", static count => Callback(string.Concat(Enumerable.Range(0, count).Select(static i => $",\"u{i}\":{i}")))),
        ("one property again and again", static count => Callback(string.Concat(Enumerable.Repeat(",\"id\":\"a\"", count)))),
        ("nulls again and again", static count => Callback(string.Concat(Enumerable.Repeat(",\"metadata\":null", count)))),
        ("a long string", static count => Callback(",\"unknown\":\"" + new string('x', count * 10) + '"')),
        ("a string of escapes", static count => Callback(",\"unknown\":\"" + string.Concat(Enumerable.Repeat("\\u00e9", count)) + '"')),
        ("a long number", static count => Callback(",\"unknown\":0." + new string('7', count * 10))),
        ("arrays of depth 50", static count => Callback(",\"unknown\":[" + string.Join(',', Enumerable.Repeat(new string('[', 50) + new string(']', 50), count / 10)) + ']')),
        ("a class array of one row", static count => Output($"{{\"classes\":[{string.Join(',', Enumerable.Range(0, count).Select(static i => $"{{\"class\":\"c{i}\",\"score\":0.5}}"))}]}}")),
        ("one class again and again", static count => Output($"{{\"classes\":[{string.Join(',', Enumerable.Repeat("{\"class\":\"c\",\"score\":0.5}", count))}]}}")),
        ("frames of ever other classes", static count => Output(string.Join(',', Enumerable.Range(0, count).Select(static i => $"{{\"time\":{i},\"classes\":[{{\"class\":\"c{i}\",\"score\":0.5}}]}}")))),
    ];

    public static void Run()
    {
        Console.WriteLine("document\tbytes\tns_per_byte");
        foreach ((string name, Func<int, string> make) in Documents)
        {
            for (int count = 10_000; count <= 80_000; count *= 2)
            {
                byte[] document = Encoding.UTF8.GetBytes(make(count));
                double[] times = [.. Enumerable.Range(0, Rounds).Select(_ => Time(document))];
                Array.Sort(times);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{document.Length}\t{times[Rounds / 2] / document.Length:0.00}"));
            }
        }
    }

    private static double Time(byte[] document)
    {
        long start = Stopwatch.GetTimestamp();
        GC.KeepAlive(TaskCallback.Parse(document));
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private static string Callback(string more) => "{\"id\":\"a\",\"status\":[]" + more + "}";

    private static string Output(string frames) => "{\"id\":\"a\",\"status\":[{\"status\":{\"code\":\"0\"},\"response\":{\"output\":[" + frames + "]}}]}";
}
