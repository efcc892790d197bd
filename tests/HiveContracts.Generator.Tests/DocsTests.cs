using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>In the pages about the runtime and about schemas, the C# compiles without a warning and the links lead to files.</summary>
public sealed partial class DocsTests
{
    // Samples may use these without a declaration.
    private static readonly (string Name, string Type)[] PredefinedVariables =
    [
        ("args", "string[]"),
        ("hive", "HiveContracts.HiveClient"),
        ("builder", "Microsoft.AspNetCore.Builder.WebApplicationBuilder"),
        ("app", "Microsoft.AspNetCore.Builder.WebApplication"),
        ("signer", "HiveContracts.CallbackUrlSigner"),
        ("ct", "System.Threading.CancellationToken"),
    ];

    public static TheoryData<string, string> Pages()
    {
        var pages = new TheoryData<string, string>();
        foreach (string room in (string[])["runtime", "schema"])
        {
            foreach (string path in Directory.EnumerateFiles(Repository.PathTo(room, "docs"), "*.md").Order(StringComparer.Ordinal))
            {
                pages.Add(room, Path.GetFileName(path));
            }
        }

        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Samples_Compile(string room, string page)
    {
        string text = File.ReadAllText(Repository.PathTo(room, "docs", page)).ReplaceLineEndings("\n");
        MatchCollection samples = Sample().Matches(text);
        Assert.NotEmpty(samples);
        GeneratorRun run = Generate(
        [
            .. Schema().Matches(text).Select(static (match, index) => new SchemaText($"/p/{index}.schema.json", match.Groups[1].Value, "GitHub")),
        ]);
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
        foreach (string sample in samples.Select(static match => match.Groups[1].Value))
        {
            Assert.Empty(run.Compile(Program(sample)));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_LeadToFiles(string room, string page)
    {
        foreach (Match link in Link().Matches(File.ReadAllText(Repository.PathTo(room, "docs", page))))
        {
            Assert.True(File.Exists(Repository.PathTo(room, "docs", link.Groups[1].Value)), link.Value);
        }
    }

    /// <summary>Generates the default schema and others in a project that references all packages and ASP.NET Core.</summary>
    private static GeneratorRun Generate(SchemaText[] schemas)
    {
        HashSet<string> referenced =
        [
            .. Net100.References.All.Select(static reference => Path.GetFileName(reference.FilePath ?? reference.Display)!),
            "HiveContracts.dll", "HiveContracts.Generator.dll", "HiveContracts.Generator.Tests.dll",
        ];
        string[] prefixes = ["Microsoft.AspNetCore", "Microsoft.Extensions", "HiveContracts."];
        var run = new GeneratorRun([.. DefaultSchema.Files(), .. schemas]);
        foreach (string path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
        {
            string name = Path.GetFileName(path);
            if (!referenced.Contains(name) && prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            {
                run.Reference(MetadataReference.CreateFromFile(path));
            }
        }

        return run.Generate();
    }

    private static string Program(string sample)
    {
        string[] lines = sample.Split('\n');
        string body = string.Join('\n', lines.Where(static line => !UsingLine().IsMatch(line)));
        IEnumerable<string> parameters = PredefinedVariables
            .Where(variable => Regex.IsMatch(body, $@"\b{variable.Name}\b"))
            .Where(variable => !Regex.IsMatch(body, $@"\b(var|{Regex.Escape(variable.Type.Split('.')[^1])}) {variable.Name} ="))
            .Select(static variable => $"{variable.Type} {variable.Name}");
        return $$"""
            using System;
            using System.IO;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Logging;
            {{string.Join('\n', lines.Where(static line => UsingLine().IsMatch(line)))}}

            static class Page
            {
                public static async Task M({{string.Join(", ", parameters)}})
                {
                    await Task.CompletedTask;
                    {{body}}
                }
            }
            """;
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();

    // A schema of the reader's own.
    [GeneratedRegex("```json\n(\\{\n  \"\\$schema\".*?)```", RegexOptions.Singleline)]
    private static partial Regex Schema();

    [GeneratedRegex(@"^using [A-Za-z.]+;")]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"\]\((?!http)([^)#]+)[^)]*\)")]
    private static partial Regex Link();
}
