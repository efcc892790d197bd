using System.Globalization;
using System.Text;

namespace HiveContracts.Support;

/// <summary>How values are spelled in Hive's documents, in both directions and in no culture.</summary>
internal static class WireFormat
{
    // A decimal holds so many digits; a number of more would be rounded.
    private const int DecimalDigits = 28;

    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mmK",
    ];

    internal static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    /// <summary>Hive writes UTC with milliseconds.</summary>
    internal static string Text(DateTimeOffset value) => value.Offset == TimeSpan.Zero && value.Ticks % TimeSpan.TicksPerMillisecond == 0
        ? value.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        : value.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Whether a text is a JSON number.</summary>
    internal static bool IsNumber(string text)
    {
        Span<byte> utf8 = stackalloc byte[128];
        return Encoding.UTF8.TryGetBytes(text, utf8, out int length) && length > 0 && NumberReader.Read(utf8[..length], out _) == length;
    }

    /// <summary>Reads a date and time in exactly the spelling in which Hive writes it.</summary>
    internal static bool TryHivesDateTime(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length != 24 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' || text[23] != 'Z')
        {
            return false;
        }

        int year = Digits(text[..4]);
        int month = Digits(text[5..7]);
        int day = Digits(text[8..10]);
        int hour = Digits(text[11..13]);
        int minute = Digits(text[14..16]);
        int second = Digits(text[17..19]);
        int millisecond = Digits(text[20..23]);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || (uint)hour > 23 || (uint)minute > 59 || (uint)second > 59 || millisecond < 0)
        {
            return false;
        }

        value = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second, millisecond, DateTimeKind.Utc));
        return true;
    }

    /// <summary>ISO 8601, with a space in place of the T as well; without an offset it is UTC.</summary>
    internal static bool TryDateTimeOffset(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);

    /// <summary>Takes the JSON of a number, or of a string that holds one.</summary>
    internal static bool TryDecimal(ReadOnlySpan<byte> json, out decimal value)
    {
        ReadOnlySpan<byte> digits = json.Length > 2 && json[0] == '"' ? json[1..^1] : json;
        return decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Takes a decimal number as it is written by default: no sign, no exponent, no zeros before it, and not too many digits for a word.</summary>
    internal static bool TryPlainDecimal(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        if (text.Length is 0 or > 18 || (text.Length > 1 && text[0] == '0' && text[1] != '.') || text[0] == '.' || text[^1] == '.')
        {
            return false;
        }

        ulong digits = 0;
        int scale = 0;
        bool isFraction = false;
        foreach (byte digit in text)
        {
            if (digit == '.' && !isFraction)
            {
                isFraction = true;
                continue;
            }

            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            digits = (digits * 10) + digit - '0';
            scale += isFraction ? 1 : 0;
        }

        value = new decimal((int)(uint)digits, (int)(uint)(digits >> 32), 0, isNegative: false, (byte)scale);
        return true;
    }

    /// <summary>Whether a decimal is written as the JSON number at hand.</summary>
    internal static bool IsWrittenAs(decimal value, ReadOnlySpan<byte> json)
    {
        Span<byte> written = stackalloc byte[64];
        return value.TryFormat(written, out int length, default, CultureInfo.InvariantCulture) && json.SequenceEqual(written[..length]);
    }

    /// <summary>Takes a number that JSON Schema counts among the integers, such as 1.0 or 1e2.</summary>
    internal static bool TryInt64(ReadOnlySpan<byte> json, out long value)
    {
        // Not so many digits, nor so small a number, that the decimal would be rounded.
        if (json.Length <= DecimalDigits
            && decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue
            && (number != 0 || Mantissa(json).IndexOfAnyInRange((byte)'1', (byte)'9') < 0))
        {
            value = (long)number;
            return true;
        }

        value = 0;
        return false;
    }

    /// <summary>A number of a few digits; negative where a byte is none.</summary>
    private static int Digits(ReadOnlySpan<byte> text)
    {
        int value = 0;
        foreach (byte digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            value = (value * 10) + digit - '0';
        }

        return value;
    }

    private static ReadOnlySpan<byte> Mantissa(ReadOnlySpan<byte> json)
    {
        int exponent = json.IndexOfAny((byte)'e', (byte)'E');
        return exponent < 0 ? json : json[..exponent];
    }
}
