using System.Diagnostics;

namespace HiveContracts.Tests;

/// <summary>The default schema against its metaschema, by a validator that is not NJsonSchema: Python's jsonschema.</summary>
public sealed class SchemaTests
{
    private const string Program = """
        import json, sys
        from jsonschema import Draft7Validator
        for path in sys.argv[1:]:
            schema = json.load(open(path, encoding="utf-8"))
            assert schema["$schema"] == Draft7Validator.META_SCHEMA["$schema"], path
            Draft7Validator.check_schema(schema)
            print("ok", path)
        """;

    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(Repository.PathTo("schema"), "*.schema.json").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Schema_IsValidDraft7(string file)
    {
        string python = await FindPythonAsync();
        (int exit, string output) = await RunAsync(python, "-c", Program, Repository.PathTo("schema", file));

        Assert.True(exit == 0, output);
        Assert.StartsWith("ok ", output, StringComparison.Ordinal);
    }

    private static async Task<string> FindPythonAsync()
    {
        foreach (string python in (string[])["python3", "/usr/bin/python3"])
        {
            if ((await RunAsync(python, "-c", "import jsonschema")).Exit == 0)
            {
                return python;
            }
        }

        Assert.Skip("Python's jsonschema is not installed (Debian: python3-jsonschema).");
        return "";
    }

    private static async Task<(int Exit, string Output)> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await error);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }
}
