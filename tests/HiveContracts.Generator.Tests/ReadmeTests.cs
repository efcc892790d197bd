using System.Text.RegularExpressions;

namespace HiveContracts.Generator.Tests;

/// <summary>The sample of the README compiles, the tests that it names exist, and its links lead to files.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathTo("README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Sample_Compiles()
    {
        string sample = Sample().Match(Readme).Groups[1].Value;
        Assert.Contains("TaskCallback.Parse", sample, StringComparison.Ordinal);
        Assert.Empty(new GeneratorRun(DefaultSchema.Files()).Generate().Compile($$"""
            using System;
            using System.IO;
            using System.Threading.Tasks;
            {{sample[..sample.IndexOf('\n', StringComparison.Ordinal)]}}

            static class Use
            {
                public static async Task<object?[]> M(string apiKey, byte[] utf8)
                {
                    {{sample[sample.IndexOf('\n', StringComparison.Ordinal)..]}}
                    return [worst, spam];
                }
            }
            """));
    }

    [Fact]
    public void NamedTests_Exist()
    {
        string table = Readme[Readme.IndexOf("## Mistakes it prevents", StringComparison.Ordinal)..Readme.IndexOf("## Speed", StringComparison.Ordinal)];
        string tests = string.Concat(Repository.Sources("tests").Select(File.ReadAllText));
        string[] names = [.. TestName().Matches(table).Select(static match => match.Groups[1].Value)];

        Assert.True(names.Length >= 12, $"The README names {names.Length} tests only.");
        Assert.All(names, name => Assert.Contains($" {name}(", tests, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_LeadToFiles()
    {
        foreach (Match link in Link().Matches(Readme))
        {
            Assert.True(File.Exists(Repository.PathTo(link.Groups[1].Value)), link.Value);
        }
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex("`([A-Z][A-Za-z0-9]+_[A-Z][A-Za-z0-9]+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\]\((?!http)([^)#]+)[^)]*\)")]
    private static partial Regex Link();
}
