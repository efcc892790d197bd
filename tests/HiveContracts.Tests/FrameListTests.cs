using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HiveContracts.Tests;

/// <summary>Lists that create their elements on demand behave like other lists.</summary>
public sealed class FrameListTests
{
    private const int FrameCount = 200;

    [Fact]
    public void Element_IsCreatedOnce_ForAllThreads()
    {
        ContractList<TaskOutput> outputs = Video().Outputs;
        var results = new TaskOutput[8];

        Parallel.For(0, results.Length, index => results[index] = outputs[150]);

        Assert.All(results, output => Assert.Same(outputs[150], output));
        Assert.Same(outputs[150], outputs.AsSpan()[150]);
    }

    [Fact]
    public void Elements_AreThoseOfTheDocument_InAnyOrderOfAccess()
    {
        ContractList<TaskOutput> outputs = Video().Outputs;

        Assert.Equal(FrameCount, outputs.Count);
        foreach (int index in (int[])[199, 0, 100, 1, 2, 198])
        {
            Assert.Equal(index * 0.5, outputs[index].Time);
            Assert.Equal(Score(index, 1), outputs[index].Classes.VisualModeration.GunInHand);
            Assert.Equal(index == 100 ? "en" : null, outputs[index].Language);
        }
    }

    [Fact]
    public void IndexOutsideTheList_Throws()
    {
        ContractList<TaskOutput> outputs = Video().Outputs;

        Assert.Throws<IndexOutOfRangeException>(() => outputs[FrameCount]);
        Assert.Throws<IndexOutOfRangeException>(() => outputs[-1]);
    }

    [Fact]
    public void Max_IsThatOfTheElements()
    {
        ContractList<TaskOutput> outputs = Video().Outputs;
        double expected = Enumerable.Range(0, FrameCount).Max(static frame => Score(frame, 1));

        Assert.Equal(expected, outputs.Max(VisualModerationClass.GunInHand));
        TaskOutput highest = outputs.MaxBy(VisualModerationClass.GunInHand)!;
        Assert.Equal(expected, highest.Classes.VisualModeration.GunInHand);
        Assert.Same(highest, outputs.First(output => output.Classes.VisualModeration.GunInHand == expected));
        Assert.Equal(highest, outputs.AsEnumerable().Select(static output => output).MaxBy(VisualModerationClass.GunInHand));
        Assert.Null(outputs.Max(VisualModerationClass.YesSmoking));
    }

    [Fact]
    public void ScoreOfAnotherScale_ThrowsFromAnyFrame()
    {
        string json = Json().Replace(Text(Score(170, 1)), "2", StringComparison.Ordinal);
        ContractList<TaskOutput> outputs = TaskCallback.Parse(Encoding.UTF8.GetBytes(json)).Outputs;

        Assert.Throws<InvalidOperationException>(() => outputs.Max(VisualModerationClass.GunInHand));
    }

    [Fact]
    public void Document_RoundTripsAndIsEqualByValue()
    {
        TaskCallback callback = Video();

        Document.AssertEqual(Encoding.UTF8.GetBytes(Json()), callback.ToUtf8Bytes());
        Assert.Equal(callback, Video());
        Assert.NotEqual(callback, TaskCallback.Parse(Encoding.UTF8.GetBytes(Json().Replace("\"time\":77.5", "\"time\":77.25", StringComparison.Ordinal))));
    }

    [Fact]
    public void FramesInAlternatingForms_AreRead()
    {
        string frames = string.Join(',', Enumerable.Range(0, 60).Select(static frame => (frame % 3) switch
        {
            0 => $$"""{"time":{{frame}},"classes":[{"class":"gun_in_hand","score":0.25}]}""",
            1 => $$"""{"classes":[{"class":"yes_smoking","score":0.5}],"time":{{frame}}}""",
            _ => $$"""{"time":{{frame}}}""",
        }));
        ContractList<TaskOutput> outputs = TaskCallback.Parse(Encoding.UTF8.GetBytes(Callback(frames))).Outputs;

        Assert.Equal(Enumerable.Range(0, 60).Select(static frame => (double?)frame), outputs.Select(static output => output.Time));
        Assert.Equal(20, outputs.Count(static output => output.Classes.VisualModeration.GunInHand == 0.25));
        Assert.Equal(20, outputs.Count(static output => output.Classes.VisualModeration.YesSmoking == 0.5));
    }

    [Fact]
    public void ModelsWhoseRowsStartAlike_AreDistinguished()
    {
        for (int round = 0; round < 3; round++)
        {
            foreach (int classCount in (int[])[3, 5, 4])
            {
                string row = string.Join(',', VisualModerationClass.All.Take(classCount).Select(static key => $$"""{"class":"{{key.Name}}","score":0.5}"""));
                ClassScores scores = TaskCallback.Parse(Encoding.UTF8.GetBytes(Callback($$"""{"classes":[{{row}}]}"""))).Outputs[0].Classes;

                Assert.Equal(VisualModerationClass.All.Take(classCount).Select(static key => key.Name), scores.Select(static score => score.Name));
            }
        }
    }

    private static TaskCallback Video() => TaskCallback.Parse(Encoding.UTF8.GetBytes(Json()));

    private static string Json() => Callback(string.Join(',', Enumerable.Range(0, FrameCount).Select(static frame =>
    {
        string language = frame == 100 ? "\"language\":\"en\"," : "";
        string scores = $$"""{"class":"no_gun","score":{{Text(Score(frame, 0))}}},{"class":"gun_in_hand","score":{{Text(Score(frame, 1))}}}""";
        return $$"""{"time":{{Text(frame * 0.5)}},{{language}}"classes":[{{scores}}]}""";
    })));

    private static string Callback(string outputs) =>
        """{"id":"a","status":[{"status":{"code":"0","message":"SUCCESS"},"response":{"output":[""" + outputs + "]}}]}";

    private static double Score(int frame, int column) => (((frame * 7919) + (column * 104729)) % 99991) / 99991.0;

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
