using System.Diagnostics.Metrics;
using System.Text;

namespace HiveContracts.Tests;

/// <summary>These tests run alone: the documents of other tests would be counted too.</summary>
[CollectionDefinition(nameof(DriftTests), DisableParallelization = true)]
[Collection(nameof(DriftTests))]
public sealed class DriftTests
{
    [Fact]
    public void UnknownNames_AreCountedByName()
    {
        using ContractDrift drift = ContractDrift.Listen(ClassScores.Vocabularies);
        using var counts = new Counts();

        // Two frames of one model: the class is counted once per document.
        const string frame = """{"time":0,"classes":[{"class":"no_gun","score":1},{"class":"drift_class","score":0}]}""";
        const string logo = """{"classes":[{"class":"my_logo","score":1}]}""";
        const string responses = $$$"""{"response":{"output":[{{{frame}}},{{{frame}}}],"drift_inner":null}},{"response":{"output":[{{{logo}}}]}}""";
        const string json = $$$"""{"id":"a","drift_property":5,"status":[{{{responses}}}]}""";
        for (int i = 0; i < 3; i++)
        {
            _ = TaskCallback.Parse(Encoding.UTF8.GetBytes(json));
        }

        Assert.Equal(3, counts["hivecontracts.unknown_properties", "TaskCallback", "drift_property"]);
        Assert.Equal(3, counts["hivecontracts.unknown_properties", "TaskResponse", "drift_inner"]);
        Assert.Equal(3, counts["hivecontracts.unknown_classes", "drift_class"]);
        Assert.Equal(3, counts["hivecontracts.unknown_classes", "(none known)"]);
        Assert.Equal(0, counts["hivecontracts.unknown_classes", "no_gun"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UnknownPropertyOfFrames_IsCountedInEachFrame(bool hasOtherValues)
    {
        using ContractDrift drift = ContractDrift.Listen(ClassScores.Vocabularies);
        using var counts = new Counts();
        const string Classes = """[{"class":"gun_in_hand","score":0.5,"drift_element":1}]""";
        IEnumerable<string> frames = Enumerable.Range(0, 100).Select(
            frame => $$"""{"time":{{frame}},"drift_frame":{{(hasOtherValues ? frame : 7)}},"classes":{{Classes}}}""");

        _ = TaskCallback.Parse($$$"""{"id":"a","status":[{"response":{"output":[{{{string.Join(',', frames)}}}]}}]}""");

        Assert.Equal(100, counts["hivecontracts.unknown_properties", "TaskOutput", "drift_frame"]);
        Assert.Equal(100, counts["hivecontracts.unknown_properties", "ClassScore", "drift_element"]);
    }

    [Fact]
    public void ClassInRowsOfSeveralLayouts_IsCountedOncePerDocument()
    {
        using ContractDrift drift = ContractDrift.Listen(ClassScores.Vocabularies);
        using var counts = new Counts();

        const string row = """{"classes":[{"class":"drift_turn","score":0.5},{"class":"gun_in_hand","score":0.5}]}""";
        const string other = """{"classes":[{"class":"gun_in_hand","score":0.5},{"class":"drift_turn","score":0.5},{"class":"no_gun","score":0}]}""";
        _ = TaskCallback.Parse(Encoding.UTF8.GetBytes($$$"""{"id":"a","status":[{"response":{"output":[{{{row}}},{{{other}}},{{{row}}}]}}]}"""));

        Assert.Equal(1, counts["hivecontracts.unknown_classes", "drift_turn"]);
    }

    [Fact]
    public void UnknownClassThatOccursTwice_IsOfAModelWithoutKnownClasses()
    {
        using ContractDrift drift = ContractDrift.Listen(ClassScores.Vocabularies);
        using var counts = new Counts();

        _ = TaskOutput.Parse("""{"classes":[{"class":"drift_word","score":1},{"class":"drift_word","score":0}]}""");

        Assert.Equal(1, counts["hivecontracts.unknown_classes", "(none known)"]);
        Assert.Equal(0, counts["hivecontracts.unknown_classes", "drift_word"]);
    }

    [Fact]
    public void NamesBeyondTheLimit_AreCountedAsOther()
    {
        using ContractDrift drift = ContractDrift.Listen(ClassScores.Vocabularies);
        using var counts = new Counts();

        string properties = string.Join(',', Enumerable.Range(0, ContractDrift.MaxNames + 20).Select(static number => $"\"drift_{number}\":0"));
        _ = TaskCallback.Parse(Encoding.UTF8.GetBytes($$"""{"id":"a","status":[],{{properties}}}"""));

        Assert.Equal(1, counts["hivecontracts.unknown_properties", "TaskCallback", "drift_0"]);
        Assert.Equal(20, counts["hivecontracts.unknown_properties", "TaskCallback", "(other)"]);
    }

    [Fact]
    public void DisposedDrift_StopsCounting()
    {
        using var counts = new Counts();
        ContractDrift.Listen(ClassScores.Vocabularies).Dispose();

        _ = TaskCallback.Parse("""{"id":"a","status":[],"drift_disposed":1}"""u8);

        Assert.Equal(0, counts["hivecontracts.unknown_properties", "TaskCallback", "drift_disposed"]);
    }

    /// <summary>The sums of measurements, by the name of the instrument and the values of the tags.</summary>
    private sealed class Counts : IDisposable
    {
        private readonly Dictionary<string, long> sums = [];
        private readonly MeterListener listener = new();

        public Counts()
        {
            listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == ContractDrift.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((instrument, measurement, tags, _) =>
            {
                string key = string.Join('|', [instrument.Name, .. tags.ToArray().Select(static tag => (string)tag.Value!)]);
                lock (sums)
                {
                    sums[key] = sums.GetValueOrDefault(key) + measurement;
                }
            });
            listener.Start();
        }

        public long this[params string[] key]
        {
            get
            {
                lock (sums)
                {
                    return sums.GetValueOrDefault(string.Join('|', key));
                }
            }
        }

        public void Dispose() => listener.Dispose();
    }
}
