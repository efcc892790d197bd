using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace HiveContracts.Benchmarks;

/// <summary>simdjson's on-demand parser, in a small C++ program, where a compiler and the library (Debian: g++, libsimdjson-dev) are installed.</summary>
internal static class SimdjsonRival
{
    private const int Rounds = 15;
    private static readonly Lazy<string?> Program = new(Compile);

    /// <summary>The median time of reading a document, in nanoseconds; null where there is no simdjson.</summary>
    public static double? Measure(byte[] document)
    {
        if (Program.Value is not { } program)
        {
            return null;
        }

        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, document);
            return Run(program, file, Rounds.ToString(CultureInfo.InvariantCulture)) is { } printed ? double.Parse(printed, CultureInfo.InvariantCulture) : null;
        }
        finally
        {
            File.Delete(file);
        }
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
