using System.Globalization;

namespace HiveContracts.Generator.Tests;

/// <summary>Equal schemas give equal code on every machine.</summary>
public sealed class DeterminismTests
{
    [Theory]
    [InlineData("off")]
    [InlineData("on")]
    public void Culture_ChangesNothing(string validation)
    {
        (string, string)[] properties = [("HiveContractsValidation", validation)];
        Dictionary<string, string> expected = new GeneratorRun(properties, DefaultSchema.Files()).Generate().Sources();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // A made-up culture: real ones need ICU, which not every machine has.
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NegativeSign = "\u2212";
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NumberGroupSeparator = ".";
            culture.NumberFormat.PositiveSign = "plus";
            culture.DateTimeFormat.DateSeparator = "~";
            CultureInfo.CurrentCulture = culture;

            Assert.Equal(expected, new GeneratorRun(properties, DefaultSchema.Files()).Generate().Sources());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("off")]
    [InlineData("on")]
    public void LineEndings_ChangeNothing(string validation)
    {
        (string, string)[] properties = [("HiveContractsValidation", validation)];
        IEnumerable<SchemaText> withCrLf = DefaultSchema.Files()
            .Select(static file => new SchemaText(file.Path, file.GetText().ToString().ReplaceLineEndings("\r\n")));

        Assert.Equal(
            new GeneratorRun(properties, DefaultSchema.Files()).Generate().Sources(),
            new GeneratorRun(properties, withCrLf).Generate().Sources());
    }
}
