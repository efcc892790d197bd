using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>
/// The JSON Schema test suite. With validation on, each schema either has a diagnostic, or its contract accepts the valid instances and
/// rejects the invalid ones. The build accepts and rejects the same instances as samples.
/// </summary>
public sealed class SchemaSuiteTests(ITestOutputHelper output)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    // Raise it with each keyword that is added.
    private const double MinimumHandledShare = 0.75;

    [Fact]
    public void EveryCase_IsHandledOrReported()
    {
        List<Case> cases = Cases();
        Assert.True(cases.Sum(static group => group.Tests.Count) > 1500);
        List<SchemaText> schemas = [.. cases.Select(static group => new SchemaText(group.Path, group.Schema, group.Namespace))];
        GeneratorRun run = new GeneratorRun([("HiveContractsValidation", "on")], schemas).Generate();
        ILookup<string, Diagnostic> reported = run.Diagnostics.ToLookup(static diagnostic => diagnostic.Location.GetLineSpan().Path);
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0008" || diagnostic.Location == Location.None);
        List<Case> handled = [.. cases.Where(group => !reported.Contains(group.Path))];
        Dictionary<string, string> sources = run.Sources();
        string[] types = [.. handled.Select(group => RootOf(group, sources))];
        Func<int, byte[], bool> accepts = Load(run, types);
        HashSet<string> rejectedSamples = RejectedSamples(schemas, handled, types);

        var wrong = new List<string>();
        for (int i = 0; i < handled.Count; i++)
        {
            for (int test = 0; test < handled[i].Tests.Count; test++)
            {
                (string name, byte[] data, bool isValid) = handled[i].Tests[test];
                bool isSampleValid = !rejectedSamples.Contains(SamplePath(handled[i], test));
                if (isSampleValid != isValid)
                {
                    string verdict = isSampleValid ? "accepts" : "rejects";
                    wrong.Add($"{handled[i].Path}: {name}: the sample check {verdict} {Encoding.UTF8.GetString(data)} of {handled[i].Schema}");
                }

                if (accepts(i, data) != isValid)
                {
                    string expected = isValid ? "accepted" : "rejected";
                    wrong.Add($"{handled[i].Path}: {name}: {Encoding.UTF8.GetString(data)} should be {expected} by {handled[i].Schema}");
                }
            }
        }

        int all = cases.Sum(static group => group.Tests.Count);
        int right = handled.Sum(static group => group.Tests.Count) - wrong.Count;
        output.WriteLine($"{right} of {all} tests handled, {wrong.Count} wrong, the others reported");
        foreach (IGrouping<string, Case> file in cases.Except(handled).GroupBy(static group => group.Path.Split('#')[0]))
        {
            IEnumerable<string> keywords = file.SelectMany(group => reported[group.Path]).Select(static diagnostic => diagnostic.GetMessage().Split('\'')[1]);
            output.WriteLine($"  reported in {file.Key}: {string.Join(", ", keywords.Distinct())}");
        }

        wrong.ForEach(output.WriteLine);
        Assert.Empty(wrong);
        Assert.True(right >= MinimumHandledShare * all, $"{right} of {all} tests are handled.");
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

    /// <summary>Returns the paths of the instances that the build rejects as samples.</summary>
    private static HashSet<string> RejectedSamples(IEnumerable<SchemaText> schemas, List<Case> handled, string[] types)
    {
        IEnumerable<SchemaText> samples = handled.SelectMany((group, index) => group.Tests.Select((test, number) =>
            new SchemaText(SamplePath(group, number), Encoding.UTF8.GetString(test.Data), group.Namespace, isSchema: false)
            {
                SampleType = types[index][(group.Namespace.Length + 1)..],
            }));
        return
        [
            .. new GeneratorRun([("HiveContractsValidation", "on")], [.. schemas, .. samples]).Generate().Diagnostics
                .Where(static diagnostic => diagnostic.Id is "HC0001" or "HC0006" or "HC0011")
                .Select(static diagnostic => diagnostic.Location.GetLineSpan().Path),
        ];
    }

    private static string SamplePath(Case group, int test) => $"{group.Path}/{test}.json";

    /// <summary>Returns the type of the root of a case.</summary>
    private static string RootOf(Case group, Dictionary<string, string> sources)
    {
        string file = sources.Single(source => source.Key.StartsWith(group.Namespace + ".", StringComparison.Ordinal) && IsRoot(source.Value)).Key;
        return file[..^".g.cs".Length];

        static bool IsRoot(string source) =>
            source.Contains("// From case.json\n", StringComparison.Ordinal) && source.Contains(" Parse(", StringComparison.Ordinal);
    }

    /// <summary>Compiles the contracts and returns a method that tells whether the contract with an index accepts an instance.</summary>
    private static Func<int, byte[], bool> Load(GeneratorRun run, string[] types)
    {
        var entry = new StringBuilder("public static class Entry { public static bool Accepts(int index, byte[] json) => index switch {");
        for (int i = 0; i < types.Length; i++)
        {
            entry.Append($"{i} => HiveContracts.Contract.TryParse<{types[i]}>(json, out _, out _),");
        }

        entry.Append("_ => throw new System.ArgumentException(\"index\") }; }");
        return run.Load<Func<int, byte[], bool>>(entry.ToString(), "Accepts");
    }

    private sealed record Case(string Path, string Namespace, string Schema, List<(string Name, byte[] Data, bool IsValid)> Tests);
}
