using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>The C# of every page of the documentation compiles, without a warning, and its links lead somewhere.</summary>
public sealed partial class DocsTests
{
    // What a page may use without saying where it is from.
    private static readonly (string Name, string Type)[] Given =
    [
        ("args", "string[]"), ("hive", "HiveContracts.HiveClient"), ("builder", "Microsoft.AspNetCore.Builder.WebApplicationBuilder"), ("app", "Microsoft.AspNetCore.Builder.WebApplication"),
        ("signer", "HiveContracts.AspNetCore.CallbackUrlSigner"), ("ct", "System.Threading.CancellationToken"),
    ];

    public static TheoryData<string> Pages() =>
        [.. Directory.EnumerateFiles(Repository.PathTo("runtime", "docs"), "*.md").Select(static path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Code_Compiles(string page)
    {
        MatchCollection samples = Sample().Matches(File.ReadAllText(Repository.PathTo("runtime", "docs", page)).ReplaceLineEndings("\n"));
        Assert.NotEmpty(samples);
        foreach (string sample in samples.Select(static match => match.Groups[1].Value))
        {
            Assert.Empty(Run().Compile(Program(sample)));
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

    /// <summary>A project with the packages, and the usings that the web SDK brings.</summary>
    private static GeneratorRun Run()
    {
        var run = new GeneratorRun(DefaultSchema.Files());
        HashSet<string> known = [.. Net100.References.All.Select(static reference => Path.GetFileName(reference.FilePath ?? reference.Display)!), "HiveContracts.dll"];
        foreach (string path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
        {
            string name = Path.GetFileName(path);
            if ((name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal) || name.StartsWith("HiveContracts.", StringComparison.Ordinal)) && !known.Contains(name)
                && !name.Contains("Generator", StringComparison.Ordinal))
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
        IEnumerable<string> parameters = Given
            .Where(one => Regex.IsMatch(body, $@"\b{one.Name}\b") && !Regex.IsMatch(body, $@"\b(var|{Regex.Escape(one.Type.Split('.')[^1])}) {one.Name} ="))
            .Select(static one => $"{one.Type} {one.Name}");
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
