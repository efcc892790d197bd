using System.Diagnostics;
using System.Threading.Channels;

namespace HiveContracts.Package.Tests;

/// <summary><c>dotnet watch</c> in a project's folder, and what it prints.</summary>
public sealed class Watch : IAsyncDisposable
{
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly List<string> seen = [];
    private readonly Process process;

    public Watch(string folder, string packageCache)
    {
        ProcessStartInfo start = Command.Start("dotnet", folder, packageCache, "watch", "--non-interactive", "--no-hot-reload", "run");
        start.Environment["DOTNET_USE_POLLING_FILE_WATCHER"] = "true";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => lines.Writer.TryWrite(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => lines.Writer.TryWrite(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until the app prints a line that begins with a text, but no longer than two minutes.</summary>
    public async Task WaitForAsync(string start)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            while (true)
            {
                string line = await lines.Reader.ReadAsync(timeout.Token);
                seen.Add(line);
                if (line.StartsWith(start, StringComparison.Ordinal))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"No line begins with '{start}':\n{string.Join('\n', seen)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
