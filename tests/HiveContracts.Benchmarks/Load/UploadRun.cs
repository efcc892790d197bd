using System.Diagnostics;
using System.Globalization;
using HiveContracts.Testing;

namespace HiveContracts.Benchmarks;

/// <summary>How much a process grows that uploads a file of several gigabytes to a stand-in for Hive in another process.</summary>
internal static class UploadRun
{
    public static async Task RunAsync(long megabytes)
    {
        string file = Path.GetTempFileName();
        await using FakeHiveServer hive = await FakeHiveServer.StartAsync();
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

    /// <summary>In a process of its own.</summary>
    public static async Task SendAsync(string address, string file)
    {
        var client = new HiveClient(new HiveClientOptions { ApiKey = new FakeHiveServerOptions().ApiKey, BaseAddress = new Uri(address) });
        string small = Path.GetTempFileName();
        await File.WriteAllBytesAsync(small, new byte[1 << 20]);
        await client.SubmitAsync(TaskSubmission.FromMedia(MediaFile.FromFile(small))); // what the client itself takes is not the file's
        File.Delete(small);
        using var self = Process.GetCurrentProcess();
        long before = self.WorkingSet64;
        long peak = 0;
        long start = Stopwatch.GetTimestamp();
        await client.SubmitAsync(TaskSubmission.FromMedia(MediaFile.FromFile(file)), new Watch(sent =>
        {
            if (sent % (64 << 20) < (128 << 10))
            {
                self.Refresh();
                peak = Math.Max(peak, self.WorkingSet64);
            }
        }));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sent {new FileInfo(file).Length} bytes in {seconds:0.0} s, grown by {(peak - before) / 1e6:0.0} MB"));
    }

    private sealed class Watch(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
