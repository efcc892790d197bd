using System.Globalization;

namespace HiveContracts.Generator.Json;

/// <summary>A JSON number. <see cref="JsonNode.Spelling"/> has it exactly.</summary>
internal sealed class JsonNumber(JsonFile file, JsonPlace place) : JsonNode(file, place)
{
    /// <summary>The nearest double; infinite beyond its range.</summary>
    public double Value => double.TryParse(Spelling, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        ? value
        : Spelling[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity; // which .NET Framework does not parse

    public bool IsWhole => !double.IsInfinity(Value) && Value == Math.Floor(Value);

    public bool IsPositive => Spelling[0] != '-' && Spelling.Split('e', 'E')[0].Any(static digit => digit is >= '1' and <= '9');

    /// <summary>Whether the number is whole and no farther from zero than a limit allows.</summary>
    public bool IsInteger(long max) => long.TryParse(Spelling, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer)
        ? integer >= -max - 1 && integer <= max
        : IsWhole && Math.Abs(Value) <= max;
}
