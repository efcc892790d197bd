using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HiveContracts.Generator.Tests;

/// <summary>Generated code follows the version of C# that the project is compiled as.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData((LanguageVersion)1400)]
    public void VersionWithoutUnions_GetsNoUnionAttribute(LanguageVersion language)
    {
        GeneratorRun run = new GeneratorRun(language, [], DefaultSchema.Files()).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain("System.Runtime.CompilerServices.UnionAttribute.g.cs", run.Sources().Keys);
        Assert.All(run.Sources().Values, static source => Assert.DoesNotContain("CompilerServices.Union]", source, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp7_3)]
    public void OldVersion_GetsOneDiagnosticThatSaysWhatIsNeeded(LanguageVersion language)
    {
        GeneratorRun run = new GeneratorRun(language, [], DefaultSchema.Files()).Generate();

        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("HC0014", diagnostic.Id);
        Assert.Contains("needs C# 12.0 or later", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.DoesNotContain(run.Sources().Keys, static file => file.StartsWith("HiveContracts.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("submission is null")]
    [InlineData("submission is not null")]
    [InlineData("submission is { }")]
    [InlineData("submission switch { null => true, _ => false }")]
    [InlineData("submission is { Value: string }")]
    [InlineData("submission is { CallbackUrl: null }")]
    public void PatternOnAOneOf_CompilesAsCSharp12(string pattern)
    {
        GeneratorRun run = new GeneratorRun(DefaultSchema.Files()).Generate();

        Assert.Empty(run.Compile($"class Use {{ bool M(HiveContracts.TaskSubmission? submission) => {pattern}; }}"));
    }
}
