namespace HiveContracts.Tests;

public sealed class SeverityTests
{
    private static ContractList<TaskOutput> Parts => TaskCallback.Parse(Document.Read("text-v2-callback.json")).Outputs;

    [Fact]
    public void NotSupported_IsNotZeroAndNotMissing()
    {
        TextModerationScores scores = Parts[0].Classes.TextModeration;

        Assert.Equal(Severity.Of(0), scores.Hate);
        Assert.Equal(Severity.NotSupported, scores.Violence);
        Assert.Null(scores.Drugs);
        Assert.False(scores.Violence!.Value.IsSupported);
        Assert.Throws<InvalidOperationException>(() => scores.Violence.Value.Level);
        Assert.Equal(3, scores.Spam!.Value.Level);
        Assert.True(scores.Spam is { IsSupported: true, Level: >= 2 });
    }

    [Fact]
    public void ScoresOfAnotherScale_Throw()
    {
        TaskOutput probabilities = TaskOutput.Parse("""{"classes":[{"class":"sexual","score":0.0030431869985264462}]}"""u8);
        TaskOutput severities = Parts[0];

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => probabilities.Classes.TextModeration.Sexual);
        Assert.Contains("of another model", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => severities.Classes.TextModerationV1.Sexual);
        Assert.Throws<InvalidOperationException>(() => severities.Classes.TextModerationV1.Violence);
    }

    [Fact]
    public void MaxMaxByAndWhere_AreOverAllOutputs()
    {
        Assert.Equal(Severity.Of(3), Parts.Max(TextModerationClass.Spam));
        Assert.Equal(Severity.Of(2), Parts.Max(TextModerationClass.Hate));
        Assert.Equal(1, Parts.MaxBy(TextModerationClass.Hate)!.Time);
        Assert.Equal(Severity.NotSupported, Parts.Max(TextModerationClass.Violence));
        Assert.Null(Parts.Max(TextModerationClass.Drugs));
        Assert.Equal([0.0], Parts.Where(TextModerationClass.Spam, atLeast: 2).Select(static part => part.Time!.Value));
        Assert.Empty(Parts.Where(TextModerationClass.Violence, atLeast: 0));
    }

    [Fact]
    public void NotSupported_IsLowerThanAllLevels()
    {
        Assert.True(Severity.NotSupported < Severity.Of(0));
        Assert.True(Severity.Of(3) > Severity.Of(2));
        Assert.Equal("not supported", Severity.NotSupported.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(static () => Severity.Of(-1));
    }

    [Theory]
    [InlineData("-1", true)]
    [InlineData("0", true)]
    [InlineData("3", true)]
    [InlineData("not supported", true)]
    [InlineData("-2", false)]
    [InlineData("1.5", false)]
    [InlineData("high", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void SeverityOfAString_IsItsScore(string? text, bool isValid)
    {
        Assert.Equal(isValid, Severity.TryParse(text, null, out Severity severity));
        if (isValid)
        {
            Assert.Equal(severity, Severity.Parse(text!));
            Assert.Equal(severity, Severity.Parse(severity.ToString()));
        }
        else if (text is not null)
        {
            Assert.Throws<FormatException>(() => Severity.Parse(text));
        }
    }
}
