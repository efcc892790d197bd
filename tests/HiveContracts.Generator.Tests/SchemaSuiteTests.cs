using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>
/// The JSON Schema test suite, through the real generator: with validation on, what is generated takes what is valid and refuses what is not,
/// or the schema drew a diagnostic. Never is it silently wrong.
/// </summary>
public sealed class SchemaSuiteTests(ITestOutputHelper output)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    // The share that is handled grows; it never shrinks.
    private const double LeastHandled = 0.75;

    [Fact]
    public void EveryCase_IsRightOrItsSchemaDrewADiagnostic()
    {
        List<Case> cases = Cases();
        Assert.True(cases.Sum(static one => one.Tests.Count) > 1500);
        var run = new GeneratorRun([("HiveContractsValidation", "on")], cases.Select(static one => new SchemaText(one.Path, one.Schema, one.Namespace))).Generate();
        ILookup<string, Diagnostic> reported = run.Diagnostics.ToLookup(static diagnostic => diagnostic.Location.GetLineSpan().Path);
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0008" || diagnostic.Location == Location.None);
        List<Case> handled = [.. cases.Where(one => !reported.Contains(one.Path))];
        Func<int, byte[], bool> accepts = Load(run, handled);

        var wrong = new List<string>();
        for (int i = 0; i < handled.Count; i++)
        {
            foreach ((string name, byte[] data, bool isValid) in handled[i].Tests)
            {
                if (accepts(i, data) != isValid)
                {
                    wrong.Add($"{handled[i].Path}: {name}: {Encoding.UTF8.GetString(data)} should be {(isValid ? "accepted" : "refused")} by {handled[i].Schema}");
                }
            }
        }

        int all = cases.Sum(static one => one.Tests.Count);
        int right = handled.Sum(static one => one.Tests.Count) - wrong.Count;
        output.WriteLine($"{right} of {all} cases handled, {wrong.Count} wrong, the others reported");
        foreach (IGrouping<string, Case> file in cases.Except(handled).GroupBy(static one => one.Path.Split('#')[0]))
        {
            output.WriteLine($"  reported in {file.Key}: {string.Join(", ", file.SelectMany(one => reported[one.Path]).Select(static diagnostic => diagnostic.GetMessage().Split('\'')[1]).Distinct())}");
        }

        wrong.ForEach(output.WriteLine);
        Assert.Empty(wrong);
        Assert.True(right >= LeastHandled * all, $"{right} of {all} cases are handled");
    }

    private static List<Case> Cases()
    {
        string root = Repository.Shared("suites", "JSON-Schema-Test-Suite", "draft7");
        var cases = new List<Case>();
        foreach (string file in Directory.GetFiles(root, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file), Options);
            foreach (JsonElement group in document.RootElement.EnumerateArray())
            {
                cases.Add(new Case(
                    $"{Path.GetRelativePath(root, file)}#{cases.Count}/case.json",
                    $"Suite.Case{cases.Count}",
                    group.GetProperty("schema").GetRawText(),
                    [.. group.GetProperty("tests").EnumerateArray().Select(static test => (
                        group: test.GetProperty("description").GetString()!,
                        Encoding.UTF8.GetBytes(test.GetProperty("data").GetRawText()),
                        test.GetProperty("valid").GetBoolean()))]));
            }
        }

        return cases;
    }

    /// <summary>Compiles what was generated, and gives it the suite's instances.</summary>
    private static Func<int, byte[], bool> Load(GeneratorRun run, List<Case> handled)
    {
        var entry = new StringBuilder("public static class Entry { public static bool Accepts(int index, byte[] json) => index switch {");
        for (int i = 0; i < handled.Count; i++)
        {
            string type = run.Result.GeneratedSources.Select(static source => source.HintName)
                .Single(hint => hint.StartsWith(handled[i].Namespace + ".", StringComparison.Ordinal) && IsRoot(run.Source(hint)));
            entry.Append($"{i} => global::{type[..^".g.cs".Length]}.TryParse(json, out _, out _),");
        }

        entry.Append("_ => throw new System.ArgumentException(\"index\") }; }");
        using MemoryStream assembly = run.Emit(entry.ToString());
        var method = new AssemblyLoadContext("suite", isCollectible: true).LoadFromStream(assembly).GetType("Entry")!.GetMethod("Accepts")!;
        return method.CreateDelegate<Func<int, byte[], bool>>();

        static bool IsRoot(string source) => source.Contains("// From case.json\n", StringComparison.Ordinal) && source.Contains(" TryParse(", StringComparison.Ordinal);
    }

    private sealed record Case(string Path, string Namespace, string Schema, List<(string Name, byte[] Data, bool IsValid)> Tests);
}
