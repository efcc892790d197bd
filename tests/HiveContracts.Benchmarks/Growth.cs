using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace HiveContracts.Benchmarks;

/// <summary>
/// Reads hostile documents, each in four sizes that double. If the time is linear in the size, the time per byte stays the same.
/// Prints <c>document bytes ns_per_byte</c>, separated by TABs.
/// </summary>
internal static class Growth
{
    private const int Rounds = 7;

    private static readonly (string Name, Func<int, string> Create)[] Documents =
    [
        ("unknown properties", static count => Callback(string.Concat(Enumerable.Range(0, count).Select(static i => $",\"u{i}\":{i}")))),
        ("one repeated property", static count => Callback(string.Concat(Enumerable.Repeat(",\"id\":\"a\"", count)))),
        ("one repeated null", static count => Callback(string.Concat(Enumerable.Repeat(",\"metadata\":null", count)))),
        ("a long string", static count => Callback(",\"unknown\":\"" + new string('x', count * 10) + '"')),
        ("a string of escape sequences", static count => Callback(",\"unknown\":\"" + string.Concat(Enumerable.Repeat("\\u00e9", count)) + '"')),
        ("a long number", static count => Callback(",\"unknown\":0." + new string('7', count * 10))),
        ("arrays nested 50 deep", static count => Callback(
            ",\"unknown\":[" + string.Join(',', Enumerable.Repeat(new string('[', 50) + new string(']', 50), count / 10)) + ']')),
        ("one class array of many classes", static count => Output(
            $"{{\"classes\":[{string.Join(',', Enumerable.Range(0, count).Select(static i => $"{{\"class\":\"c{i}\",\"score\":0.5}}"))}]}}")),
        ("one repeated class", static count => Output($"{{\"classes\":[{string.Join(',', Enumerable.Repeat("{\"class\":\"c\",\"score\":0.5}", count))}]}}")),
        ("frames with different classes each", static count => Output(string.Join(
            ',', Enumerable.Range(0, count).Select(static i => $"{{\"time\":{i},\"classes\":[{{\"class\":\"c{i}\",\"score\":0.5}}]}}")))),
        ("frames spelled in another way each", static count => Output(string.Join(
            ',', Enumerable.Range(0, count).Select(static i => $"{{\"time\":{i},\"classes\":[{{\"class\":\"c\",\"score\":{new string(' ', i % 40)}0.5}}]}}")))),
    ];

    public static void Run()
    {
        Console.WriteLine("document\tbytes\tns_per_byte");
        foreach ((string name, Func<int, string> create) in Documents)
        {
            for (int count = 10_000; count <= 80_000; count *= 2)
            {
                byte[] document = Encoding.UTF8.GetBytes(create(count));
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

    private static string Callback(string properties) => "{\"id\":\"a\",\"status\":[]" + properties + "}";

    private static string Output(string frames) => "{\"id\":\"a\",\"status\":[{\"status\":{\"code\":\"0\"},\"response\":{\"output\":[" + frames + "]}}]}";
}
