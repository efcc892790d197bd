using System.Text;
using HiveContracts.Generator.Contracts;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>
/// The JSON Schema test suite. With validation on, a contract accepts the valid instances and rejects the invalid ones, whatever the draft; and the build
/// accepts and rejects the same instances as samples.
/// </summary>
public sealed class SchemaSuiteTests(ITestOutputHelper output)
{
    /// <summary>
    /// Every required case is right, and at least this share of the optional ones. In draft-07, four optional cases want <c>contentEncoding</c> and
    /// <c>contentMediaType</c> checked, which are annotations here, as in later drafts.
    /// </summary>
    [Theory]
    [InlineData("draft4", "http://json-schema.org/draft-04/schema#", 1)]
    [InlineData("draft6", "http://json-schema.org/draft-06/schema#", 1)]
    [InlineData("draft7", "http://json-schema.org/draft-07/schema#", 0.99)]
    [InlineData("draft7", "", 0.99)]
    [InlineData("draft2019-09", "https://json-schema.org/draft/2019-09/schema", 1)]
    public void EveryCase_IsDecidedAsTheDraftSays(string folder, string draft, double minimumOptionalShare)
    {
        List<SuiteCase> cases = SuiteCase.Read(folder, draft);
        Assert.True(cases.Sum(static group => group.Tests.Count) > 500);
        var properties = new List<(string, string)> { ("HiveContractsValidation", "on") };
        List<SchemaText> schemas = [.. cases.SelectMany(static group => group.Files())];
        GeneratorRun run = new GeneratorRun([.. properties], schemas).Generate();
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id == "HC0008" || diagnostic.Location == Location.None);
        Dictionary<string, string> sources = run.Sources();
        string[] types = [.. cases.Select(group => RootOf(group, sources))];
        Func<int, byte[], bool> accepts = Load(run, types);
        var read = (ReadResult)run.Result.TrackedSteps[ContractGenerator.ReadStep].Single().Outputs.Single().Value;
        HashSet<string> withErrors = [.. read.Contracts.Where(static contract => contract.HasErrors).Select(static contract => contract.Namespace)];
        HashSet<string> rejectedSamples = RejectedSamples(run, cases, types);

        var wrong = new List<(SuiteCase Case, string Problem)>();
        for (int i = 0; i < cases.Count; i++)
        {
            for (int test = 0; test < cases[i].Tests.Count; test++)
            {
                (string name, byte[] data, bool isValid) = cases[i].Tests[test];
                bool isAccepted = accepts(i, data);
                bool isSampleValid = withErrors.Contains(cases[i].Namespace) // such contracts are not compared with samples
                    ? isAccepted
                    : !rejectedSamples.Contains(SamplePath(cases[i], test));
                if (isAccepted != isValid || isSampleValid != isValid)
                {
                    string verdict = $"{(isAccepted ? "accepted" : "rejected")}, sample {(isSampleValid ? "accepted" : "rejected")}";
                    wrong.Add((cases[i], $"wrong: {cases[i].Path}: {name}: {Encoding.UTF8.GetString(data)} is {verdict} by {cases[i].Schema}"));
                }
            }
        }

        double required = Share(isOptional: false);
        double optional = Share(isOptional: true);
        IEnumerable<string> reported = run.Diagnostics
            .Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Warning or DiagnosticSeverity.Error)
            .Select(static diagnostic => $"{diagnostic.Id} {diagnostic.Location.GetLineSpan().Path}: {diagnostic.GetMessage(null)}");
        output.WriteLine(string.Join('\n', wrong.Select(static entry => entry.Problem)));
        output.WriteLine("reported:\n" + string.Join('\n', reported));
        Assert.Equal(1, required);
        Assert.True(optional >= minimumOptionalShare, $"The share of optional cases is {optional}.");

        double Share(bool isOptional)
        {
            int all = cases.Where(group => group.IsOptional == isOptional).Sum(static group => group.Tests.Count);
            int right = all - wrong.Count(entry => entry.Case.IsOptional == isOptional);
            output.WriteLine($"{folder}: {right} of {all} {(isOptional ? "optional" : "required")} tests right");
            return (double)right / all;
        }
    }

    /// <summary>Returns the paths of the instances that the build rejects as samples.</summary>
    private static HashSet<string> RejectedSamples(GeneratorRun run, List<SuiteCase> cases, string[] types)
    {
        IEnumerable<SchemaText> samples = cases.SelectMany((group, index) => group.Tests.Select((test, number) =>
            new SchemaText(SamplePath(group, number), Encoding.UTF8.GetString(test.Data), group.Namespace, isSchema: false)
            {
                SampleType = types[index][(group.Namespace.Length + 1)..],
            }));
        return
        [
            .. run.SaveAll(samples).Generate().Diagnostics
                .Where(static diagnostic => diagnostic.Id is "HC0001" or "HC0006" or "HC0011")
                .Select(static diagnostic => diagnostic.Location.GetLineSpan().Path),
        ];
    }

    private static string SamplePath(SuiteCase group, int test) => $"{group.Path}/{test}.json";

    /// <summary>Returns the type of the root of a case.</summary>
    private static string RootOf(SuiteCase group, Dictionary<string, string> sources)
    {
        // A root that is only a reference to a definition is the type of the definition.
        List<KeyValuePair<string, string>> own = [.. sources.Where(source => source.Key.StartsWith(group.Namespace + ".", StringComparison.Ordinal))];
        string? root = Find("case.json\n") ?? Find(group.Target + "\n") ?? Find("case.json#") ?? Find("");
        return root![..^".g.cs".Length];

        string? Find(string location) => own.Find(source =>
            source.Value.Contains("// From " + location, StringComparison.Ordinal) && source.Value.Contains(" Parse(", StringComparison.Ordinal)).Key;
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
}
