using System.Buffers;
using System.Text.Unicode;

namespace HiveContracts.Support;

public sealed partial class JsonWriter
{
    // Longer strings are written in parts, so that the memory for the worst case stays small.
    private const int MaxPartLength = 1 << 20;

    /// <summary>Writes a string.</summary>
    /// <exception cref="ArgumentException">The string has an unpaired surrogate, which UTF-8 cannot express.</exception>
    public void Write(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length > MaxPartLength)
        {
            WriteLong(value);
            return;
        }

        // A UTF-16 code unit takes at most three bytes of UTF-8, and six if it is escaped.
        Span<byte> output = GetSpan((value.Length * 3) + 3);
        int written = WriteComma(output);
        output[written++] = (byte)'"';
        int unescaped = Utf8Scan.CountUnescaped(value);
        if (unescaped == value.Length && TryEncode(value, output[written..], out int encoded))
        {
            written += encoded;
            output[written++] = (byte)'"';
            length += written;
            return;
        }

        length += written;
        WriteEscaped(value, unescaped);
        GetSpan(1)[0] = (byte)'"';
        length++;
    }

    private void WriteLong(string value)
    {
        Span<byte> output = GetSpan(2);
        int written = WriteComma(output);
        output[written++] = (byte)'"';
        length += written;
        for (int start = 0; start < value.Length;)
        {
            int end = Math.Min(value.Length, start + MaxPartLength);
            end -= end < value.Length && char.IsHighSurrogate(value[end - 1]) ? 1 : 0;
            ReadOnlySpan<char> part = value.AsSpan(start, end - start);
            WriteEscaped(part, Utf8Scan.CountUnescaped(part));
            start = end;
        }

        GetSpan(1)[0] = (byte)'"';
        length++;
    }

    private static bool TryEncode(ReadOnlySpan<char> text, Span<byte> output, out int written) =>
        Utf8.FromUtf16(text, output, out _, out written, replaceInvalidSequences: false) is OperationStatus.Done;

    /// <summary>Writes text that needs no escapes, except for unpaired surrogates.</summary>
    private void WriteUnescaped(ReadOnlySpan<char> text)
    {
        while (true)
        {
            Span<byte> output = GetSpan((text.Length * 3) + 6);
            OperationStatus status = Utf8.FromUtf16(text, output, out int read, out int written, replaceInvalidSequences: false);
            length += written;
            if (status is OperationStatus.Done)
            {
                return;
            }

            if (!isLenient)
            {
                throw new ArgumentException(
                    $"Expected a string of valid Unicode, found the unpaired surrogate U+{(int)text[read]:X4}, which JSON cannot hold.");
            }

            output = output[written..];
            output[0] = (byte)'\\';
            output[1] = (byte)'u';
            WriteHex(text[read], output[2..]);
            length += 6;
            text = text[(read + 1)..];
        }
    }

    private static void WriteHex(char letter, Span<byte> output)
    {
        for (int index = 0; index < 4; index++)
        {
            output[index] = "0123456789ABCDEF"u8[(letter >> (12 - (index * 4))) & 0xF];
        }
    }

    private void WriteEscaped(ReadOnlySpan<char> text, int unescaped)
    {
        while (unescaped < text.Length)
        {
            WriteUnescaped(text[..unescaped]);
            Span<byte> output = GetSpan(6);
            int written = 0;
            output[written++] = (byte)'\\';
            char escaped = text[unescaped];
            byte letter = escaped switch
            {
                '"' or '\\' => (byte)escaped,
                '\b' => (byte)'b',
                '\f' => (byte)'f',
                '\n' => (byte)'n',
                '\r' => (byte)'r',
                '\t' => (byte)'t',
                _ => (byte)'u',
            };
            output[written++] = letter;
            if (letter == 'u')
            {
                WriteHex(escaped, output[written..]);
                written += 4;
            }

            length += written;
            text = text[(unescaped + 1)..];
            unescaped = Utf8Scan.CountUnescaped(text);
        }

        WriteUnescaped(text);
    }
}
