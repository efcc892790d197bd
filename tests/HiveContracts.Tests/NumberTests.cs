using System.Globalization;
using System.Text;
using HiveContracts.Support;

namespace HiveContracts.Tests;

/// <summary>Compares numbers with the framework's parser, bit by bit.</summary>
public sealed class NumberTests
{
    [Fact]
    public void RandomDoubles_AreReadExactly()
    {
        var random = new Random(4711);
        for (int i = 0; i < 300_000; i++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64() & (i % 2 == 0 ? long.MaxValue : (1L << 62) | 0xFFFFFFFFFFFFF));
            if (double.IsFinite(value))
            {
                AssertReadExactly(value.ToString(i % 3 == 0 ? "E17" : "R", CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public void RandomDigits_AreReadExactly()
    {
        var random = new Random(4712);
        var text = new StringBuilder();
        for (int i = 0; i < 300_000; i++)
        {
            text.Clear().Append(random.Next(4) == 0 ? "-" : "");
            text.Append(random.Next(3) == 0 ? random.Next(1, 1000).ToString(CultureInfo.InvariantCulture) : "0");
            int digits = random.Next(0, random.Next(2) == 0 ? 20 : 45);
            if (digits > 0)
            {
                text.Append('.');
                for (int digit = 0; digit < digits; digit++)
                {
                    text.Append((char)('0' + (random.Next(3) == 0 ? 0 : random.Next(10))));
                }
            }

            if (random.Next(3) == 0)
            {
                text.Append('e').Append(random.Next(-330, 310));
            }

            AssertReadExactly(text.ToString());
        }
    }

    [Fact]
    public void HalfwayNumbers_RoundToEven()
    {
        var random = new Random(4713);
        for (int i = 0; i < 20_000; i++)
        {
            // Doubles from 2^53 to 2^54 are even integers: an odd integer is halfway between two of them.
            long halfway = (1L << 53) + (random.NextInt64(1L << 52) * 2) + 1;
            string text = halfway.ToString(CultureInfo.InvariantCulture);
            AssertReadExactly(text);
            AssertReadExactly(text + ".0000000000000000000000000000000001");
            AssertReadExactly((halfway - 1).ToString(CultureInfo.InvariantCulture) + ".9999999999999999999999999999999");
            AssertReadExactly(text + "e-5");
            AssertReadExactly(text + "e20");
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("0.0")]
    [InlineData("-0.0e-400")]
    [InlineData("1e-400")]
    [InlineData("5e-324")]
    [InlineData("2.4703282292062327e-324")]
    [InlineData("2.4703282292062328e-324")]
    [InlineData("2.2250738585072014e-308")]
    [InlineData("2.2250738585072011e-308")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("1e23")]
    [InlineData("8.5e22")]
    [InlineData("9007199254740993")]
    [InlineData("9223372036854775807")]
    [InlineData("18446744073709551615")]
    [InlineData("0.000000000000000000000000000000000000000000001")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890")]
    [InlineData("0.1234567812345678")]
    [InlineData("0.12345678123456789")]
    [InlineData("0.1234567812345678912")]
    [InlineData("0.12345678123456789123")]
    public void HardNumbers_AreReadExactly(string text) => AssertReadExactly(text);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1.e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("-.5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0.")]
    [InlineData("0.                        ")]
    [InlineData("0.x                       ")]
    public void InvalidNumber_IsRejected(string text) => Assert.Equal(0, DoubleReader.Read(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("01", 1)]
    [InlineData("-01", 2)]
    [InlineData("1.5.5", 3)]
    [InlineData("0x10", 1)]
    [InlineData("0.5}]                       ", 3)]
    public void Number_EndsWhereTheGrammarEnds(string text, int length) => Assert.Equal(length, DoubleReader.Read(Encoding.UTF8.GetBytes(text), out _));

    private static void AssertReadExactly(string text)
    {
        double expected = double.Parse(text, CultureInfo.InvariantCulture);
        byte[] document = [.. "[{\"class\":\"a class\",\"score\":"u8, .. Encoding.UTF8.GetBytes(text), .. "},{\"class\":\"the next class\",\"score\":0}]"u8];
        int scoreLength = ScoreReader.Read(document, 28, out double score);
        if (scoreLength != text.Length || BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(score))
        {
            Assert.Fail($"Expected {expected:R} for '{text}' in a document, found {score:R} in {scoreLength} bytes");
        }

        foreach (string padded in (string[])[text, text + "}                              ", text + ","])
        {
            int length = DoubleReader.Read(Encoding.UTF8.GetBytes(padded), out double value);
            if (length != text.Length || BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(value))
            {
                Assert.Fail($"Expected {expected:R} for '{padded}', found {value:R} in {length} bytes");
            }
        }
    }
}
