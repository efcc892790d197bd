using System.Buffers;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text;

namespace HiveContracts;

/// <summary>Reads and writes dates and times in ISO 8601, culture-invariant.</summary>
internal static class Iso8601
{
    /// <summary>Formats a date as <c>yyyy-MM-dd</c> (RFC 3339).</summary>
    internal static string Format(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Formats a date and time as Hive does, in UTC with milliseconds; with seven decimals and an offset if that would lose something.</summary>
    internal static string Format(DateTimeOffset value)
    {
        bool isHiveFormat = value.Offset == TimeSpan.Zero && value.Ticks % TimeSpan.TicksPerMillisecond == 0;
        Span<char> text = stackalloc char[33];
        WriteDigits(text, 0, 4, value.Year);
        text[4] = '-';
        WriteDigits(text, 5, 2, value.Month);
        text[7] = '-';
        WriteDigits(text, 8, 2, value.Day);
        text[10] = 'T';
        WriteDigits(text, 11, 2, value.Hour);
        text[13] = ':';
        WriteDigits(text, 14, 2, value.Minute);
        text[16] = ':';
        WriteDigits(text, 17, 2, value.Second);
        text[19] = '.';
        if (isHiveFormat)
        {
            WriteDigits(text, 20, 3, value.Millisecond);
            text[23] = 'Z';
            return new string(text[..24]);
        }

        WriteDigits(text, 20, 7, (int)(value.Ticks % TimeSpan.TicksPerSecond));
        text[27] = value.Offset < TimeSpan.Zero ? '-' : '+';
        WriteDigits(text, 28, 2, Math.Abs(value.Offset.Hours));
        text[30] = ':';
        WriteDigits(text, 31, 2, Math.Abs(value.Offset.Minutes));
        return new string(text);
    }

    /// <summary>Reads a date of the form <c>yyyy-MM-dd</c> (RFC 3339).</summary>
    internal static bool TryReadDate(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <summary>Reads a date and time in exactly the format that Hive writes, such as <c>2020-05-28T00:18:15.223Z</c>.</summary>
    internal static bool TryReadHiveDateTime(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length != 24)
        {
            return false;
        }

        // Subtracting the format leaves a digit's value for each digit, and zero for each separator.
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

        // From ticks: other constructors refer to the local time zone, and with it to all of the framework's time zone code, which makes NativeAOT apps larger.
        value = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second, millisecond).Ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>
    /// Reads an ISO 8601 date and time. A space may replace the <c>T</c>; seconds and their fraction may be missing; without an offset, it is UTC.
    /// </summary>
    internal static bool TryReadDateTime(string text, out DateTimeOffset value)
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

        (int year, int month, int day) = (ReadDigits(rest[..4]), ReadDigits(rest[5..7]), ReadDigits(rest[8..10]));
        (int hour, int minute) = (ReadDigits(rest[11..13]), ReadDigits(rest[14..16]));
        int second = 0;
        int fraction = 0;
        rest = rest[16..];
        if (rest.Length >= 3 && rest[0] == ':')
        {
            second = ReadDigits(rest[1..3]);
            rest = rest[3..];
            if (rest.Length > 0 && rest[0] == '.')
            {
                int end = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
                int digits = end < 0 ? rest.Length - 1 : end;
                if (digits is 0 or > 7)
                {
                    return false;
                }

                fraction = ReadDigits(rest.Slice(1, digits));
                for (int missing = digits; missing < 7; missing++)
                {
                    fraction *= 10;
                }

                rest = rest[(digits + 1)..];
            }
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || (uint)hour > 23 || (uint)minute > 59 || (uint)second > 59 || !TryReadOffset(rest, out TimeSpan offset))
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

    /// <summary>Reads an offset: nothing, <c>Z</c>, <c>+hh:mm</c>, <c>+hhmm</c> or <c>+hh</c>.</summary>
    private static bool TryReadOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text.IsEmpty || text is [(byte)'Z'])
        {
            return true;
        }

        bool hasColon = text.Length == 6 && text[3] == ':';
        if (text[0] is not ((byte)'+' or (byte)'-') || !(hasColon || text.Length is 5 or 3))
        {
            return false;
        }

        int hours = ReadDigits(text[1..3]);
        int minutes = text.Length == 3 ? 0 : ReadDigits(text[^2..]);
        int total = (hours * 60) + minutes;
        offset = TimeSpan.FromTicks((text[0] == '-' ? -total : total) * TimeSpan.TicksPerMinute);
        return hours >= 0 && (uint)minutes <= 59 && total <= 14 * 60;
    }

    /// <summary>Reads a number of a few digits.</summary>
    /// <returns>The number, or a negative one if a byte is not a digit.</returns>
    private static int ReadDigits(ReadOnlySpan<byte> text)
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

    private static void WriteDigits(Span<char> text, int index, int count, int value)
    {
        for (int digit = index + count - 1; digit >= index; digit--)
        {
            text[digit] = (char)('0' + (value % 10));
            value /= 10;
        }
    }
}
