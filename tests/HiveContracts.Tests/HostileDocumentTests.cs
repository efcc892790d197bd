using System.Diagnostics;
using System.Globalization;
using System.Text;
using HiveContracts.Support;

namespace HiveContracts.Tests;

/// <summary>Hostile documents: their names, repetitions and lengths are chosen to make the reader fail or slow.</summary>
public sealed class HostileDocumentTests
{
    [Theory]
    [InlineData("//\\u202e")]
    [InlineData("/\\\\\\u202e/")]
    [InlineData("\\\\\\\\\\u200e")]
    public void UriThatMakesTheFrameworkThrow_IsInvalid(string url)
    {
        TaskMedia media = TaskMedia.Parse(Encoding.UTF8.GetBytes($$"""{"url":"{{url}}"}"""));

        Assert.Null(media.Url);
        Assert.Single(media.AdditionalProperties);
        Assert.False(TaskSubmission.TryParse(Encoding.UTF8.GetBytes($$"""{"url":"{{url}}"}"""), out _, out _));
    }

    [Theory]
    [InlineData(130)]
    [InlineData(5_000)]
    public void NumberInsteadOfAString_IsWrittenAsANumber(int digits)
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
    public void LongNumber_IsReadExactly(int trailingZeros, int fractionZeros, int exponent)
    {
        string number = fractionZeros > 0 ? $"0.{new string('0', fractionZeros)}1" : "1" + new string('0', trailingZeros);
        number += "e" + exponent.ToString(CultureInfo.InvariantCulture);

        Assert.Equal(number.Length, DoubleReader.Read(Encoding.UTF8.GetBytes(number), out double value));
        Assert.Equal(double.Parse(number, CultureInfo.InvariantCulture), value);
    }

    [Fact]
    public void InvalidUnicodeInManyNames_DoesNotSlowDownAnErrorElsewhere()
    {
        byte[] document = Encoding.UTF8.GetBytes("{\"id\":\"x\",\"status\":[],\"q\":{" + string.Join(',', Enumerable.Repeat("\"\\ud800\":1", 90_000)) + ",}}");
        var clock = Stopwatch.StartNew();

        Assert.False(TaskCallback.TryParse(document, out _, out ContractException? error));

        Assert.StartsWith("$.q", error.Path, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20); // not a measurement: an exception for each name takes many times as long
    }

    [Fact]
    public void LayoutWithADuplicateClass_IsNotShuffled()
    {
        ClassName[] names = [.. new[] { "b", "a", "a", "z" }.Select(ClassName.Intern)];

        Assert.Null(new ClassLayout(names).Shuffled);
        Assert.NotNull(new ClassLayout([.. names.DistinctBy(static name => name.Text)]).Shuffled);
    }

    [Fact]
    public void LayoutOfTooManyClasses_IsNotCached()
    {
        ClassName[] names = [.. Enumerable.Range(0, 5_000).Select(static i => ClassName.Intern("made_up_" + i))];

        Assert.NotSame(ClassLayoutCache.GetOrAdd(names), ClassLayoutCache.GetOrAdd(names));
    }

    [Fact]
    public void HugeExponents_AreCompared() =>
        Assert.NotEqual(JsonValue.Parse("1e100000000000000000"u8), JsonValue.Parse("1e1000000000000000000"u8));
}
