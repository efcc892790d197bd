using System.Collections.Concurrent;
using System.Diagnostics;

namespace HiveContracts.Http.Tests;

/// <summary>The receiver of the demo in a separate process.</summary>
internal sealed class ReceiverProcess : IAsyncDisposable
{
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> handled = new();
    private readonly Process process;

    private ReceiverProcess(string key, string redis, int delay, int lease)
    {
        // The demo is built next to the tests, in the same configuration.
        string folder = AppContext.BaseDirectory.Replace("HiveContracts.Http.Tests", "HiveContracts.Demo", StringComparison.Ordinal);
        string[] arguments =
        [
            Path.Combine(folder, "HiveContracts.Demo.dll"), "receive", "--port", $"{RedisServer.FindFreePort()}",
            "--key", key, "--redis", redis, "--delay", $"{delay}", "--lease", $"{lease}",
        ];
        process = new Process { StartInfo = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true } };
        process.OutputDataReceived += (_, line) =>
        {
            string[] words = (line.Data ?? "").Split(' ');
            if (words is ["listening", string url])
            {
                listening.TrySetResult(new Uri(url));
            }
            else if (words is ["handled", string id, ..])
            {
                handled.Enqueue(id);
            }
        };
        process.Start();
        process.BeginOutputReadLine();
    }

    /// <summary>A signed URL of the endpoint.</summary>
    public Uri Url => listening.Task.Result;

    /// <summary>The ids of the tasks that were handled.</summary>
    public IReadOnlyCollection<string> Handled => handled;

    /// <summary>Starts a receiver.</summary>
    /// <param name="key">The signing key.</param>
    /// <param name="redis">The address of Redis.</param>
    /// <param name="delay">How long a handler takes, in milliseconds.</param>
    /// <param name="lease">How long a handler may take, in seconds.</param>
    public static async Task<ReceiverProcess> StartAsync(string key, string redis, int delay, int lease)
    {
        var receiver = new ReceiverProcess(key, redis, delay, lease);
        await receiver.listening.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return receiver;
    }

    /// <summary>Kills the process, even while a handler runs.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }
}
