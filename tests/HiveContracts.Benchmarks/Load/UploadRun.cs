using System.Diagnostics;
using System.Globalization;
using HiveContracts.Testing;

namespace HiveContracts.Benchmarks;

/// <summary>Measures how much the memory of a process grows while it uploads a large file to a stand-in for Hive in another process.</summary>
internal static class UploadRun
{
    public static async Task RunAsync(long megabytes)
    {
        string file = Path.GetTempFileName();
        await using HiveStandIn hive = await HiveStandIn.StartAsync();
        try
        {
            await using (FileStream sparse = File.OpenWrite(file))
            {
                sparse.SetLength(megabytes << 20);
            }

            using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["upload-client", hive.BaseAddress.AbsoluteUri, file]))!;
            await process.WaitForExitAsync();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"received {hive.Tasks.Max(static task => task.MediaLength)} bytes"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Uploads the file. Runs in a separate process.</summary>
    public static async Task SendAsync(string address, string file)
    {
        var client = new HiveClient(new HiveClientOptions { ApiKey = new HiveStandInOptions().ApiKey, BaseAddress = new Uri(address) });
        string small = Path.GetTempFileName();
        await File.WriteAllBytesAsync(small, new byte[1 << 20]);

        // A small upload first, so that the memory of the client itself does not count.
        await client.SubmitAsync(TaskSubmission.FromMedia(MediaFile.FromFile(small)));
        File.Delete(small);
        using var self = Process.GetCurrentProcess();
        long before = self.WorkingSet64;
        long peak = 0;
        long start = Stopwatch.GetTimestamp();
        await client.SubmitAsync(TaskSubmission.FromMedia(MediaFile.FromFile(file)), new CallbackProgress(sent =>
        {
            if (sent % (64 << 20) < (128 << 10))
            {
                self.Refresh();
                peak = Math.Max(peak, self.WorkingSet64);
            }
        }));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"sent {new FileInfo(file).Length} bytes in {seconds:0.0} s, grown by {(peak - before) / 1e6:0.0} MB"));
    }

    private sealed class CallbackProgress(Action<long> report) : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value) => report(value.BytesSent);
    }
}
