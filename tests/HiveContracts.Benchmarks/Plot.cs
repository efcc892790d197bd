using System.Globalization;
using System.Net;
using System.Text;

namespace HiveContracts.Benchmarks;

/// <summary>Draws the output of <c>compare</c>: for each case the time of every rival as a multiple of ours.</summary>
internal static class Plot
{
    private const int Left = 210;
    private const int Width = 560;
    private const int BarHeight = 13;
    private const double MaxMultiple = 40;

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
        foreach (IGrouping<string, Row> benchmark in rows.GroupBy(static row => $"{row.Case}, {row.Runtime}"))
        {
            string title = WebUtility.HtmlEncode(benchmark.Key);
            svg.AppendLine(CultureInfo.InvariantCulture, $"  <text x=\"{Left - 8}\" y=\"{y + 10}\" text-anchor=\"end\">{title}</text>");
            foreach (Row row in benchmark)
            {
                double multiple = 1 / row.Ratio;
                double length = Math.Log(Math.Clamp(multiple, 0.5, MaxMultiple) * 2) / Math.Log(MaxMultiple * 2) * Width;
                string color = Colors[Array.IndexOf(rivals, row.Rival) % Colors.Length];
                svg.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"  <rect x=\"{Left}\" y=\"{y}\" width=\"{length:0.#}\" height=\"{BarHeight - 2}\" fill=\"{color}\"/>");
                svg.AppendLine(CultureInfo.InvariantCulture, $"  <text x=\"{Left + length + 5:0.#}\" y=\"{y + 9}\">{multiple:0.0}</text>");
                y += BarHeight;
            }

            y += 8;
        }

        double axis = Left + (Math.Log(2) / Math.Log(MaxMultiple * 2) * Width);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Left + Width + 60}\" height=\"{y + 10}\" font-family=\"sans-serif\" font-size=\"11\">"));
        Console.WriteLine("  <title>Time of the rivals as a multiple of ours (logarithmic scale)</title>");
        Console.WriteLine("  <rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  <line x1=\"{axis:0.#}\" y1=\"30\" x2=\"{axis:0.#}\" y2=\"{y}\" stroke=\"#999\"/>"));
        for (int i = 0; i < rivals.Length; i++)
        {
            int x = 10 + (i * 165);
            string square = $"<rect x=\"{x}\" y=\"10\" width=\"10\" height=\"10\" fill=\"{Colors[i % Colors.Length]}\"/>";
            Console.WriteLine($"  {square}<text x=\"{x + 14}\" y=\"19\">{WebUtility.HtmlEncode(rivals[i])}</text>");
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
