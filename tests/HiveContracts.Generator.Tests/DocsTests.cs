using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>In the pages of runtime/docs, the C# compiles without a warning and the links lead to files.</summary>
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

    public static TheoryData<string> Pages() =>
        [.. Directory.EnumerateFiles(Repository.PathTo("runtime", "docs"), "*.md").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Samples_Compile(string page)
    {
        MatchCollection samples = Sample().Matches(File.ReadAllText(Repository.PathTo("runtime", "docs", page)).ReplaceLineEndings("\n"));
        Assert.NotEmpty(samples);
        foreach (string sample in samples.Select(static match => match.Groups[1].Value))
        {
            Assert.Empty(Generate().Compile(Program(sample)));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_LeadToFiles(string page)
    {
        foreach (Match link in Link().Matches(File.ReadAllText(Repository.PathTo("runtime", "docs", page))))
        {
            Assert.True(File.Exists(Repository.PathTo("runtime", "docs", link.Groups[1].Value)), link.Value);
        }
    }

    /// <summary>Generates the default schema in a project that references all packages and ASP.NET Core.</summary>
    private static GeneratorRun Generate()
    {
        HashSet<string> referenced =
        [
            .. Net100.References.All.Select(static reference => Path.GetFileName(reference.FilePath ?? reference.Display)!),
            "HiveContracts.dll", "HiveContracts.Generator.dll", "HiveContracts.Generator.Tests.dll",
        ];
        string[] prefixes = ["Microsoft.AspNetCore", "Microsoft.Extensions", "HiveContracts."];
        var run = new GeneratorRun(DefaultSchema.Files());
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

    [GeneratedRegex(@"^using [A-Za-z.]+;")]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"\]\((?!http)([^)#]+)[^)]*\)")]
    private static partial Regex Link();
}
