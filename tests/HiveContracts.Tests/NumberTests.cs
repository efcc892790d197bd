using System.Globalization;
using System.Text;
using HiveContracts.Support;

namespace HiveContracts.Tests;

/// <summary>Numbers against the framework's parser, bit for bit.</summary>
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
                Expect(value.ToString(i % 3 == 0 ? "E17" : "R", CultureInfo.InvariantCulture));
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

            Expect(text.ToString());
        }
    }

    [Fact]
    public void HalfwayCases_GoToEven()
    {
        var random = new Random(4713);
        for (int i = 0; i < 20_000; i++)
        {
            // Between two neighbours of 2^53..2^54 lies an odd integer, and around it its like with a fraction.
            long odd = (1L << 53) + (random.NextInt64(1L << 52) * 2) + 1;
            string half = odd.ToString(CultureInfo.InvariantCulture);
            Expect(half);
            Expect(half + ".0000000000000000000000000000000001");
            Expect((odd - 1).ToString(CultureInfo.InvariantCulture) + ".9999999999999999999999999999999");
            Expect(half + "e-5");
            Expect(half + "e20");
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
    public void KnownHardNumbers_AreReadExactly(string text) => Expect(text);

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
    public void NoNumber_IsRefused(string text) => Assert.Equal(0, DoubleReader.Read(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("01", 1)]
    [InlineData("-01", 2)]
    [InlineData("1.5.5", 3)]
    [InlineData("0x10", 1)]
    [InlineData("0.5}]                       ", 3)]
    public void Number_EndsWhereItsGrammarEnds(string text, int length) => Assert.Equal(length, DoubleReader.Read(Encoding.UTF8.GetBytes(text), out _));

    private static void Expect(string text)
    {
        double expected = double.Parse(text, CultureInfo.InvariantCulture);
        byte[] inside = [.. "[{\"class\":\"a class\",\"score\":"u8, .. Encoding.UTF8.GetBytes(text), .. "},{\"class\":\"the next class\",\"score\":0}]"u8];
        int insideLength = ScoreReader.Read(inside, 28, out double insideValue);
        if (insideLength != text.Length || BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(insideValue))
        {
            Assert.Fail($"'{text}' was read as {insideValue:R} in {insideLength} bytes inside a document, not as {expected:R}");
        }

        foreach (string padded in (string[])[text, text + "}                              ", text + ","])
        {
            int length = DoubleReader.Read(Encoding.UTF8.GetBytes(padded), out double value);
            if (length != text.Length || BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(value))
            {
                Assert.Fail($"'{padded}' was read as {value:R} in {length} bytes, not as {expected:R}");
            }
        }
    }
}
