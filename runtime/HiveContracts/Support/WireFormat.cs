using System.Globalization;
using System.Text;

namespace HiveContracts.Support;

/// <summary>How values are spelled in Hive's documents, in both directions and in no culture.</summary>
internal static class WireFormat
{
    internal static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    /// <summary>Hive writes UTC with milliseconds.</summary>
    internal static string Text(DateTimeOffset value) => value.Offset == TimeSpan.Zero && value.Ticks % TimeSpan.TicksPerMillisecond == 0
        ? value.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        : value.ToString("O", CultureInfo.InvariantCulture);

    internal static bool TryDateTimeOffset(string text, out DateTimeOffset value)
    {
        value = default;
        return text.Length > 10 && text[10] is 'T' or 't' or ' '
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    /// <summary>Takes the JSON of a number, or of a string that holds one.</summary>
    internal static bool TryDecimal(ReadOnlySpan<byte> json, out decimal value)
    {
        ReadOnlySpan<byte> digits = json.Length > 2 && json[0] == '"' ? json[1..^1] : json;
        return decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);
    }

    internal static bool TryInt64(ReadOnlySpan<byte> json, out long value)
    {
        if (decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue)
        {
            value = (long)number;
            return true;
        }

        value = 0;
        return false;
    }
}
