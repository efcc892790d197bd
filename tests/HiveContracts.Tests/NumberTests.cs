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
    public void EveryDouble_IsWrittenInItsShortestForm()
    {
        var random = new Random(4713);
        IEnumerable<double> powers = Enumerable.Range(-1074, 2098).Select(static power => Math.ScaleB(1, power))
            .SelectMany(static power => (double[])[power, -power, Math.BitIncrement(power), Math.BitDecrement(power)]);
        IEnumerable<double> others = Enumerable.Range(0, 200_000).Select(i => (i % 4) switch
        {
            0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
            1 => random.NextDouble(),
            2 => Math.Pow(random.NextDouble(), 20),
            _ => Math.Round(random.NextDouble() * 1e6, random.Next(10)),
        });
        double[] borders = [0, -0.0, double.Epsilon, double.MaxValue, 1e15, 1e16, 1e21, 123e15, 1e-4, 1e-5];
        foreach (double value in powers.Concat(others).Concat(borders).Where(double.IsFinite))
        {
            byte[] written = Write(value);
            double read = double.Parse(written, CultureInfo.InvariantCulture);
            string shortest = value.ToString("R", CultureInfo.InvariantCulture);

            Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(read));

            // The framework writes two powers of two with a digit too few, and some integers with zeros for the exponent.
            Assert.True(
                CountDigits(Encoding.ASCII.GetString(written)) <= CountDigits(shortest) || double.Parse(shortest, CultureInfo.InvariantCulture) != value,
                $"{Encoding.ASCII.GetString(written)} is longer than {shortest}");
        }

        static byte[] Write(double value)
        {
            using var writer = new JsonWriter();
            writer.Write(value);
            return writer.Written.ToArray();
        }

        static int CountDigits(string number) => number.Split('E')[0].Replace(".", "", StringComparison.Ordinal).Trim('-', '0').Length;
    }

    [Theory]
    [InlineData(2.9802322387695312e-08, "2.9802322387695312E-08")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00012345678901234567, "0.00012345678901234567")]
    [InlineData(1e-5, "1E-05")]
    [InlineData(123456.789, "123456.789")]
    [InlineData(100, "100")]
    [InlineData(1e14, "100000000000000")]
    [InlineData(1e15, "1E+15")]
    [InlineData(1125899906842624, "1125899906842624")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157E+308")]
    [InlineData(5e-324, "5E-324")]
    [InlineData(-0.0, "-0")]
    public void Double_IsWrittenAsTheFrameworkWouldIfItWereRight(double value, string expected)
    {
        using var writer = new JsonWriter();
        writer.Write(value);

        Assert.Equal(expected, Encoding.ASCII.GetString(writer.Written));
    }

    [Theory]
    [InlineData(20, "1e21", 1)]
    [InlineData(150_000_000, "1e150000001", 1)]
    [InlineData(150_000_000, "1e150000000", 0.1)]
    public void NumberWithManyZeros_IsReadExactly(int zeros, string end, double expected)
    {
        byte[] json = new byte[zeros + end.Length + 2];
        json.AsSpan().Fill((byte)'0');
        json[1] = (byte)'.';
        Encoding.ASCII.GetBytes(end, json.AsSpan(zeros + 2));

        Assert.Equal(expected, new JsonReader(json).ReadDouble());
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
