using System.Text;

namespace HiveContracts.Tests;

public sealed class ClassScoreTests
{
    private static ContractList<TaskOutput> Frames => TaskCallback.Parse(Document.Read("video-callback.json")).Outputs;

    private static ClassScores Text => TaskCallback.Parse(Document.Read("text-callback.json")).Outputs[0].Classes;

    [Fact]
    public void MissingClass_IsNull()
    {
        Assert.Equal(0.0, Text.TextModerationV1.Violence);
        Assert.Null(Text.TextModerationV1.NoSpam);
        Assert.Null(Text.VisualModeration.GunInHand);
    }

    [Fact]
    public void UnknownClass_IsPreservedAndFoundByName()
    {
        Assert.Equal(new ClassScore("brand_new_class", 0.25), Text.Find("brand_new_class"));
        Assert.Equal(new ClassScore("brand_new_class", 0.25), Text[7]);
        Assert.Null(Text.Find("no_such_class"));
        Assert.Equal(8, Text.Count);
    }

    [Fact]
    public void Enumeration_IsInDocumentOrder() => Assert.Equal(
        ["suggestive", "sexual", "no_sexual", "self_harm", "violence", "no_violence", "yes_spam", "brand_new_class"],
        Text.Select(static score => score.Name));

    [Fact]
    public void ClassesInAnotherOrder_HaveTheSameScores()
    {
        Assert.Equal([0.1, 0.7, 0.2], Frames.Take(3).Select(static frame => frame.Classes.VisualModeration.GunInHand!.Value));
        Assert.Equal([0.2, 0.1, 0.3], Frames.Take(3).Select(static frame => frame.Classes.VisualModeration.YesSmoking!.Value));
        Assert.Equal("yes_smoking", Frames[2].Classes[0].Name);
    }

    [Fact]
    public void MissingArrayEmptyArrayAndMissingScore_AreDistinguished()
    {
        Assert.True(Frames[3].Classes is { IsPresent: true, Count: 0 });
        Assert.True(Frames[4].Classes is { IsPresent: false, Count: 0 });
        Assert.Equal(new ClassScore("krispy", null, "Krispy"), Frames[5].Classes.Find("krispy"));
        Assert.Null(Frames[5].Classes.VisualModeration.GunInHand);
    }

    [Fact]
    public void Outputs_ContainAllStatuses() => Assert.Equal([0, 1, 2.5, 3, 4, 5, 9], Frames.Select(static frame => frame.Time!.Value));

    [Fact]
    public void Max_IsOverAllOutputs()
    {
        Assert.Equal(0.95, Frames.Max(VisualModerationClass.GunInHand));
        Assert.Equal(0.3, Frames.Max(VisualModerationClass.YesSmoking));
        Assert.Null(Frames.Max(VisualModerationClass.Noose));
    }

    [Fact]
    public void Keys_ContainTheVocabulary()
    {
        Assert.Equal(125, VisualModerationClass.All.Count);
        foreach (VisualModerationClass key in VisualModerationClass.All)
        {
            Assert.True(VisualModerationClass.TryParse(key.Name, out VisualModerationClass parsed));
            Assert.Equal(key, parsed);
        }

        Assert.False(VisualModerationClass.TryParse("yes_gun", out _));
        Assert.Equal(0.7, Frames[1].Classes.VisualModeration[VisualModerationClass.GunInHand]);
    }

    [Fact]
    public void Head_HasHighestClassAndSum()
    {
        HeadScores gun = Frames[1].Classes.VisualModeration.Heads.Gun;
        Assert.Equal(new ClassScore("gun_in_hand", 0.7), gun.Highest);
        Assert.Equal(1.0, gun.Sum!.Value, 1e-12);
        Assert.Null(Frames[1].Classes.VisualModeration.Heads.Knife.Highest);
        Assert.Null(Frames[1].Classes.VisualModeration.Heads.Knife.Sum);
    }

    [Fact]
    public void RepeatedClass_IsPreservedAndTheFirstIsFound()
    {
        TaskOutput output = TaskOutput.Parse("""{"classes":[{"class":"Hey"},{"class":"no_gun","score":0.5},{"class":"no_gun","score":0.25}]}"""u8);

        Assert.Equal(3, output.Classes.Count);
        Assert.Equal(0.5, output.Classes.VisualModeration.NoGun);
        Assert.Equal(0.5, output.Classes.Find("no_gun")!.Value.Score);
    }

    [Fact]
    public void EscapedNames_AreUnescaped()
    {
        TaskOutput output = TaskOutput.Parse("""{"classes":[{"\u0063lass":"no\u005fgun","score":0.5},{"class":"\ud83d\udc1d","score":0.1}]}"""u8);

        Assert.Equal(0.5, output.Classes.VisualModeration.NoGun);
        Assert.Equal(0.1, output.Classes.Find("🐝")!.Value.Score);
    }

    [Fact]
    public void RowsInManyOrders_KeepTheirScores()
    {
        string rows = string.Join(',', Enumerable.Range(0, 40).Select(static row =>
            $$"""{"classes":[{"class":"c{{row % 20}}","score":{{row}}},{"class":"no_gun","score":0.{{row}}}]}"""));
        TaskResponse response = TaskResponse.Parse(Encoding.UTF8.GetBytes($$"""{"output":[{{rows}}]}"""));

        for (int row = 0; row < 40; row++)
        {
            Assert.Equal(row, response.Output![row].Classes.Find($"c{row % 20}")!.Value.Score);
        }
    }

    [Fact]
    public void CreatedScores_RoundTrip()
    {
        var output = new TaskOutput { Classes = ClassScores.Create([new("no_gun", 0.5), new("custom", null)]) };

        Assert.Equal("""{"classes":[{"class":"no_gun","score":0.5},{"class":"custom"}]}""", Encoding.UTF8.GetString(output.ToUtf8Bytes()));
        Assert.Equal(output, TaskOutput.Parse(output.ToUtf8Bytes()));
        Assert.Throws<ArgumentException>(static () => ClassScores.Create([new("a", double.NaN)]));
    }

    [Fact]
    public void Indexers_AcceptKeysNamesAndUtf8Names()
    {
        ClassScores scores = Frames[1].Classes;

        Assert.Equal(0.7, scores.VisualModeration[VisualModerationClass.GunInHand]);
        Assert.Equal(0.7, scores["gun_in_hand"]);
        Assert.Equal(0.7, scores["gun_in_hand"u8]);
        Assert.Null(scores["no_such"]);
        Assert.Null(scores["no_such"u8]);
        Assert.Null(scores[new string('x', 5000)]);
        Assert.Null(scores[Encoding.UTF8.GetBytes(new string('x', 5000))]);
        Assert.Null(scores[[0xFF, 0xFE]]);
    }

    [Fact]
    public void Lookups_DoNotAllocate()
    {
        ClassScores scores = Frames[1].Classes;
        LookUp();
        long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            LookUp();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - allocatedBefore);

        void LookUp()
        {
            Assert.True(scores.VisualModeration.GunInHand > 0 && scores["gun_in_hand"] > 0 && scores["gun_in_hand"u8] > 0);
            Assert.True(scores.VisualModeration.Heads.Gun.SumsToOne);
            foreach (ClassScore score in scores)
            {
                Assert.True(score.Score >= 0);
            }
        }
    }

    [Fact]
    public void Top_IsInDescendingOrderWithoutMissingScores()
    {
        Assert.Equal(["no_smoking", "gun_in_hand"], Frames[1].Classes.Top(2).Select(static score => score.Name));
        Assert.Empty(Frames[5].Classes.Top(3));
    }

    [Fact]
    public void MaxByAndWhere_ReturnTheOutputs()
    {
        Assert.Equal(9, Frames.MaxBy(VisualModerationClass.GunInHand)!.Time);
        Assert.Equal([1.0, 9], Frames.Where(VisualModerationClass.GunInHand, atLeast: 0.5).Select(static frame => frame.Time!.Value));
        Assert.Null(Frames.MaxBy(VisualModerationClass.Noose));
        Assert.Equal(0.7, Frames.Where(static frame => frame.Time < 3).Max(VisualModerationClass.GunInHand));
    }

    [Fact]
    public void DefaultKey_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => Frames[1].Classes.VisualModeration[default]);
        Assert.Throws<ArgumentOutOfRangeException>(static () => Frames[1].Classes.TextModeration[default]);
        Assert.Throws<ArgumentOutOfRangeException>(static () => default(ClassScores).VisualModeration[default]);
        Assert.Throws<ArgumentOutOfRangeException>(static () => TaskOutput.Parse("""{"classes":[]}"""u8).Classes.VisualModeration[default]);
        Assert.Throws<ArgumentOutOfRangeException>(static () => Frames.Max(default(VisualModerationClass)));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Frames.Where(default(VisualModerationClass), atLeast: 0).Count());
    }

    [Fact]
    public void HeadWithMissingClasses_DoesNotSumToOne()
    {
        Assert.True(Frames[1].Classes.VisualModeration.Heads.Smoking.SumsToOne);
        Assert.False(TaskOutput.Parse("""{"classes":[{"class":"yes_smoking","score":0.5}]}"""u8).Classes.VisualModeration.Heads.Smoking.SumsToOne);
        Assert.False(default(ClassScores).VisualModeration.Heads.Smoking.SumsToOne);
    }
}
