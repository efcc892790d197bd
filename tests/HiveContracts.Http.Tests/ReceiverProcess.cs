using System.Collections.Concurrent;
using System.Diagnostics;

namespace HiveContracts.Http.Tests;

/// <summary>The demo's receiver in a process of its own.</summary>
internal sealed class ReceiverProcess : IAsyncDisposable
{
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> handled = new();
    private readonly Process process;

    private ReceiverProcess(string key, string redis, int delay, int lease)
    {
        // Beside these tests, in the same configuration.
        string program = Path.Combine(AppContext.BaseDirectory.Replace("HiveContracts.Http.Tests", "HiveContracts.Demo", StringComparison.Ordinal), "HiveContracts.Demo.dll");
        string[] arguments = [program, "receive", "--port", $"{RedisServer.FreePort()}", "--key", key, "--redis", redis, "--delay", $"{delay}", "--lease", $"{lease}"];
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

    /// <summary>A signed URL of its endpoint.</summary>
    public Uri Url => listening.Task.Result;

    /// <summary>The tasks that it has handled.</summary>
    public IReadOnlyCollection<string> Handled => handled;

    public static async Task<ReceiverProcess> StartAsync(string key, string redis, int delay, int lease)
    {
        var receiver = new ReceiverProcess(key, redis, delay, lease);
        await receiver.listening.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return receiver;
    }

    /// <summary>Ends it in the middle of whatever it does.</summary>
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
