using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace HiveContracts.Benchmarks;

/// <summary>Runs simdjson's on-demand parser in a small C++ program. Requires a compiler and the library (Debian: g++, libsimdjson-dev).</summary>
internal sealed class SimdjsonRival : IDisposable
{
    private static readonly Lazy<string?> Program = new(Compile);

    private readonly string file = Path.GetTempFileName();
    private readonly Process process;

    private SimdjsonRival(string program, byte[] document)
    {
        File.WriteAllBytes(file, document);
        process = Process.Start(new ProcessStartInfo(program, [file]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    /// <summary>Starts the program for a document; null if the compiler or simdjson is missing.</summary>
    public static SimdjsonRival? Start(byte[] document) => Program.Value is { } program ? new SimdjsonRival(program, document) : null;

    /// <summary>Reads the document repeatedly for some time.</summary>
    /// <returns>The time of one read in nanoseconds.</returns>
    public double Measure(TimeSpan duration)
    {
        process.StandardInput.WriteLine(duration.TotalNanoseconds.ToString("0", CultureInfo.InvariantCulture));
        return double.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
        File.Delete(file);
    }

    private static string? Compile()
    {
        string project = typeof(SimdjsonRival).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "Project").Value!;
        string source = Path.Combine(Path.GetDirectoryName(project)!, "Simdjson", "reader.cpp");
        string program = Path.Combine(AppContext.BaseDirectory, "simdjson-reader");
        return Run("g++", "-O3", "-march=native", "-std=c++17", source, "-lsimdjson", "-o", program) is null ? null : program;
    }

    /// <summary>Returns the output of a program; null if the program is missing or fails.</summary>
    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
