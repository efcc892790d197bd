using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HiveContracts.Generator.Tests;

/// <summary>A schema of the JSON Schema test suite, with the instances that it accepts or rejects.</summary>
internal sealed partial record SuiteCase
{
    private const string Server = "http://localhost:1234/";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    /// <summary>The path of the schema file.</summary>
    public required string Path { get; init; }

    public required string Namespace { get; init; }

    public required string Schema { get; init; }

    public required bool IsOptional { get; init; }

    public required List<(string Name, byte[] Data, bool IsValid)> Tests { get; init; }

    /// <summary>What a root that is only a reference leads to, if that is in its file or the root of another one.</summary>
    public string Target
    {
        get
        {
            using JsonDocument schema = JsonDocument.Parse(Schema, Options);
            string reference = schema.RootElement.TryGetProperty("$ref", out JsonElement value) ? value.GetString()! : "";
            return reference.StartsWith('#') ? "case.json" + reference : reference[(reference.LastIndexOf('/') + 1)..];
        }
    }

    /// <summary>The files that references to the server of the suite lead to.</summary>
    public required IReadOnlyList<string> Remotes { get; init; }

    /// <summary>Reads the cases of a draft. A schema that does not name its draft gets the name, if there is one.</summary>
    public static List<SuiteCase> Read(string folder, string draft)
    {
        string root = Repository.Shared("suites", "JSON-Schema-Test-Suite", folder);
        var cases = new List<SuiteCase>();
        foreach (string file in Directory.GetFiles(root, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file), Options);
            foreach (JsonElement group in document.RootElement.EnumerateArray())
            {
                string schema = WithDraft(group.GetProperty("schema"), draft);
                string path = System.IO.Path.GetRelativePath(root, file);
                cases.Add(new SuiteCase
                {
                    Path = $"{path}#{cases.Count}/case.json",
                    Namespace = $"Suite.Case{cases.Count}",
                    Schema = schema,
                    IsOptional = path.StartsWith("optional", StringComparison.Ordinal),
                    Remotes = schema.Contains(Server, StringComparison.Ordinal) ? RemotesOf(schema) : [],
                    Tests =
                    [
                        .. group.GetProperty("tests").EnumerateArray().Select(static test => (
                            test.GetProperty("description").GetString()!,
                            Encoding.UTF8.GetBytes(test.GetProperty("data").GetRawText()),
                            test.GetProperty("valid").GetBoolean())),
                    ],
                });
            }
        }

        return cases;
    }

    /// <summary>The files of the case: its schema, and those that the server of the suite has.</summary>
    public IEnumerable<SchemaText> Files()
    {
        string root = Repository.Shared("suites", "JSON-Schema-Test-Suite", "remotes");
        IEnumerable<SchemaText> remotes = Remotes.Select(path => new SchemaText(path, File.ReadAllText(path), Namespace)
        {
            Uri = Server + System.IO.Path.GetRelativePath(root, path).Replace('\\', '/'),
        });
        string formatAssertion = Path.StartsWith("optional/format/", StringComparison.Ordinal) ? "on" : ""; // these cases are about asserted formats
        return remotes.Append(new SchemaText(Path, Schema, Namespace) { FormatAssertion = formatAssertion });
    }

    private static string WithDraft(JsonElement schema, string draft) =>
        schema.ValueKind is not JsonValueKind.Object || draft.Length == 0 || schema.TryGetProperty("$schema", out _) ? schema.GetRawText()
        : schema.EnumerateObject().Any() ? $"{{ \"$schema\": \"{draft}\", {schema.GetRawText().TrimStart()[1..]}"
        : $"{{ \"$schema\": \"{draft}\" }}";

    /// <summary>The files whose addresses are in a schema, or that relative references in it or in such a file can lead to.</summary>
    private static List<string> RemotesOf(string schema)
    {
        string root = Repository.Shared("suites", "JSON-Schema-Test-Suite", "remotes");
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var texts = new Queue<string>([schema]);
        string[] addresses = [.. Addresses().Matches(schema).Select(static match => match.Value)];
        while (texts.TryDequeue(out string? text))
        {
            IEnumerable<string> own = Addresses().Matches(text).Select(static match => match.Value);
            IEnumerable<string> relative = References().Matches(text)
                .SelectMany(reference => addresses.Concat(found.Keys).Select(address => new Uri(new Uri(address), reference.Groups[1].Value).ToString()));
            addresses = [.. addresses.Union(relative).Where(static address => address.StartsWith(Server, StringComparison.Ordinal))];
            foreach (string address in own.Concat(relative).Distinct().ToList())
            {
                string path = System.IO.Path.Combine(root, address.Split('#')[0][Server.Length..]);
                if (!found.ContainsKey(address) && File.Exists(path))
                {
                    found.Add(address, path);
                    texts.Enqueue(File.ReadAllText(path));
                }
            }
        }

        return [.. found.Values.Distinct()];
    }

    [GeneratedRegex("http://localhost:1234/[^\"#]*")]
    private static partial Regex Addresses();

    [GeneratedRegex("\"\\$?(?:ref|dynamicRef|id)\": *\"([^\"#:]+)")]
    private static partial Regex References();
}
