using System.Globalization;
using System.Net;
using System.Text;

namespace HiveContracts.Benchmarks;

/// <summary>Draws what <c>compare</c> printed: for each case the time of every rival as so many times ours.</summary>
internal static class Plot
{
    private const int Left = 210;
    private const int Width = 560;
    private const int Bar = 13;
    private const double Longest = 40;

    private static readonly string[] Colors = ["#4c72b0", "#dd8452", "#55a868", "#c44e52", "#8172b3"];

    public static async Task RunAsync(string[] files)
    {
        var rows = new List<Row>();
        foreach (string file in files)
        {
            rows.AddRange((await File.ReadAllLinesAsync(file)).Select(Row.Parse).OfType<Row>());
        }

        string[] rivals = [.. rows.Select(static row => row.Rival).Distinct()];
        var svg = new StringBuilder();
        int y = 46;
        foreach (IGrouping<string, Row> work in rows.GroupBy(static row => $"{row.Case}, {row.Runtime}"))
        {
            svg.AppendLine(CultureInfo.InvariantCulture, $"  <text x=\"{Left - 8}\" y=\"{y + 10}\" text-anchor=\"end\">{WebUtility.HtmlEncode(work.Key)}</text>");
            foreach (Row row in work)
            {
                double times = 1 / row.Ratio;
                double length = Math.Log(Math.Clamp(times, 0.5, Longest) * 2) / Math.Log(Longest * 2) * Width;
                svg.AppendLine(CultureInfo.InvariantCulture, $"  <rect x=\"{Left}\" y=\"{y}\" width=\"{length:0.#}\" height=\"{Bar - 2}\" fill=\"{Colors[Array.IndexOf(rivals, row.Rival) % Colors.Length]}\"/>");
                svg.AppendLine(CultureInfo.InvariantCulture, $"  <text x=\"{Left + length + 5:0.#}\" y=\"{y + 9}\">{times:0.0}</text>");
                y += Bar;
            }

            y += 8;
        }

        double one = Left + (Math.Log(2) / Math.Log(Longest * 2) * Width);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Left + Width + 60}\" height=\"{y + 10}\" font-family=\"sans-serif\" font-size=\"11\">"));
        Console.WriteLine($"  <title>Time of the rivals, as so many times ours (logarithmic)</title>");
        Console.WriteLine("  <rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  <line x1=\"{one:0.#}\" y1=\"30\" x2=\"{one:0.#}\" y2=\"{y}\" stroke=\"#999\"/>"));
        for (int i = 0; i < rivals.Length; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  <rect x=\"{10 + (i * 165)}\" y=\"10\" width=\"10\" height=\"10\" fill=\"{Colors[i % Colors.Length]}\"/><text x=\"{24 + (i * 165)}\" y=\"19\">{WebUtility.HtmlEncode(rivals[i])}</text>"));
        }

        Console.Write(svg);
        Console.WriteLine("</svg>");
    }

    private sealed record Row(string Case, string Runtime, string Rival, double Ratio)
    {
        public static Row? Parse(string line) => line.Split('\t') is [string name, string runtime, _, string rival, _, string ratio, ..]
            && double.TryParse(ratio, CultureInfo.InvariantCulture, out double value) ? new Row(name, runtime, rival, value) : null;
    }
}
