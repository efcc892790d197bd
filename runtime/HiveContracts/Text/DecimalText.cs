using System.Globalization;
using System.Text;

namespace HiveContracts;

/// <summary>Reads decimals and integers in the notation in which they are usually written, and decimals in every other one.</summary>
internal static class DecimalText
{
    // 64 bits hold any number of 18 digits.
    private const int MaxDigits = 18;

    /// <summary>Reads a decimal without sign, exponent and leading zeros, with at most 18 characters.</summary>
    /// <param name="text">The text, which starts with the number.</param>
    /// <param name="isQuoted">Whether a quote must follow the number. Otherwise, any byte may follow that cannot continue a number.</param>
    /// <param name="value">The number.</param>
    /// <returns>The number's length in bytes, or 0 if it has another form.</returns>
    internal static int ReadDecimal(ReadOnlySpan<byte> text, bool isQuoted, out decimal value)
    {
        value = 0;
        ulong digits = 0;
        int point = -1;
        int length = 0;
        for (; length < text.Length && length <= MaxDigits; length++)
        {
            uint digit = (uint)text[length] - '0';
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (text[length] == '.' && point < 0)
            {
                point = length;
            }
            else
            {
                break;
            }
        }

        bool isComplete = length < text.Length && (isQuoted ? text[length] == '"' : !IsPartOfNumber(text[length]));
        int integerLength = point < 0 ? length : point;
        if (!isComplete || length > MaxDigits || integerLength == 0 || (integerLength > 1 && text[0] == '0') || point == length - 1)
        {
            return 0;
        }

        value = new decimal((int)(uint)digits, (int)(uint)(digits >> 32), 0, isNegative: false, (byte)(point < 0 ? 0 : length - point - 1));
        return length;
    }

    /// <summary>Reads an integer without sign and leading zeros, with at most 18 digits.</summary>
    /// <returns>The number's length in bytes, or 0 if it has another form.</returns>
    internal static int ReadInteger(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        int length = 0;
        while (length < text.Length && length < MaxDigits && (uint)text[length] - '0' is <= 9 and uint digit)
        {
            value = (value * 10) + digit;
            length++;
        }

        return length > 0 && length < text.Length && !IsPartOfNumber(text[length]) && (length == 1 || text[0] != '0') ? length : 0;
    }

    /// <summary>Reads a number of any form; false if a decimal cannot hold it exactly.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> number, out decimal value)
    {
        value = 0;
        return DoubleReader.Read(number, out _) == number.Length && number.Length > 0 && JsonNumber.Read(number).TryGetDecimal(out value);
    }

    /// <summary>Returns whether writing a decimal gives exactly this text.</summary>
    internal static bool IsFormatted(decimal value, ReadOnlySpan<byte> text) =>
        Encoding.UTF8.GetString(text) == value.ToString(CultureInfo.InvariantCulture);

    private static bool IsPartOfNumber(byte next) => next is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'e' or (byte)'E';
}
