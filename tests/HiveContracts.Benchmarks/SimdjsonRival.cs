using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace HiveContracts.Benchmarks;

/// <summary>simdjson's on-demand parser, in a small C++ program, where a compiler and the library (Debian: g++, libsimdjson-dev) are installed.</summary>
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

    /// <summary>Starts the program on a document; null where there is no simdjson.</summary>
    public static SimdjsonRival? Start(byte[] document) => Program.Value is { } program ? new SimdjsonRival(program, document) : null;

    /// <summary>The time of one read in nanoseconds, of as many as fit into a turn.</summary>
    public double Measure(TimeSpan turn)
    {
        process.StandardInput.WriteLine(turn.TotalNanoseconds.ToString("0", CultureInfo.InvariantCulture));
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
        string project = typeof(SimdjsonRival).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "Project").Value!;
        string source = Path.Combine(Path.GetDirectoryName(project)!, "Simdjson", "reader.cpp");
        string program = Path.Combine(AppContext.BaseDirectory, "simdjson-reader");
        return Run("g++", "-O3", "-march=native", "-std=c++17", source, "-lsimdjson", "-o", program) is null ? null : program;
    }

    /// <summary>What a program prints; null where it is missing or fails.</summary>
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
