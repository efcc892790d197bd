using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>Mistakes of hand-written integrations do not compile. The README names these tests.</summary>
public sealed class MisuseTests
{
    private static readonly GeneratorRun Run = new GeneratorRun(DefaultSchema.Files()).Generate();

    [Theory]
    [InlineData("output.Classes.VisualModeration.YesGun", "CS1061")]
    [InlineData("output.Classes.VisualModeration.Gore", "CS1061")]
    [InlineData("callback.Outputs.Max(VisualModerationClass.YesKnife)", "CS0117")]
    public void ClassThatHiveNeverSends_DoesNotCompile(string expression, string error) => ExpectError(expression, error);

    [Theory]
    [InlineData("double score = output.Classes.VisualModeration.GunInHand;", "CS0266")]
    [InlineData("bool isClean = output.Classes.TextModeration.Spam.Level == 0;", "CS1061")]
    public void AbsentTakenForZero_DoesNotCompile(string statement, string error) => ExpectError(statement, error);

    [Theory]
    [InlineData("double? score = output.Classes.TextModeration.Spam;", "CS0029")]
    [InlineData("int? score = output.Classes.TextModeration.Spam;", "CS0029")]
    [InlineData("bool isHigh = output.Classes.TextModeration.Spam > 0.5;", "CS0019")]
    [InlineData("bool isHigh = output.Classes.VisualModeration.GunInHand >= Severity.Of(2);", "CS0019")]
    [InlineData("double? score = callback.Outputs.Max(TextModerationClass.Spam);", "CS0029")]
    [InlineData("object scores = output.Classes.VisualModeration[TextModerationClass.Spam];", "CS1503")]
    public void SeverityTakenForProbability_DoesNotCompile(string statement, string error) => ExpectError(statement, error);

    [Theory]
    [InlineData("object two = TaskSubmission.FromUrl(new Uri(\"https://a.example\")) with { TextData = \"x\" };", "CS0117")]
    [InlineData("object none = new TaskSubmission();", "CS1729")]
    [InlineData("object none = new TaskSubmission { Metadata = \"x\" };", "CS1729")]
    public void SubmissionOfNoneOrTwo_DoesNotCompile(string statement, string error) => ExpectError(statement, error);

    [Theory]
    [InlineData("class Other : TaskSubmission;")]
    [InlineData("record Other : TaskSubmission;")]
    public void SubmissionOfAnotherKind_DoesNotCompile(string declaration) =>
        Assert.Contains(Run.Compile("using HiveContracts; " + declaration), static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);

    [Theory]
    [InlineData("double? score = output.Classes.VisualModeration.GunInHand;")]
    [InlineData("bool isSevere = output.Classes.TextModeration.Spam is { IsSupported: true, Level: >= 2 };")]
    [InlineData("Severity? score = callback.Outputs.Max(TextModerationClass.Spam);")]
    [InlineData("object one = TaskSubmission.FromUrl(new Uri(\"https://a.example\")) with { Metadata = \"x\" };")]
    public void CorrectUse_Compiles(string statement) => Assert.Empty(Compile(statement));

    private static void ExpectError(string statement, string error) => Assert.Contains(Compile(statement), diagnostic => diagnostic.Id == error);

    private static Diagnostic[] Compile(string statement) => Run.Compile($$"""
        using System;
        using HiveContracts;

        static class Use
        {
            public static object? Of(TaskCallback callback, TaskOutput output)
            {
                {{(statement.EndsWith(';') ? statement : $"object? value = {statement};")}}
                return null;
            }
        }
        """).Where(static diagnostic => diagnostic.Id != "CS0219").ToArray(); // a variable that is not used
}
