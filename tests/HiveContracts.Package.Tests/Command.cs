using System.Diagnostics;

namespace HiveContracts.Package.Tests;

/// <summary>Runs programs to their end, but no longer than five minutes.</summary>
internal static class Command
{
    /// <summary>Runs a program, whose exit code must be 0.</summary>
    public static async Task<string> RunAsync(string program, string folder, string? packageCache, params string[] arguments)
    {
        (int exit, string output) = await TryRunAsync(program, folder, packageCache, arguments);
        Assert.True(exit == 0, $"{program} {string.Join(' ', arguments)} ended with {exit}:\n{output}");
        return output;
    }

    /// <summary>Runs a program.</summary>
    /// <returns>The exit code and everything that was printed.</returns>
    public static async Task<(int Exit, string Output)> TryRunAsync(string program, string folder, string? packageCache, params string[] arguments)
    {
        ProcessStartInfo start = Start(program, folder, packageCache, arguments);
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>How a program is started.</summary>
    public static ProcessStartInfo Start(string program, string folder, string? packageCache, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name); // the test run's own
        }

        // No server that outlives the command: it would hold the folder.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        if (packageCache is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packageCache;
        }

        return start;
    }
}
