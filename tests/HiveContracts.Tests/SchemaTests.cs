using System.ComponentModel;
using System.Diagnostics;

namespace HiveContracts.Tests;

/// <summary>Validates the default schema against its metaschema with Python's jsonschema, which does not share code with NJsonSchema.</summary>
public sealed class SchemaTests
{
    private const string Program = """
        import json, sys
        from jsonschema import Draft202012Validator
        for path in sys.argv[1:]:
            schema = json.load(open(path, encoding="utf-8"))
            assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$schema"], path
            Draft202012Validator.check_schema(schema)
            print("ok", path)
        """;

    public static TheoryData<string> Files() =>
    [
        .. Directory.EnumerateFiles(Repository.PathTo("schema"), "*.schema.json").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Schema_IsValidByItsDraft(string file)
    {
        string python = await FindPythonAsync();
        (int exitCode, string output) = await RunAsync(python, "-c", Program, Repository.PathTo("schema", file));

        Assert.True(exitCode == 0, output);
        Assert.StartsWith("ok ", output, StringComparison.Ordinal);
    }

    private static async Task<string> FindPythonAsync()
    {
        foreach (string python in (string[])["python3", "/usr/bin/python3"])
        {
            if ((await RunAsync(python, "-c", "import jsonschema")).ExitCode == 0)
            {
                return python;
            }
        }

        Assert.Skip("Python's jsonschema is not installed. On Debian, install python3-jsonschema.");
        return "";
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await error);
        }
        catch (Win32Exception exception)
        {
            return (-1, exception.Message);
        }
    }
}
