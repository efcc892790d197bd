using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace HiveContracts.Support;

/// <summary>
/// What generated writers write to: minified JSON in pooled memory. Strings are escaped where RFC 8259 demands it and nowhere else;
/// raw JSON was checked when it was read.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonWriter : IDisposable
{
    // A number of any kind takes less than this.
    private const int MaxLengthOfValue = 64;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int length;

    // Whether a comma comes before what is next.
    private bool isNext;

    internal JsonWriter()
    {
    }

    /// <summary>What is written so far.</summary>
    internal ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        length = 0;
    }

    /// <summary>Opens an object; what is returned writes its properties and closes it.</summary>
    public ObjectWriter BeginObject(PropertyNames names, PreservedProperties? preserved)
    {
        Open((byte)'{');
        return new ObjectWriter(this, names, preserved);
    }

    /// <summary>Writes a string.</summary>
    public void Write(string value)
    {
        ArgumentNullException.ThrowIfNull(value);

        // UTF-16 takes three bytes of UTF-8 at most for each of its units, and an escape six.
        Span<byte> room = Room((value.Length * 3) + 3);
        int at = Comma(room);
        room[at++] = (byte)'"';
        int plain = Utf8Scan.CountUnescaped(value);
        if (plain == value.Length)
        {
            at += Encode(value, room[at..]);
            room[at++] = (byte)'"';
            length += at;
            return;
        }

        length += at;
        WriteEscaped(value, plain);
        Room(1)[0] = (byte)'"';
        length++;
    }

    /// <summary>Writes any JSON value.</summary>
    public void Write(JsonValue value) => Raw(value.IsDefined ? value.Raw : "null"u8);

    /// <summary>Writes what was read in place of an object, if anything was.</summary>
    public bool TryWriteOther(PreservedProperties? preserved)
    {
        if (preserved is null || !preserved.TryOther(out ReadOnlySpan<byte> json))
        {
            return false;
        }

        Raw(json);
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
        Span<char> text = stackalloc char[MaxLengthOfValue];
        value.TryFormat(text, out int written, default, CultureInfo.InvariantCulture);
        Number(text[..written]);
    }

    /// <summary>Writes a number.</summary>
    public void Write(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"JSON has no number for {value}."), nameof(value));
        }

        Span<char> text = stackalloc char[MaxLengthOfValue];
        value.TryFormat(text, out int written, default, CultureInfo.InvariantCulture);
        Number(text[..written]);
    }

    internal void Write(decimal value)
    {
        Span<char> text = stackalloc char[MaxLengthOfValue];
        value.TryFormat(text, out int written, default, CultureInfo.InvariantCulture);
        Number(text[..written]);
    }

    // Formatted as UTF-16, which a NativeAOT app has the code for anyway.
    private void Number(ReadOnlySpan<char> text)
    {
        Span<byte> room = Room(text.Length + 1);
        int at = Comma(room);
        Ascii.FromUtf16(text, room[at..], out int written);
        length += at + written;
    }

    /// <summary>Writes true or false.</summary>
    public void Write(bool value) => Raw(value ? "true"u8 : "false"u8);

    internal void WriteBase64(ReadOnlySpan<byte> bytes)
    {
        Span<byte> room = Room(Base64.GetMaxEncodedToUtf8Length(bytes.Length) + 3);
        int at = Comma(room);
        room[at++] = (byte)'"';
        Base64.EncodeToUtf8(bytes, room[at..], out _, out int written);
        room[at + written] = (byte)'"';
        length += at + written + 1;
    }

    /// <summary>Writes JSON as it is.</summary>
    internal void Raw(ReadOnlySpan<byte> json)
    {
        Span<byte> room = Room(json.Length + 1);
        int at = Comma(room);
        json.CopyTo(room[at..]);
        length += at + json.Length;
    }

    /// <summary>Writes a property's name in its quotes, with the colon.</summary>
    internal void Name(ReadOnlySpan<byte> token)
    {
        Raw(token);
        isNext = false;
    }

    /// <summary>Writes a property's name.</summary>
    internal void Name(string name)
    {
        Write(name);
        Room(1)[0] = (byte)':';
        length++;
        isNext = false;
    }

    internal void BeginObject() => Open((byte)'{');

    internal void BeginArray() => Open((byte)'[');

    internal void EndArray() => Close((byte)']');

    internal void EndObject() => Close((byte)'}');

    /// <summary>The JSON string of a text, quotes included.</summary>
    internal static byte[] Quote(string text)
    {
        using var writer = new JsonWriter();
        writer.Write(text);
        return writer.Written.ToArray();
    }

    private static int Encode(ReadOnlySpan<char> text, Span<byte> room)
    {
        Utf8.FromUtf16(text, room, out _, out int written); // a surrogate that stands alone is replaced: UTF-8 has none
        return written;
    }

    private void WriteEscaped(ReadOnlySpan<char> text, int plain)
    {
        while (plain < text.Length)
        {
            Span<byte> room = Room((plain * 3) + 6);
            int at = Encode(text[..plain], room);
            room[at++] = (byte)'\\';
            char escaped = text[plain];
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
            room[at++] = letter;
            if (letter == 'u')
            {
                "00"u8.CopyTo(room[at..]);
                room[at + 2] = (byte)('0' + (escaped >> 4));
                room[at + 3] = (byte)"0123456789ABCDEF"[escaped & 0xF];
                at += 4;
            }

            length += at;
            text = text[(plain + 1)..];
            plain = Utf8Scan.CountUnescaped(text);
        }

        length += Encode(text, Room(text.Length * 3));
    }

    private void Open(byte bracket)
    {
        Span<byte> room = Room(2);
        int at = Comma(room);
        room[at] = bracket;
        length += at + 1;
        isNext = false;
    }

    private void Close(byte bracket)
    {
        Room(1)[0] = bracket;
        length++;
        isNext = true;
    }

    private int Comma(Span<byte> room)
    {
        if (!isNext)
        {
            isNext = true;
            return 0;
        }

        room[0] = (byte)',';
        return 1;
    }

    private Span<byte> Room(int size)
    {
        if (buffer.Length - length < size)
        {
            Grow(size);
        }

        return buffer.AsSpan(length);
    }

    private void Grow(int size)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(length + (long)size, buffer.Length * 2L)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
