using System.Diagnostics;
using System.Threading.Channels;

namespace HiveContracts.Package.Tests;

/// <summary>A running <c>dotnet watch</c> and its output.</summary>
public sealed class DotnetWatch : IAsyncDisposable
{
    private readonly Channel<string> output = Channel.CreateUnbounded<string>();
    private readonly List<string> lines = [];
    private readonly Process process;

    public DotnetWatch(string folder, string packageCache, bool isHotReloaded)
    {
        string[] arguments = ["watch", "--non-interactive", .. isHotReloaded ? Array.Empty<string>() : ["--no-hot-reload"], "run"];
        ProcessStartInfo start = Command.CreateStartInfo("dotnet", folder, packageCache, arguments);
        start.Environment["DOTNET_USE_POLLING_FILE_WATCHER"] = "true";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => output.Writer.TryWrite(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Writer.TryWrite(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until edits are noticed: an edit before that is part of what the watcher compares with. Fails after two minutes.</summary>
    public async Task WaitUntilItWatchesAsync()
    {
        const string Message = "Waiting for changes";
        if (!lines.Exists(static line => line.Contains(Message, StringComparison.Ordinal)))
        {
            await WaitForLineAsync(static line => line.Contains(Message, StringComparison.Ordinal), Message);
        }
    }

    /// <summary>Waits until the app prints a line that starts with <paramref name="prefix"/>. Fails after two minutes.</summary>
    public Task WaitForLineAsync(string prefix) => WaitForLineAsync(line => line.StartsWith(prefix, StringComparison.Ordinal), prefix);

    private async Task WaitForLineAsync(Predicate<string> isExpected, string expected)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            do
            {
                lines.Add(await output.Reader.ReadAsync(timeout.Token));
            }
            while (!isExpected(lines[^1]));
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"No line has '{expected}':\n{string.Join('\n', lines)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
