using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace HiveContracts.Support;

/// <summary>
/// Writes minified JSON into pooled memory, for generated code. Strings are escaped only where RFC 8259 requires it. Raw JSON is not
/// checked, because the reader has checked it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonWriter : IDisposable
{
    // Longer than any formatted number.
    private const int MaxNumberLength = 64;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int length;
    private bool needsComma;

    internal JsonWriter()
    {
    }

    /// <summary>The JSON that has been written so far.</summary>
    internal ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    /// <summary>Returns the memory to the pool.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        length = 0;
    }

    /// <summary>Begins an object. The result writes its properties and ends it.</summary>
    public ObjectWriter BeginObject(PropertyNames names, PreservedProperties? preserved)
    {
        WriteStart((byte)'{');
        return new ObjectWriter(this, names, preserved);
    }

    /// <summary>Writes a string.</summary>
    public void Write(string value)
    {
        ArgumentNullException.ThrowIfNull(value);

        // A UTF-16 code unit takes at most three bytes of UTF-8, and six if it is escaped.
        Span<byte> output = GetSpan((value.Length * 3) + 3);
        int written = WriteComma(output);
        output[written++] = (byte)'"';
        int unescaped = Utf8Scan.CountUnescaped(value);
        if (unescaped == value.Length)
        {
            written += Encode(value, output[written..]);
            output[written++] = (byte)'"';
            length += written;
            return;
        }

        length += written;
        WriteEscaped(value, unescaped);
        GetSpan(1)[0] = (byte)'"';
        length++;
    }

    /// <summary>Writes any JSON value.</summary>
    public void Write(JsonValue value) => WriteRaw(value.IsDefined ? value.Raw : "null"u8);

    /// <summary>Writes the value that was read instead of an object; false if there is none.</summary>
    public bool TryWriteOther(PreservedProperties? preserved)
    {
        if (preserved is null || !preserved.TryGetNonObject(out ReadOnlySpan<byte> json))
        {
            return false;
        }

        WriteRaw(json);
        return true;
    }

    /// <summary>Writes a value of a generated type.</summary>
    public void Write<T>(IContract<T> value)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        value.Write(this);
    }

    /// <summary>Writes an integer.</summary>
    public void Write(long value)
    {
        Span<char> text = stackalloc char[MaxNumberLength];
        value.TryFormat(text, out int written, default, CultureInfo.InvariantCulture);
        WriteNumber(text[..written]);
    }

    /// <summary>Writes a number.</summary>
    /// <exception cref="ArgumentException">The value is infinite or not a number.</exception>
    public void Write(double value)
    {
        if (!double.IsFinite(value))
        {
            string message = string.Create(CultureInfo.InvariantCulture, $"Expected a finite number, found {value}, which JSON cannot represent.");
            throw new ArgumentException(message, nameof(value));
        }

        Span<char> text = stackalloc char[MaxNumberLength];
        value.TryFormat(text, out int written, default, CultureInfo.InvariantCulture);
        WriteNumber(text[..written]);
    }

    internal void Write(decimal value)
    {
        Span<char> text = stackalloc char[MaxNumberLength];
        value.TryFormat(text, out int written, default, CultureInfo.InvariantCulture);
        WriteNumber(text[..written]);
    }

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Write(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    internal void WriteBase64(ReadOnlySpan<byte> bytes)
    {
        Span<byte> output = GetSpan(Base64.GetMaxEncodedToUtf8Length(bytes.Length) + 3);
        int offset = WriteComma(output);
        output[offset++] = (byte)'"';
        Base64.EncodeToUtf8(bytes, output[offset..], out _, out int written);
        output[offset + written] = (byte)'"';
        length += offset + written + 1;
    }

    /// <summary>Writes JSON without checking it. A value of several lines is written on one, so that a document stays a line of JSON lines.</summary>
    internal void WriteRaw(ReadOnlySpan<byte> json)
    {
        if (json.ContainsAny((byte)'\n', (byte)'\r'))
        {
            WriteMinified(json);
            return;
        }

        Span<byte> output = GetSpan(json.Length + 1);
        int offset = WriteComma(output);
        json.CopyTo(output[offset..]);
        length += offset + json.Length;
    }

    /// <summary>Writes a property name that is quoted and followed by a colon already.</summary>
    internal void WritePropertyName(ReadOnlySpan<byte> quotedName)
    {
        WriteRaw(quotedName);
        needsComma = false;
    }

    /// <summary>Writes a property name.</summary>
    internal void WritePropertyName(string name)
    {
        Write(name);
        GetSpan(1)[0] = (byte)':';
        length++;
        needsComma = false;
    }

    internal void BeginObject() => WriteStart((byte)'{');

    internal void BeginArray() => WriteStart((byte)'[');

    internal void EndArray() => WriteEnd((byte)']');

    internal void EndObject() => WriteEnd((byte)'}');

    /// <summary>Returns the JSON string of a text, including the quotes.</summary>
    internal static byte[] Quote(string text)
    {
        using var writer = new JsonWriter();
        writer.Write(text);
        return writer.Written.ToArray();
    }

    private static int Encode(ReadOnlySpan<char> text, Span<byte> output)
    {
        Utf8.FromUtf16(text, output, out _, out int written); // replaces unpaired surrogates, which UTF-8 cannot represent
        return written;
    }

    /// <summary>Writes JSON without the white space between its tokens.</summary>
    private void WriteMinified(ReadOnlySpan<byte> json)
    {
        Span<byte> output = GetSpan(json.Length + 1);
        int written = WriteComma(output);
        bool isInString = false;
        for (int i = 0; i < json.Length; i++)
        {
            byte next = json[i];
            if (!isInString && next is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            {
                continue;
            }

            output[written++] = next;
            if (isInString && next == '\\')
            {
                output[written++] = json[++i]; // an escaped quote does not end the string
            }
            else if (next == '"')
            {
                isInString = !isInString;
            }
        }

        length += written;
    }

    private void WriteEscaped(ReadOnlySpan<char> text, int unescaped)
    {
        while (unescaped < text.Length)
        {
            Span<byte> output = GetSpan((unescaped * 3) + 6);
            int written = Encode(text[..unescaped], output);
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
                "00"u8.CopyTo(output[written..]);
                output[written + 2] = (byte)('0' + (escaped >> 4));
                output[written + 3] = (byte)"0123456789ABCDEF"[escaped & 0xF];
                written += 4;
            }

            length += written;
            text = text[(unescaped + 1)..];
            unescaped = Utf8Scan.CountUnescaped(text);
        }

        length += Encode(text, GetSpan(text.Length * 3));
    }

    // Numbers are formatted as UTF-16: a NativeAOT app contains the code for it in any case.
    private void WriteNumber(ReadOnlySpan<char> text)
    {
        Span<byte> output = GetSpan(text.Length + 1);
        int offset = WriteComma(output);
        Ascii.FromUtf16(text, output[offset..], out int written);
        length += offset + written;
    }

    private void WriteStart(byte bracket)
    {
        Span<byte> output = GetSpan(2);
        int offset = WriteComma(output);
        output[offset] = bracket;
        length += offset + 1;
        needsComma = false;
    }

    private void WriteEnd(byte bracket)
    {
        GetSpan(1)[0] = bracket;
        length++;
        needsComma = true;
    }

    /// <summary>Writes the comma before a value, if it needs one.</summary>
    /// <returns>The number of bytes written, which the caller adds to the length.</returns>
    private int WriteComma(Span<byte> output)
    {
        if (!needsComma)
        {
            needsComma = true;
            return 0;
        }

        output[0] = (byte)',';
        return 1;
    }

    /// <summary>Returns memory of at least a size after what has been written.</summary>
    private Span<byte> GetSpan(int minSize)
    {
        if (buffer.Length - length < minSize)
        {
            Grow(minSize);
        }

        return buffer.AsSpan(length);
    }

    private void Grow(int minSize)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(length + (long)minSize, buffer.Length * 2L)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
