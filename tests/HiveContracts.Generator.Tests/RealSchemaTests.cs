using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>
/// Schemas that people wrote, with documents. Each schema gives types that compile, or errors that say why not; with validation on, each document is decided
/// right; and each document that is read is written as it was. A run takes a share of the schemas; <c>HIVECONTRACTS_REAL_SCHEMAS=all</c> takes all,
/// and a part of their names those that have it.
/// </summary>
public sealed partial class RealSchemaTests(ITestOutputHelper output)
{
    private const int Share = 12;

    // Raise them with each schema that works.
    private const double MinimumTyped = 0.95;
    private const double MinimumRight = 0.97;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly string? Filter = Environment.GetEnvironmentVariable("HIVECONTRACTS_REAL_SCHEMAS");

    [Theory]
    [InlineData("off")]
    [InlineData("on")]
    public void SchemasOfPeople_GiveTypesThatKeepTheirDocuments(string validation)
    {
        List<Outcome> outcomes = [.. Cases().AsParallel().AsOrdered().Select(one => Try(one, validation))];

        Report(outcomes);
        Assert.True(outcomes.TrueForAll(static outcome => outcome.Faults.Count == 0), string.Join("\n", outcomes.SelectMany(static outcome => outcome.Faults)));
        Assert.True(outcomes.Count(static outcome => outcome.Error.Length == 0) >= MinimumTyped * outcomes.Count, "The share of schemas with types fell.");
        if (validation == "off")
        {
            // Without validation, invalid documents may be read, and valid ones always are.
            Assert.Empty(outcomes.SelectMany(static outcome => outcome.Wrong));
        }
        else
        {
            int all = outcomes.Sum(static outcome => outcome.Documents);
            Assert.True(outcomes.Sum(static outcome => outcome.Right) >= MinimumRight * all, "The share of documents that are decided right fell.");
        }
    }

    private static Outcome Try(Case one, string validation)
    {
        var outcome = new Outcome { Id = one.Id };
        try
        {
            GeneratorRun run = new GeneratorRun([("HiveContractsValidation", validation)], one.Files).GenerateOnce();
            outcome.Diagnostics = run.Diagnostics;
            Diagnostic[] broken = run.Compile();
            outcome.Error = run.Diagnostics.FirstOrDefault(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)?.ToString() ?? "";
            if (broken.Length > 0)
            {
                outcome.Faults.Add($"{one.Id}: {broken.Length} errors or warnings of the compiler, such as {broken[0]}");
                return outcome;
            }

            Dictionary<string, string> sources = run.Sources();
            foreach (Match member in sources.Values.SelectMany(static source => Member().Matches(source)))
            {
                outcome.Members++;
                outcome.AnyJson += member.Groups[1].Value.Contains("JsonValue", StringComparison.Ordinal) ? 1 : 0;
            }

            TryDocuments(one, run, sources, validation == "on", outcome);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            outcome.Faults.Add($"{one.Id}: {exception.GetType().Name}: {exception.Message.Split('\n')[0]}");
        }

        return outcome;
    }

    private static void TryDocuments(Case one, GeneratorRun run, Dictionary<string, string> sources, bool isValidated, Outcome outcome)
    {
        outcome.Documents = one.Documents.Count;
        string? type = TypeOf(one.Root, sources) ?? TypeOf(one.Root + one.Reference, sources);
        if (type is null || one.Documents.Count == 0)
        {
            outcome.HasRoot = type is not null;
            return;
        }

        Func<byte[], string?> write = run.Load<Func<byte[], string?>>(
            $$"""
            public static class Entry
            {
                public static string? Write(byte[] json) =>
                    HiveContracts.Contract.TryParse<{{type}}>(json, out var value, out var error) ? value!.ToJson() : "!" + error;
            }
            """,
            "Write");
        foreach ((string file, bool isValid) in one.Documents)
        {
            byte[] json = File.ReadAllBytes(file);
            using JsonDocument? document = Parse(json);
            if (document is null || document.RootElement.GetRawText().Contains('\uFEFF', StringComparison.Ordinal))
            {
                outcome.Documents--; // no JSON, or a byte order mark in its first name
                continue;
            }

            json = Encoding.UTF8.GetBytes(document.RootElement.GetRawText());
            string? written = write(json);
            bool isRead = written is not ['!', ..];
            outcome.Right += isRead == isValid ? 1 : 0;
            if (isRead != isValid && (isValidated || isValid))
            {
                outcome.Wrong.Add($"{one.Id}: {Path.GetFileName(file)} is {(isValid ? "valid" : "invalid")}: {written?[..Math.Min(160, written.Length)]}");
            }

            if (isRead && !IsSame(json, written!))
            {
                outcome.Faults.Add($"{one.Id}: {Path.GetFileName(file)} is not written as it was");
            }
        }
    }

    /// <summary>Returns the type that a schema became.</summary>
    private static string? TypeOf(string location, Dictionary<string, string> sources)
    {
        string comment = $"// From {location}\n";
        return sources
            .FirstOrDefault(source => source.Value.Contains(comment, StringComparison.Ordinal) && source.Value.Contains(" Parse(", StringComparison.Ordinal))
            .Key?[..^".g.cs".Length];
    }

    private static bool IsSame(byte[] json, string written)
    {
        using JsonDocument before = JsonDocument.Parse(json, Options);
        using JsonDocument after = JsonDocument.Parse(written, Options);
        return JsonElement.DeepEquals(before.RootElement, after.RootElement);
    }

    private static JsonDocument? Parse(byte[] json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Report(List<Outcome> outcomes)
    {
        foreach (IGrouping<string, Outcome> family in outcomes.GroupBy(static outcome => outcome.Id.Split(':')[0]))
        {
            int typed = family.Count(static outcome => outcome.Error.Length == 0);
            output.WriteLine($"{family.Key}: {typed} of {family.Count()} schemas have types without an error; "
                + $"{family.Sum(static outcome => outcome.Right)} of {family.Sum(static outcome => outcome.Documents)} documents are decided right; "
                + $"{family.Count(static outcome => !outcome.HasRoot)} have no root type; "
                + $"{family.Sum(static outcome => outcome.AnyJson)} of {family.Sum(static outcome => outcome.Members)} members are any JSON");
        }

        foreach (IGrouping<string, Diagnostic> kind in outcomes.SelectMany(static outcome => outcome.Diagnostics.DistinctBy(static found => found.Id))
            .GroupBy(static diagnostic => diagnostic.Id).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            int all = outcomes.Sum(outcome => outcome.Diagnostics.Count(diagnostic => diagnostic.Id == kind.Key));
            output.WriteLine($"  {kind.Key}: {all} in {kind.Count()} schemas");
        }

        if (Filter is not null)
        {
            outcomes.Select(static outcome => outcome.Error).Where(static error => error.Length > 0).ToList().ForEach(output.WriteLine);
            outcomes.SelectMany(static outcome => outcome.Wrong).ToList().ForEach(output.WriteLine);
        }
    }

    private static List<Case> Cases()
    {
        string root = Repository.Shared("suites", "realworld");
        using JsonDocument index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "index.json")));
        int number = 0;
        var cases = new List<Case>();
        foreach (JsonElement entry in index.RootElement.EnumerateArray())
        {
            string id = entry.GetProperty("id").GetString()!;
            bool isTaken = Filter is null ? number % Share == 0 : Filter == "all" || id.Contains(Filter, StringComparison.Ordinal);
            number++;
            if (!isTaken)
            {
                continue;
            }

            string space = $"Real.S{number}";
            cases.Add(new Case(
                id,
                Path.GetFileName(entry.GetProperty("root").GetString()!),
                ReferenceOf(entry, root),
                [.. entry.GetProperty("files").EnumerateArray().Select(file => new SchemaText(
                    "/real/" + file.GetProperty("path").GetString(), File.ReadAllText(Path.Combine(root, file.GetProperty("file").GetString()!)), space))],
                [.. entry.GetProperty("documents").EnumerateArray().Select(document =>
                    (Path.Combine(root, document.GetProperty("file").GetString()!), document.GetProperty("is").GetString() == "valid"))]));
        }

        return cases;
    }

    /// <summary>Returns the definition that the root of a schema is only a reference to; otherwise an empty string.</summary>
    private static string ReferenceOf(JsonElement entry, string folder)
    {
        string path = entry.GetProperty("root").GetString()!;
        JsonElement file = entry.GetProperty("files").EnumerateArray().FirstOrDefault(file => file.GetProperty("path").GetString() == path);
        using JsonDocument? schema = file.ValueKind is JsonValueKind.Object
            ? Parse(File.ReadAllBytes(Path.Combine(folder, file.GetProperty("file").GetString()!)))
            : null;
        return schema?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("$ref", out JsonElement reference)
            ? reference.GetString()!
            : "";
    }

    [GeneratedRegex(@"^    public (?:required )?(\S+) \w+(?:$|\s*\{|\s*=>)", RegexOptions.Multiline)]
    private static partial Regex Member();

    private sealed record Case(string Id, string Root, string Reference, SchemaText[] Files, List<(string File, bool IsValid)> Documents);

    private sealed class Outcome
    {
        public required string Id { get; init; }

        public IReadOnlyList<Diagnostic> Diagnostics { get; set; } = [];

        public string Error { get; set; } = "";

        public bool HasRoot { get; set; } = true;

        public int Documents { get; set; }

        public int Right { get; set; }

        public int Members { get; set; }

        public int AnyJson { get; set; }

        /// <summary>Gets what may not happen at all.</summary>
        public List<string> Faults { get; } = [];

        /// <summary>Gets the documents that are decided wrong.</summary>
        public List<string> Wrong { get; } = [];
    }
}
