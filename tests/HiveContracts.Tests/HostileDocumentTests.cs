using System.Diagnostics;
using System.Globalization;
using System.Text;
using HiveContracts.Support;

namespace HiveContracts.Tests;

/// <summary>Documents that were made to hurt: by what they name, by what they repeat, by how long they make a little.</summary>
public sealed class HostileDocumentTests
{
    [Theory]
    [InlineData("//\\u202e")]
    [InlineData("/\\\\\\u202e/")]
    [InlineData("\\\\\\\\\\u200e")]
    public void UriThatTheFrameworkTripsOver_IsNone(string url)
    {
        TaskMedia media = TaskMedia.Parse(Encoding.UTF8.GetBytes($$"""{"url":"{{url}}"}"""));

        Assert.Null(media.Url);
        Assert.Single(media.AdditionalProperties);
        Assert.False(TaskSubmission.TryParse(Encoding.UTF8.GetBytes($$"""{"url":"{{url}}"}"""), out _, out _));
    }

    [Theory]
    [InlineData(130)]
    [InlineData(5_000)]
    public void NumberInPlaceOfAText_StaysANumber(int digits)
    {
        byte[] document = Encoding.UTF8.GetBytes($$"""{"id":"x","project_id":{{new string('1', digits)}},"status":[]}""");

        Assert.Equal(document, TaskCallback.Parse(document).ToUtf8Bytes());
    }

    [Theory]
    [InlineData(200_000, 0, -200_000)]
    [InlineData(0, 150_000, 150_001)]
    [InlineData(400, 0, -50)]
    [InlineData(0, 400, 100)]
    [InlineData(0, 700, 390)]
    public void LongNumber_IsReadExactly(int zerosBehind, int zerosInFraction, int exponent)
    {
        string number = "1" + new string('0', zerosBehind) + (zerosInFraction > 0 ? "." + new string('0', zerosInFraction) + "1" : "") + "e" + exponent.ToString(CultureInfo.InvariantCulture);
        number = zerosInFraction > 0 ? "0" + number[1..] : number;

        Assert.Equal(number.Length, DoubleReader.Read(Encoding.UTF8.GetBytes(number), out double value));
        Assert.Equal(double.Parse(number, CultureInfo.InvariantCulture), value);
    }

    [Fact]
    public void NamesThatAreNoUnicode_CostNothingWhereTheFaultIsElsewhere()
    {
        byte[] document = Encoding.UTF8.GetBytes("{\"id\":\"x\",\"status\":[],\"q\":{" + string.Join(',', Enumerable.Repeat("\"\\ud800\":1", 90_000)) + ",}}");
        var clock = Stopwatch.StartNew();

        Assert.False(TaskCallback.TryParse(document, out _, out ContractException? fault));

        Assert.StartsWith("$.q", fault.Path, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20); // not a measurement: one exception a name took many times as long
    }

    [Fact]
    public void LayoutWithAClassTwice_IsNeverTakenForAnOrder()
    {
        ClassName[] names = [.. new[] { "b", "a", "a", "z" }.Select(ClassName.Intern)];

        Assert.Null(new ClassLayout(names).Shuffled);
        Assert.NotNull(new ClassLayout([.. names.DistinctBy(static name => name.Text)]).Shuffled);
    }

    [Fact]
    public void LayoutOfMoreClassesThanAnyModelHas_IsNotKept()
    {
        ClassName[] names = [.. Enumerable.Range(0, 5_000).Select(static i => ClassName.Intern("made_up_" + i))];

        Assert.NotSame(ClassLayoutCache.GetOrAdd(names), ClassLayoutCache.GetOrAdd(names));
    }

    [Fact]
    public void NumbersWithoutMeasure_AreEqualOnlyWhereTheyAre() =>
        Assert.NotEqual(JsonValue.Parse("1e100000000000000000"u8), JsonValue.Parse("1e1000000000000000000"u8));
}
