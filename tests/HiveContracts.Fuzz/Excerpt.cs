using System.Globalization;
using System.Text;

namespace HiveContracts.Fuzz;

/// <summary>Prints bytes so that they can be read, and copied into a test.</summary>
internal static class Excerpt
{
    private const int MaxLength = 4_000;

    /// <summary>Returns the bytes as a C# literal would have them, without the quotes around: ASCII as it is, other bytes as \xNN.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (byte value in bytes[..Math.Min(bytes.Length, MaxLength)])
        {
            if (value is >= (byte)' ' and < 0x7F)
            {
                text.Append((char)value);
            }
            else
            {
                text.Append("\\x").Append(value.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return bytes.Length > MaxLength ? text.Append(CultureInfo.InvariantCulture, $"… ({bytes.Length} bytes)").ToString() : text.ToString();
    }
}
