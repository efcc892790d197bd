using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;

namespace HiveContracts.Benchmarks;

/// <summary>
/// Posts callbacks over loopback to our receiver and to its rival, in turns. Both run in one separate process. Prints
/// <c>case runtime ours_per_s rival_per_s ratio ours_p50_us ours_p99_us rival_p50_us rival_p99_us</c>, separated by TABs.
/// </summary>
internal static class LoadRun
{
    private const int Rounds = 4;
    private static readonly TimeSpan TurnDuration = TimeSpan.FromSeconds(2);

    private static readonly (string Name, byte[] Document, int Senders)[] Cases =
        [("text callback", BenchmarkDocuments.Text, 8), ("26 MB video", BenchmarkDocuments.LongVideo, 2)];

    public static async Task RunAsync()
    {
        using Process server = Start(out Uri ours, out Uri rival);
        string runtime = RuntimeFeature.IsDynamicCodeCompiled ? "JIT" : "AOT";
        Console.WriteLine("case\truntime\tours_per_s\trival_per_s\tratio\tours_p50_us\tours_p99_us\trival_p50_us\trival_p99_us");
        foreach ((string name, byte[] document, int senders) in Cases)
        {
            // The first turn warms up: it is not counted.
            await SendAsync(ours, document, senders, TurnDuration);
            await SendAsync(rival, document, senders, TurnDuration);
            List<double> ourTimes = [];
            List<double> rivalTimes = [];
            for (int round = 0; round < Rounds; round++)
            {
                ourTimes.AddRange(await SendAsync(ours, document, senders, TurnDuration));
                rivalTimes.AddRange(await SendAsync(rival, document, senders, TurnDuration));
            }

            double seconds = Rounds * TurnDuration.TotalSeconds;
            Console.WriteLine(string.Join(
                '\t',
                name,
                runtime,
                Format(ourTimes.Count / seconds, "0.0"),
                Format(rivalTimes.Count / seconds, "0.0"),
                Format((double)ourTimes.Count / rivalTimes.Count, "0.00"),
                Format(Percentile(ourTimes, 0.5), "0"),
                Format(Percentile(ourTimes, 0.99), "0"),
                Format(Percentile(rivalTimes, 0.5), "0"),
                Format(Percentile(rivalTimes, 0.99), "0")));
        }

        await StopAsync(server);
    }

    /// <summary>Posts both callbacks for some minutes, and prints the memory of the receiver every ten seconds.</summary>
    public static async Task RunFlatAsync(double minutes)
    {
        using Process server = Start(out Uri ours, out _);
        long start = Stopwatch.GetTimestamp();
        Console.WriteLine("seconds\tcallbacks\tvideos\tworking_set_mb");
        long callbacks = 0;
        long videos = 0;
        while (Stopwatch.GetElapsedTime(start).TotalMinutes < minutes)
        {
            // The rate is low enough for the store to remember an hour of callbacks: the memory that each of them keeps is measured.
            Task<List<double>> small = SendAsync(ours, BenchmarkDocuments.Text, 2, TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(5));
            Task<List<double>> large = SendAsync(ours, BenchmarkDocuments.LongVideo, 1, TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(200));
            callbacks += (await small).Count;
            videos += (await large).Count;
            server.Refresh();
            string seconds = Format(Stopwatch.GetElapsedTime(start).TotalSeconds, "0");
            Console.WriteLine($"{seconds}\t{callbacks}\t{videos}\t{Format(server.WorkingSet64 / 1e6, "0")}");
        }

        await StopAsync(server);
    }

    private static Process Start(out Uri ours, out Uri rival)
    {
        string program = Environment.ProcessPath!;
        string[] assembly = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(LoadRun).Assembly.GetName().Name + ".dll"] : [];
        Process server = Process.Start(new ProcessStartInfo(program, [.. assembly, "load-server"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        })!;
        ours = new Uri(server.StandardOutput.ReadLine()!);
        rival = new Uri(server.StandardOutput.ReadLine()!);
        return server;
    }

    private static async Task StopAsync(Process server)
    {
        server.StandardInput.Close();
        await server.WaitForExitAsync();
    }

    /// <summary>Posts a document from several senders, each time with a new id.</summary>
    /// <returns>The time of each request in microseconds.</returns>
    private static async Task<List<double>> SendAsync(Uri url, byte[] document, int senders, TimeSpan duration, TimeSpan pause = default)
    {
        using var client = new HttpClient();
        List<double>[] times = await Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(async () =>
        {
            byte[] body = [.. document];
            int id = body.AsSpan().IndexOf("\"id\":\""u8) + 6;
            int length = body.AsSpan(id).IndexOf((byte)'"');
            List<double> sent = [];
            long start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N").AsSpan(0, Math.Min(32, length)), body.AsSpan(id));
                long startOfRequest = Stopwatch.GetTimestamp();
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using HttpResponseMessage response = await client.PostAsync(url, content);
                response.EnsureSuccessStatusCode();
                sent.Add(Stopwatch.GetElapsedTime(startOfRequest).TotalMicroseconds);
                if (pause > TimeSpan.Zero)
                {
                    await Task.Delay(pause);
                }
            }

            return sent;
        })));
        return [.. times.SelectMany(static timesOfSender => timesOfSender)];
    }

    private static double Percentile(List<double> times, double share)
    {
        times.Sort();
        return times[(int)(share * (times.Count - 1))];
    }

    private static string Format(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
