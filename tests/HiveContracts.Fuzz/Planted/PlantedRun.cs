using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace HiveContracts.Fuzz;

/// <summary>Plants faults in a copy of the runtime, one at a time, and shows that a run of a bounded count finds each of them.</summary>
internal sealed class PlantedRun : IDisposable
{
    private const string Count = "80000";

    // The sources without the repository's build files: no analyzers, no packages.
    private static readonly string Project = $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <AssemblyName>HiveContracts</AssemblyName>
            <AssemblyVersion>{typeof(Contract).Assembly.GetName().Version}</AssemblyVersion>
            <LangVersion>latest</LangVersion>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
          </PropertyGroup>
          <ItemGroup>
            <Using Include="HiveContracts.Support" />
          </ItemGroup>
        </Project>
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("planted").FullName;

    private string Sources => Path.Combine(folder, "sources");

    private string Program => Path.Combine(folder, "program");

    /// <summary>Plants all faults, or the one of a name, and prints which are found.</summary>
    /// <returns>The exit code: 0 if all are found, and nothing is found without one.</returns>
    public static async Task<int> StartAsync(string? name)
    {
        PlantedFault[] faults = [.. PlantedFaults.All.Where(fault => name is null || fault.Name == name)];
        if (faults.Length == 0)
        {
            string names = string.Join(", ", PlantedFaults.All.Select(static fault => fault.Name));
            Console.Error.WriteLine($"No planted fault is named '{name}'. There are: {names}.");
            return 2;
        }

        using var run = new PlantedRun();
        run.CopySources();
        Copy(AppContext.BaseDirectory, run.Program, static _ => true);
        run.CheckAll(faults);
        Console.WriteLine($"Each run reads {Count} documents.");
        Console.WriteLine("planted\tfound\tseconds\tby");
        bool isRight = await run.TryAsync(null);
        int found = 0;
        foreach (PlantedFault fault in faults)
        {
            found += await run.TryAsync(fault) ? 1 : 0;
        }

        Console.WriteLine($"{found} of {faults.Length} planted faults found.");
        return isRight && found == faults.Length ? 0 : 1;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Copy(string from, string to, Func<string, bool> isCopied)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(from, file);
            if (isCopied(relative))
            {
                string target = Path.Combine(to, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    private void CopySources()
    {
        string runtime = typeof(PlantedRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "Runtime").Value!;
        Copy(runtime, Sources, static file =>
            file.EndsWith(".cs", StringComparison.Ordinal) && file.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));
        File.WriteAllText(Path.Combine(Sources, "HiveContracts.csproj"), Project);
    }

    /// <summary>Applies all faults in memory, so that one that no longer fits its source is reported before anything runs.</summary>
    private void CheckAll(PlantedFault[] faults)
    {
        foreach (PlantedFault fault in faults)
        {
            fault.Apply(File.ReadAllText(Path.Combine(Sources, fault.File)));
        }
    }

    /// <summary>Builds with a fault, or without one, and runs.</summary>
    /// <returns>Whether the run ended as it should: with a failure if there is a fault.</returns>
    private async Task<bool> TryAsync(PlantedFault? fault)
    {
        string file = Path.Combine(Sources, fault?.File ?? "HiveContracts.csproj");
        string original = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, fault?.Apply(original) ?? original);
        (int code, string output) = await RunAsync("build", Sources, "-c", "Release", "-o", Path.Combine(folder, "built"), "-v", "q", "-nologo");
        await File.WriteAllTextAsync(file, original);
        if (code != 0)
        {
            throw new InvalidOperationException($"The runtime does not compile with '{fault?.Name ?? "no fault"}':\n{output}");
        }

        File.Copy(Path.Combine(folder, "built", "HiveContracts.dll"), Path.Combine(Program, "HiveContracts.dll"), overwrite: true);
        long start = Stopwatch.GetTimestamp();
        (code, output) = await RunAsync(Path.Combine(Program, "HiveContracts.Fuzz.dll"), "--count", Count, "--quick");
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{fault?.Name ?? "(none)"}\t{(code == 0 ? "no" : "yes")}\t{seconds:0.0}\t{Reason(code, output)}"));
        return code == 0 == fault is null;
    }

    private static string Reason(int code, string output)
    {
        string[] lines = output.Split('\n');
        string? Line(string label) => Array.Find(lines, line => line.StartsWith(label, StringComparison.Ordinal))?[label.Length..].Trim();
        return code == 0 ? "" : Line("case:") is { } by ? $"{by}: {Line("differs:")}" : $"the process ended with {code}";
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        using Process process = Process.Start(new ProcessStartInfo(dotnet, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
