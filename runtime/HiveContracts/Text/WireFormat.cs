using System.Buffers;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text;

namespace HiveContracts;

/// <summary>How values are spelled in Hive's documents, in both directions and in no culture.</summary>
internal static class WireFormat
{
    // A word of 64 bits holds so many.
    private const int PlainDigits = 18;

    internal static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    /// <summary>A date as RFC 3339 has it.</summary>
    internal static string Text(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A date as RFC 3339 has it.</summary>
    internal static bool TryDateOnly(string text, out DateOnly value) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <summary>Hive writes UTC with milliseconds; what that cannot hold is written with all its digits and its offset.</summary>
    internal static string Text(DateTimeOffset value)
    {
        bool isHives = value.Offset == TimeSpan.Zero && value.Ticks % TimeSpan.TicksPerMillisecond == 0;
        Span<char> text = stackalloc char[33];
        Put(text, 0, 4, value.Year);
        text[4] = '-';
        Put(text, 5, 2, value.Month);
        text[7] = '-';
        Put(text, 8, 2, value.Day);
        text[10] = 'T';
        Put(text, 11, 2, value.Hour);
        text[13] = ':';
        Put(text, 14, 2, value.Minute);
        text[16] = ':';
        Put(text, 17, 2, value.Second);
        text[19] = '.';
        if (isHives)
        {
            Put(text, 20, 3, value.Millisecond);
            text[23] = 'Z';
            return new string(text[..24]);
        }

        Put(text, 20, 7, (int)(value.Ticks % TimeSpan.TicksPerSecond));
        text[27] = value.Offset < TimeSpan.Zero ? '-' : '+';
        Put(text, 28, 2, Math.Abs(value.Offset.Hours));
        text[30] = ':';
        Put(text, 31, 2, Math.Abs(value.Offset.Minutes));
        return new string(text);
    }

    /// <summary>Whether a text is a JSON number.</summary>
    internal static bool IsNumber(string text)
    {
        Span<byte> utf8 = text.Length <= 128 ? stackalloc byte[128] : new byte[text.Length];
        return Encoding.UTF8.TryGetBytes(text, utf8, out int length) && length > 0 && DoubleReader.Read(utf8[..length], out _) == length;
    }

    /// <summary>Reads a date and time in exactly the spelling in which Hive writes it, such as 2020-05-28T00:18:15.223Z.</summary>
    internal static bool TryHivesDateTime(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length != 24)
        {
            return false;
        }

        // What is left of the bytes is a digit's value, or nothing of what stands between.
        Vector128<byte> minutes = Vector128.Create(text) - Vector128.Create("0000-00-00T00:00"u8);
        Vector128<byte> rest = Vector128.Create(text[8..]) - Vector128.Create("00T00:00:00.000Z"u8);
        if (Vector128.GreaterThanAny(minutes, Vector128.Create((byte)9, 9, 9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9))
            || Vector128.GreaterThanAny(rest, Vector128.Create((byte)9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9, 9, 0)))
        {
            return false;
        }

        int year = (minutes[0] * 1000) + (minutes[1] * 100) + (minutes[2] * 10) + minutes[3];
        int month = (minutes[5] * 10) + minutes[6];
        int day = (minutes[8] * 10) + minutes[9];
        int hour = (minutes[11] * 10) + minutes[12];
        int minute = (minutes[14] * 10) + minutes[15];
        int second = (rest[9] * 10) + rest[10];
        int millisecond = (rest[12] * 100) + (rest[13] * 10) + rest[14];
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        // Of ticks: other constructors ask for the local time zone, and cost a NativeAOT app all that knows of zones.
        value = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second, millisecond).Ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>ISO 8601, with a space in place of the T as well; seconds and what is below them may be left out, and without an offset it is UTC.</summary>
    internal static bool TryDateTimeOffset(string text, out DateTimeOffset value)
    {
        value = default;
        Span<byte> ascii = stackalloc byte[40];
        if (text.Length is < 16 or > 33 || Ascii.FromUtf16(text, ascii, out int length) is not OperationStatus.Done)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = ascii[..length];
        if (rest[4] != '-' || rest[7] != '-' || rest[10] is not ((byte)'T' or (byte)' ') || rest[13] != ':')
        {
            return false;
        }

        (int year, int month, int day) = (Digits(rest[..4]), Digits(rest[5..7]), Digits(rest[8..10]));
        (int hour, int minute) = (Digits(rest[11..13]), Digits(rest[14..16]));
        int second = 0;
        int fraction = 0;
        rest = rest[16..];
        if (rest.Length >= 3 && rest[0] == ':')
        {
            second = Digits(rest[1..3]);
            rest = rest[3..];
            if (rest.Length > 0 && rest[0] == '.')
            {
                int end = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
                int digits = end < 0 ? rest.Length - 1 : end;
                if (digits is 0 or > 7)
                {
                    return false;
                }

                fraction = Digits(rest.Slice(1, digits));
                for (int missing = digits; missing < 7; missing++)
                {
                    fraction *= 10;
                }

                rest = rest[(digits + 1)..];
            }
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || (uint)hour > 23 || (uint)minute > 59 || (uint)second > 59 || !TryOffset(rest, out TimeSpan offset))
        {
            return false;
        }

        DateTime time = new DateTime(year, month, day, hour, minute, second).AddTicks(fraction);
        long utc = time.Ticks - offset.Ticks;
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(time.Ticks, offset);
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text.IsEmpty || text is [(byte)'Z'])
        {
            return true;
        }

        // +hh:mm, +hhmm or +hh
        bool hasColon = text.Length == 6 && text[3] == ':';
        if (text[0] is not ((byte)'+' or (byte)'-') || !(hasColon || text.Length is 5 or 3))
        {
            return false;
        }

        int hours = Digits(text[1..3]);
        int minutes = text.Length == 3 ? 0 : Digits(text[^2..]);
        int total = (hours * 60) + minutes;
        offset = TimeSpan.FromTicks((text[0] == '-' ? -total : total) * TimeSpan.TicksPerMinute);
        return hours >= 0 && (uint)minutes <= 59 && total <= 14 * 60;
    }

    private static void Put(Span<char> text, int at, int digits, int value)
    {
        for (int place = at + digits - 1; place >= at; place--)
        {
            text[place] = (char)('0' + (value % 10));
            value /= 10;
        }
    }

    /// <summary>Takes the JSON of a number, or of a string that holds one; false where a decimal does not hold it exactly.</summary>
    internal static bool TryDecimal(ReadOnlySpan<byte> json, out decimal value)
    {
        ReadOnlySpan<byte> digits = json.Length > 2 && json[0] == '"' ? json[1..^1] : json;
        value = 0;
        return DoubleReader.Read(digits, out _) == digits.Length && digits.Length > 0 && JsonNumber.Read(digits).TryDecimal(out value);
    }

    /// <summary>Reads a decimal number as it is written by default: no sign, no exponent, no zeros before it, and not too many digits for a word.</summary>
    /// <param name="text">The text from the number's first byte on.</param>
    /// <param name="isText">Whether the number's end is a quote, and not just any byte that does not go on with it.</param>
    /// <param name="value">The number.</param>
    /// <returns>How many bytes it takes; 0 where it is another one.</returns>
    internal static int ReadPlainDecimal(ReadOnlySpan<byte> text, bool isText, out decimal value)
    {
        value = 0;
        ulong digits = 0;
        int point = -1;
        int at = 0;
        for (; at < text.Length && at <= PlainDigits; at++)
        {
            uint digit = (uint)text[at] - '0';
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (text[at] == '.' && point < 0)
            {
                point = at;
            }
            else
            {
                break;
            }
        }

        bool isWhole = at < text.Length && (isText ? text[at] == '"' : !IsPartOfNumber(text[at]));
        int integers = point < 0 ? at : point;
        if (!isWhole || at > PlainDigits || integers == 0 || (integers > 1 && text[0] == '0') || point == at - 1)
        {
            return 0;
        }

        value = new decimal((int)(uint)digits, (int)(uint)(digits >> 32), 0, isNegative: false, (byte)(point < 0 ? 0 : at - point - 1));
        return at;
    }

    /// <summary>Reads an integer that is not negative and has not too many digits for a word.</summary>
    /// <returns>How many bytes it takes; 0 where it is another one.</returns>
    internal static int ReadPlainInteger(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        int at = 0;
        while (at < text.Length && at < PlainDigits && (uint)text[at] - '0' is <= 9 and uint digit)
        {
            value = (value * 10) + digit;
            at++;
        }

        return at > 0 && at < text.Length && !IsPartOfNumber(text[at]) && (at == 1 || text[0] != '0') ? at : 0;
    }

    private static bool IsPartOfNumber(byte next) => next is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'e' or (byte)'E';

    /// <summary>Whether a decimal is written as the JSON number at hand.</summary>
    internal static bool IsWrittenAs(decimal value, ReadOnlySpan<byte> json)
    {
        return Text(json) == value.ToString(CultureInfo.InvariantCulture);
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
}
