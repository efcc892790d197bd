using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace HiveContracts.Benchmarks;

/// <summary>
/// Posts callbacks over loopback to a receiver in a process of its own, and to its rival, in turns. Prints
/// <c>case runtime ours_per_s rival_per_s ratio ours_p50_us ours_p99_us rival_p50_us rival_p99_us</c> with TABs between. Sender and receiver share the machine.
/// </summary>
internal static class LoadRun
{
    private const int Rounds = 4;
    private static readonly TimeSpan TimeOfTurn = TimeSpan.FromSeconds(2);

    public static async Task RunAsync()
    {
        using Process server = Start(out Uri ours, out Uri rival);
        string runtime = RuntimeFeature.IsDynamicCodeCompiled ? "JIT" : "AOT";
        Console.WriteLine("case\truntime\tours_per_s\trival_per_s\tratio\tours_p50_us\tours_p99_us\trival_p50_us\trival_p99_us");
        foreach ((string name, byte[] document, int senders) in ((string, byte[], int)[])[("text callback", BenchmarkDocuments.Text, 8), ("26 MB video", BenchmarkDocuments.LongVideo, 2)])
        {
            await SendAsync(ours, document, senders, TimeOfTurn); // compiled, and warm
            await SendAsync(rival, document, senders, TimeOfTurn);
            List<double> mine = [];
            List<double> theirs = [];
            for (int round = 0; round < Rounds; round++)
            {
                mine.AddRange(await SendAsync(ours, document, senders, TimeOfTurn));
                theirs.AddRange(await SendAsync(rival, document, senders, TimeOfTurn));
            }

            double seconds = Rounds * TimeOfTurn.TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}\t{runtime}\t{mine.Count / seconds:0.0}\t{theirs.Count / seconds:0.0}\t{(double)mine.Count / theirs.Count:0.00}\t{At(mine, 0.5):0}\t{At(mine, 0.99):0}\t{At(theirs, 0.5):0}\t{At(theirs, 0.99):0}"));
        }

        await EndAsync(server);
    }

    /// <summary>Posts both callbacks for some minutes, and prints every ten seconds what memory the receiver takes.</summary>
    public static async Task RunFlatAsync(double minutes)
    {
        using Process server = Start(out Uri ours, out _);
        long start = Stopwatch.GetTimestamp();
        Console.WriteLine("seconds\tcallbacks\tvideos\tworking_set_mb");
        long callbacks = 0;
        long videos = 0;
        while (Stopwatch.GetElapsedTime(start).TotalMinutes < minutes)
        {
            // Few enough for an hour's to be remembered: what is measured is what a callback leaves behind.
            Task<List<double>> small = SendAsync(ours, BenchmarkDocuments.Text, 2, TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(5));
            Task<List<double>> large = SendAsync(ours, BenchmarkDocuments.LongVideo, 1, TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(200));
            callbacks += (await small).Count;
            videos += (await large).Count;
            server.Refresh();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0}\t{callbacks}\t{videos}\t{server.WorkingSet64 / 1e6:0}"));
        }

        await EndAsync(server);
    }

    private static Process Start(out Uri ours, out Uri rival)
    {
        string program = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(LoadRun).Assembly.GetName().Name + ".dll", "load-server"] : ["load-server"];
        Process server = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true, WorkingDirectory = AppContext.BaseDirectory })!;
        ours = new Uri(server.StandardOutput.ReadLine()!);
        rival = new Uri(server.StandardOutput.ReadLine()!);
        return server;
    }

    private static async Task EndAsync(Process server)
    {
        server.StandardInput.Close();
        await server.WaitForExitAsync();
    }

    /// <summary>Posts a document from several senders, each time with another id, and gives the times in microseconds.</summary>
    private static async Task<List<double>> SendAsync(Uri url, byte[] document, int senders, TimeSpan duration, TimeSpan pause = default)
    {
        using var client = new HttpClient();
        List<double>[] times = await Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(async () =>
        {
            byte[] own = [.. document];
            int id = own.AsSpan().IndexOf("\"id\":\""u8) + 6;
            int length = own.AsSpan(id).IndexOf((byte)'"');
            List<double> found = [];
            long start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                Guid.NewGuid().ToString("N").AsSpan(0, Math.Min(32, length)).ToArray().Select(static one => (byte)one).ToArray().CopyTo(own.AsSpan(id));
                long sent = Stopwatch.GetTimestamp();
                using var content = new ByteArrayContent(own);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using HttpResponseMessage response = await client.PostAsync(url, content);
                response.EnsureSuccessStatusCode();
                found.Add(Stopwatch.GetElapsedTime(sent).TotalMicroseconds);
                if (pause > TimeSpan.Zero)
                {
                    await Task.Delay(pause);
                }
            }

            return found;
        })));
        return [.. times.SelectMany(static one => one)];
    }

    private static double At(List<double> times, double share)
    {
        times.Sort();
        return times[(int)(share * (times.Count - 1))];
    }
}
