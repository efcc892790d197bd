using System.Diagnostics;

namespace HiveContracts.Package.Tests;

/// <summary>Runs programs, each for at most five minutes.</summary>
internal static class Command
{
    /// <summary>Runs a program. Its exit code must be 0.</summary>
    /// <returns>What the program printed.</returns>
    public static async Task<string> RunAsync(string program, string folder, string? packageCache, params string[] arguments)
    {
        (int exitCode, string output) = await TryRunAsync(program, folder, packageCache, arguments);
        Assert.True(exitCode == 0, $"{program} {string.Join(' ', arguments)} exited with {exitCode}:\n{output}");
        return output;
    }

    /// <summary>Runs a program.</summary>
    /// <returns>The exit code and what the program printed: standard output, then standard error.</returns>
    public static async Task<(int ExitCode, string Output)> TryRunAsync(string program, string folder, string? packageCache, params string[] arguments)
    {
        ProcessStartInfo start = CreateStartInfo(program, folder, packageCache, arguments);
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

    /// <summary>Creates the settings with which a program starts: its output is redirected, and no build server outlives it.</summary>
    public static ProcessStartInfo CreateStartInfo(string program, string folder, string? packageCache, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // Variables of the MSBuild process that runs the tests.
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        // A build server would keep files of the temporary folder open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        if (packageCache is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packageCache;
        }

        return start;
    }
}
