using System.Globalization;
using HiveContracts.Support;

namespace HiveContracts.Tests;

/// <summary>Converts strings of a format to .NET types.</summary>
public sealed class StringFormatTests
{
    [Theory]
    [InlineData("P2W", "14.00:00:00")]
    [InlineData("P1DT2H3M4S", "1.02:03:04")]
    [InlineData("PT0S", "00:00:00")]
    [InlineData("PT1H2S", "01:00:02")]
    [InlineData("PT1.5S", "00:00:01.5000000")]
    [InlineData("PT36H", "1.12:00:00")]
    [InlineData("P10675199DT2H48M5.4775807S", "10675199.02:48:05.4775807")]
    [InlineData("P10675199DT2H48M5.4775808S", null)]
    [InlineData("P99999999999999999999999999999999D", null)]
    [InlineData("P1Y", null)]
    [InlineData("P1M", null)]
    [InlineData("P1W2D", null)]
    [InlineData("P1WT1H", null)]
    [InlineData("P1.5D", null)]
    [InlineData("PT.5S", null)]
    [InlineData("PT5.S", null)]
    [InlineData("PT1S1M", null)]
    [InlineData("PT1H1H", null)]
    [InlineData("P1H", null)]
    [InlineData("PTT1H", null)]
    [InlineData("P1D1T1H", null)]
    [InlineData("P", null)]
    [InlineData("PT", null)]
    [InlineData("P1DT", null)]
    [InlineData("P1", null)]
    [InlineData("-P1D", null)]
    [InlineData("P-1D", null)]
    [InlineData("P 1D", null)]
    [InlineData("p1d", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Duration_IsATimeSpanIfItsLengthIsFixed(string? text, string? expected) =>
        Assert.Equal(expected, StringFormats.TimeSpan(text)?.ToString("c", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("12:30:00Z", "12:30:00")]
    [InlineData("12:30:00z", "12:30:00")]
    [InlineData("12:30:00+02:00", "10:30:00")]
    [InlineData("00:30:00+02:00", "22:30:00")]
    [InlineData("23:59:59.5Z", "23:59:59.5")]
    [InlineData("23:59:60Z", null)]
    [InlineData("24:00:00Z", null)]
    [InlineData("12:30:00", "12:30:00")]
    [InlineData("1230Z", null)]
    [InlineData("2024-01-01T12:30:00Z", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Time_IsATimeOnlyInUtc(string? text, string? expected) =>
        Assert.Equal(expected, StringFormats.TimeOnly(text)?.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("AAEC", 3)]
    [InlineData("AA==", 1)]
    [InlineData("", 0)]
    [InlineData("AAE", null)]
    [InlineData("AA-_", null)]
    [InlineData("*", null)]
    [InlineData(null, null)]
    public void Base64_IsDecoded(string? text, int? length) => Assert.Equal(length, StringFormats.Bytes(text)?.Length);
}
